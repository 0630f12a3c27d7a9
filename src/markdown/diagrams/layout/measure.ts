/** Type sizes of a drawing, in its units, and the height of a line of type. */
export const TYPE = { box: 13, small: 11, leading: 1.3 } as const;

export interface Face {
  readonly size: number;
  readonly isBold?: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Widths of letters, as parts of the type size, in the widest of the faces that `system-ui` is: which one a reader has is not known,
 * and words must not stick out of a box.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\p{Cf}]/u, 0],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u, 1],
  [/[\p{Emoji_Presentation}\p{So}]/u, 1.3],
  [/ /, 0.34],
  [/[ŒÆœæŴŵЖШЩЮЫФМжшщюыфм…—]/, 1.05],
  [/[.,:;'ijlI!]/, 0.4],
  [/[-/\\()[\]{}`ftr]/, 0.47],
  [/[mwMW@%]/, 1],
  [/[\p{Lu}<>=+~#&]/u, 0.84],
];
const OTHER = 0.67;

/** The width of words in one line. */
export function widthOf(words: string, { size, isBold = false }: Face): number {
  let width = 0;
  for (const letter of words) width += WIDTHS.find(([pattern]) => pattern.test(letter))?.[1] ?? OTHER;
  return width * size * (isBold ? 1.1 : 1);
}

/** The room that lines of words take. */
export function sizeOf(label: string, face: Face): Size {
  if (label === '') return { width: 0, height: 0 };
  const lines = label.split('\n');
  const width = Math.max(...lines.map((line) => widthOf(line, face)));
  return { width, height: lines.length * face.size * TYPE.leading };
}

/** Break lines that are wider than `width`, between words only. */
export function wrap(label: string, width: number, face: Face): string {
  return label
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = [];
      for (const word of line.split(' ')) {
        const longer = `${lines.at(-1)} ${word}`;
        if (lines.length > 0 && widthOf(longer, face) <= width) lines.splice(-1, 1, longer);
        else lines.push(word);
      }
      return lines;
    })
    .join('\n');
}
