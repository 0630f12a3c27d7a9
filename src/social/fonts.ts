import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'opentype.js/dist/opentype.mjs';
import { createTypeface, type Typeface } from './typeface.ts';

/** The text face of the pages, in the files that its package cuts it into. */
const FOLDER = 'node_modules/@fontsource/source-serif-4/files';
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];

/** Read the typeface of social images from the packages of the project. */
export function readTypeface(root: string): Typeface {
  return createTypeface(
    SCRIPTS.map((script) => {
      const bytes = readFileSync(join(root, FOLDER, `source-serif-4-${script}-600-normal.woff`));
      return parse(new Uint8Array(bytes).buffer);
    }),
  );
}
