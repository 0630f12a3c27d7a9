import { text } from './scalars.ts';

/** A tag: the spelling a reader sees and the one slug that all its spellings share. */
export interface Tag {
  readonly slug: string;
  readonly label: string;
}

/** A tag as written, given its slug. */
export const tag = () =>
  text(60)
    .refine((label) => slugify(label) !== '', { error: 'a tag needs at least one letter or digit' })
    .transform((label): Tag => ({ slug: slugify(label), label }))
    .describe('A topic. Spellings that differ in case, accents of composition or spacing are one tag.');

/** Lower-case letters and digits of any script in NFC, joined by single hyphens; `C++` and `C#` keep their sign as a word. */
export function slugify(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
