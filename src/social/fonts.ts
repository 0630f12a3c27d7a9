import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'opentype.js/dist/opentype.mjs';
import { createTypeface, type Typeface } from './typeface.ts';

/** The text face of the pages, in the files that its package cuts it into. */
const TEXT = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'].map(
  (script) => `source-serif-4/files/source-serif-4-${script}-600-normal.woff`,
);
/** The face of formulas: arrows, relations, ticks. */
const SYMBOLS = 'noto-sans-math/files/noto-sans-math-latin-400-normal.woff';

/** Read the typeface of social images from the packages of the project. */
export function readTypeface(root: string): Typeface {
  const read = (file: string) => {
    const bytes = readFileSync(join(root, 'node_modules/@fontsource', file));
    return parse(new Uint8Array(bytes).buffer);
  };
  return createTypeface(TEXT.map(read), read(SYMBOLS));
}
