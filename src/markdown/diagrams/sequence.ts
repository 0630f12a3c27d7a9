import { createNames, protect } from './names.ts';
import { DiagramError, type DiagramSource, type Line } from './source.ts';

const MESSAGE = /^(.+?)\s*(--?(?:>>|>|\)|x))\s*[+-]?\s*([^:]+?)\s*:\s*(.*)$/;
const BLOCK = /^(loop|alt|opt|par|critical|break)(?:\s+(.*))?$/;
const DIVIDER = /^(else|and|option)(?:\s+(.*))?$/;
const HINT =
  'a line is like Web->>API: asks; notes are “Note over Web,API: text”; blocks are loop, alt, opt, par, critical and break';

/** Read a sequence diagram and write it as the layout engine reads it. */
export function normalizeSequence({ lines }: DiagramSource): string[] {
  const nameOf = createNames('p');
  const declared = new Set<string>();
  const blocks: Line[] = [];
  const declare = (written: string, label = written, kind = 'participant'): string[] => {
    const isNew = !declared.has(written);
    declared.add(written);
    return isNew ? [`${kind} ${nameOf(written)} as ${protect(label)}`] : [];
  };
  const written = lines.flatMap(({ text, number }): string[] => {
    const [, kind, participant, alias] = /^(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/.exec(text) ?? [];
    if (kind && participant) return declare(participant, alias ?? participant, kind);
    if (/^(?:activate|deactivate)\s+\S/.test(text)) return [];
    const [, side, about, note] = /^Note\s+(left of|right of|over)\s+([^:]+):\s*(.+)$/i.exec(text) ?? [];
    if (side && about && note) {
      const names = about.split(',').map((name) => name.trim());
      return [
        ...names.flatMap((name) => declare(name)),
        `Note ${side} ${names.map(nameOf).join(',')}: ${protect(note)}`,
      ];
    }
    const block = BLOCK.exec(text);
    if (block) {
      blocks.push({ text, number });
      return [`${block[1]} ${protect(block[2] ?? '')}`];
    }
    const divider = DIVIDER.exec(text);
    if (divider) {
      if (blocks.length === 0) throw new DiagramError(`“${text}” divides no block`, number, HINT);
      return [`${divider[1] === 'and' ? 'and' : 'else'} ${protect(divider[2] ?? '')}`];
    }
    if (text === 'end') {
      if (!blocks.pop()) throw new DiagramError('“end” ends nothing', number, 'leave it out');
      return [text];
    }
    const [, from, arrow, to, label = ''] = MESSAGE.exec(text) ?? [];
    if (!from || !arrow || !to) throw new DiagramError(`“${text.slice(0, 60)}” cannot be read`, number, HINT);
    return [...declare(from), ...declare(to), `${nameOf(from)}${arrow}${nameOf(to)}: ${protect(label) || ' '}`];
  });
  const open = blocks.at(-1);
  if (open) throw new DiagramError(`“${open.text}” is never ended`, open.number, 'write “end” on a line of its own');
  return ['sequenceDiagram', ...written];
}
