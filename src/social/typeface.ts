import type { Font, PathCommand } from 'opentype.js';

/** The shape of a sign, in the units of its font, with y upwards. */
export interface Shape {
  readonly commands: readonly PathCommand[];
  /** Units of the font in one size. */
  readonly unitsPerEm: number;
}

/** A shape and the start of its baseline, in pixels from that of the text. */
export interface Placed {
  readonly shape: Shape;
  readonly x: number;
}

/** A face that can be measured and set: no machine's own fonts take part, so every build draws the same. */
export interface Typeface {
  /** True when there is a shape for every sign of a text that means something: emoji and what no eye sees may be missing. */
  canWrite(text: string): boolean;
  /** Width of a text in pixels. */
  measure(text: string, size: number): number;
  /** The shapes of a text side by side. The same sign has the same shape, which can be a key. */
  set(text: string, size: number): Placed[];
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

/** What a face knows of one sign. */
interface Sign {
  readonly font: Font;
  readonly glyph: ReturnType<Font['charToGlyph']>;
  /** Widths as multiples of the size. */
  readonly advance: number;
  readonly kerning: Map<string, number>;
  shape?: Shape;
}

/**
 * One face of several files, each with the signs of some scripts; the first that has a sign draws it. `symbols` draws the signs of
 * no script that are left: without shaping, the letters in it would not make words.
 */
export function createTypeface(fonts: readonly Font[], symbols: Font): Typeface {
  const signs = new Map<string, Sign | undefined>();
  const hasSign = (font: Font, sign: string) => font.charToGlyphIndex(sign) > 0;
  const fontOf = (sign: string) =>
    fonts.find((font) => hasSign(font, sign)) ??
    (/\p{Script=Common}/u.test(sign) && hasSign(symbols, sign) ? symbols : undefined);
  const read = (text: string): Sign | undefined => {
    const font = fontOf(text);
    if (!font) return undefined;
    const glyph = font.charToGlyph(text);
    return { font, glyph, advance: (glyph.advanceWidth ?? 0) / font.unitsPerEm, kerning: new Map() };
  };
  const find = (text: string): Sign | undefined => {
    if (!signs.has(text)) signs.set(text, read(text));
    return signs.get(text);
  };
  const kerningOf = (left: Sign, right: Sign, text: string): number => {
    let kerning = left.kerning.get(text);
    if (kerning === undefined) {
      kerning = left.font.getKerningValue(left.glyph, right.glyph) / left.font.unitsPerEm;
      left.kerning.set(text, kerning);
    }
    return kerning;
  };

  /** Walk over the signs of a text with their places, as multiples of the size; those without a shape are left out. */
  const walk = (text: string, visit: (sign: Sign, x: number) => void): number => {
    let x = 0;
    let previous: Sign | undefined;
    for (const character of text) {
      const sign = find(character);
      if (!sign) continue;
      if (previous?.font === sign.font) x += kerningOf(previous, sign, character);
      visit(sign, x);
      x += sign.advance;
      previous = sign;
    }
    return x;
  };

  return {
    canWrite: (text) => [...text.replace(INVISIBLE, '')].every((sign) => EMOJI.test(sign) || find(sign) !== undefined),
    measure: (text, size) => walk(text, () => {}) * size,
    set(text, size) {
      const placed: Placed[] = [];
      walk(text, (sign, x) => {
        sign.shape ??= { commands: sign.glyph.path.commands, unitsPerEm: sign.font.unitsPerEm };
        placed.push({ shape: sign.shape, x: x * size });
      });
      return placed;
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
