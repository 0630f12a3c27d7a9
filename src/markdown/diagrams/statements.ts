import { type Direction, directionOf } from './model.ts';
import { DiagramError, type DiagramSource, type Line, shorten } from './source.ts';

/** Statements about looks, which the theme of the site has. */
export const LOOKS =
  /^(?:(?:classDef|style)\s+[\p{L}\p{N}_][^\s<>]*\s+[\w-]+\s*:|linkStyle\s+(?:default|[\d,\s]+)\s|cssClass\s+"[^"]*"\s+[\w-]+$)/u;
/** `class a,b hot` gives boxes a look, where class is not a word of its own. */
export const CLASS_OF = /^class\s+[\p{L}\p{N}_][\p{L}\p{N}_,. -]*\s+[\w-]+$/u;

/** Give statements that a semicolon separates lines of their own; one before anything else is part of a text. */
export function separate(lines: readonly Line[], statement: RegExp): Line[] {
  return lines.flatMap(({ text, number }) => {
    const parts: string[] = [];
    for (const part of text.split(';')) {
      if (parts.length === 0 || statement.test(part.trim())) parts.push(part);
      else if (part.trim() !== '') parts.push(`${parts.pop()};${part}`);
    }
    return parts.map((part) => ({ text: part.trim(), number })).filter((line) => line.text !== '');
  });
}

/** Refuse what follows the kind of a diagram on its line. */
export function assertBare({ kind, header }: DiagramSource): void {
  const rest = header.text.slice(kind.length).trim();
  if (rest) throw new DiagramError(`“${rest}” cannot be read`, header.number, `write “${kind}” on a line of its own`);
}

/** Refuse a statement. */
export function refuse({ text, number }: Line, hint: string): never {
  throw new DiagramError(`“${shorten(text)}” cannot be read`, number, hint);
}

/** A kind of statement, and what it adds to what is read. */
export interface Statement<Read> {
  readonly pattern: RegExp;
  readonly take: (read: Read, groups: readonly (string | undefined)[], line: Line) => void;
}

/**
 * Read statements. One that is of no kind is refused: nothing is left out in silence.
 *
 * @throws {DiagramError}
 */
export function takeStatements<Read>(
  read: Read,
  lines: readonly Line[],
  kinds: (read: Read) => readonly Statement<Read>[],
  hint: string,
): void {
  for (const line of lines) {
    const found = kinds(read)
      .map(({ pattern, take }) => ({ groups: pattern.exec(line.text), take }))
      .find(({ groups }) => groups !== null);
    if (!found?.groups) refuse(line, hint);
    found.take(read, found.groups.slice(1), line);
  }
}

/** Write `state A { B --> C }` on three lines. */
export function openBraces(lines: readonly Line[], opening: RegExp): Line[] {
  return lines.flatMap((line) => {
    const [, before = '', body = ''] = /^((?:"[^"]*"|[^{}"])*)\{([^{}]*)\}$/.exec(line.text) ?? [];
    if (!opening.test(before)) return line;
    return [`${before.trim()} {`, ...body.split(';'), '}'].flatMap((part) =>
      part.trim() === '' ? [] : { text: part.trim(), number: line.number },
    );
  });
}

/** The direction of a statement `direction LR`; nothing where it is another one. */
export function readDirection({ text, number }: Line): Direction | undefined {
  const [, written] = /^direction\s+(\w+)$/.exec(text) ?? [];
  if (written === undefined) return undefined;
  const direction = directionOf(written);
  if (direction) return direction;
  throw new DiagramError(`“${written}” is not a direction`, number, 'write direction TB, LR, BT or RL');
}

/** A pattern for a whole statement. */
export function whole(source: string, flags = 'u'): RegExp {
  return new RegExp(`^(?:${source})$`, flags);
}

/** A drawing is one picture. */
export function refuseLink({ text, number }: Line): never {
  const hint = 'a drawing has no links: write the link in the text';
  throw new DiagramError(`“${shorten(text)}” is not drawn`, number, hint);
}
