import type { Features } from 'satteri';

/** Parser features beyond those of plain Markdown that change what is a block and what is text. */
const SYNTAX = {
  // With one dollar sign, “$0.60 … $5” would be a formula.
  math: { singleDollarTextMath: false },
  definitionList: true,
} satisfies Features;

/** What pages are rendered with. */
export const RENDERING: Features = {
  ...SYNTAX,
  directive: true,
  rawHtml: true,
  // `typography.ts` knows options of commands and primes besides.
  smartPunctuation: false,
  // The usual arrow with a hook is a box in many fonts.
  gfm: { footnotes: { backContent: '↑' } },
};

/** What the check and the search read a body with, which has no front matter; `reading.ts` stands in for directives. */
export const READING: Features = { ...SYNTAX, frontmatter: false };

/** The same as `READING`, with directives: only for finding them, since times such as 10:16 are directives to the parser. */
export const READING_DIRECTIVES: Features = { ...READING, directive: true };
