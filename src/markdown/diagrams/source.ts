/** A line of a diagram that says something, with its number in the block, from 0. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The text of a diagram, taken apart. */
export interface DiagramSource {
  /** The first word, which says what is drawn. */
  readonly kind: string;
  readonly header: Line;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly lines: readonly Line[];
}

/** What keeps a diagram from being drawn. */
export class DiagramError extends Error {
  override readonly name = 'DiagramError';
  /** Number of the line in the block, from 0. */
  readonly line: number;
  readonly hint: string;

  constructor(message: string, line: number, hint: string) {
    super(message);
    this.line = line;
    this.hint = hint;
  }
}

/** Colours and clicks: the page has a theme of its own, and a drawing is one picture. */
const LOOKS = /^(?:classDef|cssClass|linkStyle|style)\s/;

/**
 * Read title and description of a diagram, and leave out comments and colours.
 *
 * @throws {DiagramError}
 */
export function readSource(code: string): DiagramSource {
  let title: string | undefined;
  let description: string | undefined;
  const lines: Line[] = [];
  let isMatter = false;
  let inDescription = false;
  for (const [number, raw] of code.split(/\r?\n/).entries()) {
    const text = raw.trim().replace(/;$/, '');
    if (text === '---' && (isMatter || lines.length === 0)) {
      isMatter = !isMatter;
      continue;
    }
    if (isMatter) {
      title ??= /^title:\s*(.+)$/.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
      continue;
    }
    if (inDescription) {
      const [words = ''] = text.split('}');
      description = `${description ?? ''} ${words}`.trim();
      inDescription = !text.includes('}');
      continue;
    }
    const [, key, value = ''] = /^(accTitle|accDescr)\s*:\s*(.+)$/.exec(text) ?? [];
    if (key === 'accTitle') title = value;
    else if (key === 'accDescr') description = value;
    else if (/^accDescr\s*\{/.test(text)) {
      description = text
        .replace(/^accDescr\s*\{/, '')
        .replace('}', '')
        .trim();
      inDescription = !text.includes('}');
    } else if (text !== '' && !text.startsWith('%%') && !LOOKS.test(text)) lines.push({ text, number });
  }
  const [header, ...rest] = lines;
  if (!header) throw new DiagramError('a diagram is empty', 0, 'its first line names its kind: flowchart LR');
  return { kind: /^[\w-]+/.exec(header.text)?.[0] ?? header.text, header, title, description, lines: rest };
}
