import { protect } from './names.ts';
import { DiagramError, type DiagramSource, type Line } from './source.ts';

const CLASS = /^class\s+([\p{L}\p{N}_.-]+)(?:~([\p{L}\p{N}_]+)~)?(?::::[\w-]+)?\s*(\{)?$/u;
const RELATION =
  /^([\p{L}\p{N}_.-]+?)\s*(?:"([^"]*)"\s*)?(<\|--|<\|\.\.|\*--|o--|-->|--\*|--o|--\|>|\.\.\|>|\.\.>|<--|<\.\.|--)\s*(?:"([^"]*)"\s*)?([\p{L}\p{N}_.-]+)(?:\s*:\s*(.+))?$/u;
const MEMBER = /^([\p{L}\p{N}_.-]+)\s*:\s*(\S.*)$/u;
const HINT = 'a line is like Animal <|-- Duck, class Animal { … }, or Animal : +int age';

/** Read a class diagram and write it as the layout engine reads it. */
export function normalizeClasses({ lines }: DiagramSource): string[] {
  const open: (Line & { readonly isClass: boolean })[] = [];
  const written = lines.flatMap(({ text, number }): string[] => {
    if (text === '}') {
      if (!open.pop()) throw new DiagramError('“}” ends nothing', number, 'leave it out');
      return [text];
    }
    if (open.at(-1)?.isClass) return [text];
    if (/^direction\s+(?:TD|TB|LR|BT|RL)$/.test(text)) return [];
    if (/^namespace\s+\S+\s*\{$/.test(text)) {
      open.push({ text, number, isClass: false });
      return [text];
    }
    const declared = CLASS.exec(text);
    if (declared) {
      const [, id, generic, brace] = declared;
      if (brace) open.push({ text, number, isClass: true });
      return [`class ${id}${generic ? `~${generic}~` : ''}${brace ? ' {' : ''}`];
    }
    const [, from, atFrom, arrow, atTo, to, label] = RELATION.exec(text) ?? [];
    if (from && arrow && to) {
      const quoted = (words: string | undefined) => (words ? ` "${protect(words)}"` : '');
      return [`${from}${quoted(atFrom)} ${arrow}${quoted(atTo)} ${to}${label ? ` : ${protect(label)}` : ''}`];
    }
    if (MEMBER.test(text)) return [text];
    throw new DiagramError(`“${text.slice(0, 60)}” cannot be read`, number, HINT);
  });
  const last = open.at(-1);
  if (last) throw new DiagramError(`“${last.text}” is never ended`, last.number, 'write “}” on a line of its own');
  return ['classDiagram', ...written];
}
