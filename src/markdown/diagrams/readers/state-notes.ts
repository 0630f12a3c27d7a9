import { DiagramError, type Line } from '../source.ts';

/** Join the lines of notes that have lines of their own, up to “end note”. */
export function joinNotes(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let open: Line | undefined;
  for (const line of lines) {
    if (open && /^end\s+note$/i.test(line.text)) {
      joined.push(open);
      open = undefined;
    } else if (open) open = { ...open, text: `${open.text}${open.text.endsWith(':') ? ' ' : '<br>'}${line.text}` };
    else if (/^note\s+(?:left|right)\s+of\s+[^:]+$/i.test(line.text)) open = { ...line, text: `${line.text} :` };
    else joined.push(line);
  }
  if (open) throw new DiagramError('a note is never ended', open.number, 'write “end note” on a line of its own');
  return joined;
}
