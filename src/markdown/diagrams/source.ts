/** A statement of a diagram, with the number of its line in the block, from 0. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The text of a diagram, taken apart. */
export interface DiagramSource {
  /** The first word, which says what is drawn. */
  readonly kind: string;
  readonly header: Line;
  /** The title of the front matter, which stands above a drawing. */
  readonly caption: string | undefined;
  /** `accTitle` and `accDescr`, for those who do not see the drawing. */
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
    super(message.replaceAll(SEMICOLON, ';'));
    this.line = line;
    this.hint = hint;
  }
}

/** Stands for the semicolon of an entity (`#quot;`, `&lt;`), which separates nothing. */
const SEMICOLON = '\uE000';
const FRONT_MATTER = /^\s*---[ \t]*\n([\s\S]*?)\n[ \t]*---[ \t]*(?=\n|$)/;

/**
 * Read the titles and the description of a diagram, and leave out comments and `%%{init: …}%%`, which sets colours.
 *
 * @throws {DiagramError}
 */
export function readSource(code: string): DiagramSource {
  const found = new Map<string, string>();
  const take = (name: string) => (whole: string, value: string) => {
    found.set(name, value.trim().replace(/\s+/g, ' '));
    return whole.replace(/[^\n]/g, '');
  };
  const rest = code
    .replaceAll('\r\n', '\n')
    .replace(FRONT_MATTER, (whole, matter: string) => {
      const title = /^title:[ \t]*(.+)$/m.exec(matter)?.[1]?.trim();
      return take(title ? 'caption' : '')(whole, title?.replace(/^(["'])(.*)\1$/, '$2') ?? '');
    })
    .replace(/^[ \t]*%%(\{[\s\S]*?\}%%|.*$)/gm, take(''))
    .replace(/^[ \t]*accTitle[ \t]*:(.*)$/m, take('title'))
    .replace(/^[ \t]*accDescr[ \t]*:(.*)$/m, take('description'))
    .replace(/^[ \t]*accDescr\s*\{([^}]*)\}/m, take('description'))
    .replace(/([#&]#?\w+);/g, `$1${SEMICOLON}`);
  const [first, ...lines] = rest
    .split('\n')
    .map((text, number): Line => ({ text: text.trim(), number }))
    .filter(({ text }) => text !== '');
  if (!first) throw new DiagramError('a diagram is empty', 0, 'its first line names its kind: flowchart LR');
  const [text = '', ...more] = first.text.split(';');
  const header = { ...first, text: text.trim() };
  const beside = more.join(';').trim();
  return {
    kind: /^[\w-]+/.exec(header.text)?.[0] ?? header.text,
    header,
    caption: found.get('caption'),
    title: found.get('title'),
    description: found.get('description'),
    lines: beside === '' ? lines : [{ ...first, text: beside }, ...lines],
  };
}

/** The beginning of a long statement, to quote it. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
