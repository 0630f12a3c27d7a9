import type { Font, PathCommand } from 'opentype.js';

/** A face that can be measured and drawn as outlines: no machine's own fonts take part, so every build draws the same. */
export interface Typeface {
  /** True when there is a shape for every sign of a text that means something: emoji and what no eye sees may be missing. */
  canWrite(text: string): boolean;
  /** Width of a text in pixels. */
  measure(text: string, size: number): number;
  /** Outline of a text as SVG path data, from the start of its baseline. */
  draw(text: string, x: number, y: number, size: number): string;
}

/** What no eye sees (controls, directions, joiners, selectors of variants), and the key around a digit. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]|\u20e3/gu;
/** Several emoji that are shown as one: a person, a joiner, a trade. */
const JOINED =
  /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)+/gu;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
/** Signs that no face has, and emoji, that mean what another sign means. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ '⬅': '←', '⬆': '↑', '➡': '→', '⬇': '↓' },
  ...{ '☑': '✓', '✅': '✓', '✔': '✓' },
  ...{ '✕': '×', '✖': '×', '✗': '×', '✘': '×', '❌': '×' },
  ...{ '➕': '+', '➖': '−', '➗': '÷' },
};

/**
 * One face of several files, each with the signs of some scripts; the first that has a sign draws it. `symbols` draws the signs of
 * no script that are left: without shaping, the letters in it would not make words.
 */
export function createTypeface(fonts: readonly Font[], symbols: Font): Typeface {
  const hasSign = (font: Font, sign: string) => font.charToGlyphIndex(sign) > 0;
  const fontOf = (sign: string) =>
    fonts.find((font) => hasSign(font, sign)) ??
    (/\p{Script=Common}/u.test(sign) && hasSign(symbols, sign) ? symbols : undefined);

  /** Walk over the signs of a text with their places; those without a shape are left out. */
  const walk = (text: string, size: number, visit: (font: Font, sign: string, x: number) => void): number => {
    let x = 0;
    let previous: { readonly font: Font; readonly sign: string } | undefined;
    for (const sign of text) {
      const font = fontOf(sign);
      if (!font) continue;
      const scale = size / font.unitsPerEm;
      const glyph = font.charToGlyph(sign);
      if (previous?.font === font) x += font.getKerningValue(font.charToGlyph(previous.sign), glyph) * scale;
      visit(font, sign, x);
      x += (glyph.advanceWidth ?? 0) * scale;
      previous = { font, sign };
    }
    return x;
  };

  return {
    canWrite: (text) =>
      [...text.replace(INVISIBLE, '')].every((sign) => EMOJI.test(sign) || fontOf(sign) !== undefined),
    measure: (text, size) => walk(text, size, () => {}),
    draw(text, x, y, size) {
      const paths: string[] = [];
      walk(text, size, (font, sign, at) => {
        paths.push(
          ...font
            .charToGlyph(sign)
            .getPath(x + at, y, size)
            .commands.map(writeCommand),
        );
      });
      return paths.join('');
    },
  };
}

/** A text as it is drawn: one line, composed letters, nothing invisible and no emoji that the face lacks. */
export function plainText(face: Typeface, text: string): string {
  const visible = text.normalize('NFC').replace(/\s+/g, ' ').replace(JOINED, '').replace(INVISIBLE, '');
  return [...visible]
    .map((sign) => PLAIN[sign] ?? sign)
    .filter((sign) => !EMOJI.test(sign) || face.measure(sign, 100) > 0)
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** One command of path data, to a tenth of a pixel. The package's own writer turns some numbers near zero into NaN. */
function writeCommand(command: PathCommand): string {
  const { type } = command;
  const points =
    type === 'Z'
      ? []
      : [
          ...(type === 'C' || type === 'Q' ? [command.x1, command.y1] : []),
          ...(type === 'C' ? [command.x2, command.y2] : []),
          ...[command.x, command.y],
        ];
  return `${type}${points.map((number) => Math.round(number * 10) / 10).join(' ')}`;
}
