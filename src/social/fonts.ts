import { createHash } from 'node:crypto';
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
  const read = (file: string) => parse(new Uint8Array(readFont(root, file)).buffer);
  return createTypeface(TEXT.map(read), read(SYMBOLS));
}

/** Digest of the files that the typeface is read from. */
export function digestTypeface(root: string): string {
  const hash = createHash('sha256');
  for (const file of [...TEXT, SYMBOLS]) hash.update(readFont(root, file));
  return hash.digest('hex');
}

function readFont(root: string, file: string): Buffer {
  return readFileSync(join(root, 'node_modules/@fontsource', file));
}
