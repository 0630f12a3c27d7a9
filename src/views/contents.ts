/** A heading of the page: its text and its fragment. */
export interface Heading {
  readonly slug: string;
  readonly text: string;
  /** True below another one of the list. */
  readonly isPart?: boolean | undefined;
}

/** Fewer headings are seen without a list of them. */
export const LEAST_CONTENTS = 3;

/**
 * The headings of a text that a table of contents lists: those of `##`; where they are fewer than a list is made of, those of
 * `###` with them, and so on.
 */
export function contentsOf(headings: readonly (Heading & { readonly depth: number })[]): Heading[] {
  const named = headings.filter(({ depth, text }) => depth > 1 && text.trim() !== '');
  const depths = [...new Set(named.map(({ depth }) => depth))].sort((a, b) => a - b);
  const upTo = (deepest: number) => named.filter(({ depth }) => depth <= deepest);
  const deepest = depths.find((depth) => upTo(depth).length >= LEAST_CONTENTS) ?? depths[0] ?? 0;
  return upTo(deepest).map(({ slug, text, depth }) => ({ slug, text, isPart: depth > (depths[0] ?? depth) }));
}
