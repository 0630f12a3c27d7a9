import { createNames, protect } from './names.ts';
import { DiagramError, type DiagramSource, type Line } from './source.ts';

const STATE = String.raw`(\[\*\]|[\p{L}\p{N}_.-]+?)`;
const TRANSITION = new RegExp(String.raw`^${STATE}\s*-->\s*${STATE}(?:\s*:\s*(.+))?$`, 'u');
const DESCRIPTION = /^([\p{L}\p{N}_.-]+)\s*:\s*(.+)$/u;
const NAMED = /^state\s+"([^"]+)"\s+as\s+([\p{L}\p{N}_.-]+)\s*(\{)?$/u;
const COMPOSITE = /^state\s+([\p{L}\p{N}_.-]+)\s*(\{)?$/u;
const HINT = 'a line is like Open --> Closed : fixed; forks, choices, notes and concurrent states are not drawn';

/** Read a state diagram and write it as the layout engine reads it. */
export function normalizeState({ lines }: DiagramSource): string[] {
  const nameOf = createNames('s');
  const labels = new Map<string, string>();
  for (const { text } of lines) {
    const [, label, id] = NAMED.exec(text) ?? [];
    const [, described, description] = TRANSITION.test(text) ? [] : (DESCRIPTION.exec(text) ?? []);
    if (label && id) labels.set(id, label);
    if (described && description) labels.set(described, description);
  }
  const written = new Set<string>();
  const open: Line[] = [];
  const groups = new Set(
    lines.flatMap(({ text }) =>
      [NAMED.exec(text), COMPOSITE.exec(text)].flatMap((match) =>
        match?.at(-1) === '{' ? ((match.length > 3 ? match[2] : match[1]) ?? []) : [],
      ),
    ),
  );
  /** The engine shows the name of a state that has no description; ours is not what the writer wrote. */
  const describe = (id: string): string[] => {
    if (id === '[*]' || written.has(id) || groups.has(id)) return [];
    written.add(id);
    return [`state "${protect(labels.get(id) ?? id)}" as ${nameOf(id)}`];
  };
  const ref = (id: string) => (id === '[*]' ? id : nameOf(id));
  const result = lines.flatMap(({ text, number }): string[] => {
    if (/^direction\s+(?:TD|TB|LR|BT|RL)$/.test(text)) return [text];
    if (text === '}') {
      if (!open.pop()) throw new DiagramError('“}” ends nothing', number, 'leave it out');
      return [text];
    }
    const named = NAMED.exec(text);
    const id = named?.[2] ?? COMPOSITE.exec(text)?.[1];
    if (id !== undefined) {
      if (!groups.has(id) || !text.endsWith('{')) return describe(id);
      open.push({ text, number });
      return [`state "${protect(labels.get(id) ?? id)}" as ${nameOf(id)} {`];
    }
    const [, from, to, label] = TRANSITION.exec(text) ?? [];
    if (from && to) {
      const tail = label ? ` : ${protect(label)}` : '';
      return [...describe(from), ...describe(to), `${ref(from)} --> ${ref(to)}${tail}`];
    }
    const described = DESCRIPTION.exec(text)?.[1];
    if (described) return describe(described);
    throw new DiagramError(`“${text.slice(0, 60)}” cannot be read`, number, HINT);
  });
  const last = open.at(-1);
  if (last) throw new DiagramError('a state is never ended', last.number, 'write “}” on a line of its own');
  return ['stateDiagram-v2', ...result];
}
