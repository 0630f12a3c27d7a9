import { analyze } from './analyze.ts';

/** A name whose parts begin with capitals; only where a word begins, so that each letter is looked at once. */
const NAME = /(?<![\p{L}\p{N}])[\p{Lu}\p{N}]*\p{Ll}[\p{Ll}\p{N}]*\p{Lu}[\p{L}\p{N}]*/gu;
/** Where a part begins: `get·User`, `parse·HTTP·Server`. */
const PART = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/**
 * Names of two parts that begin with a capital, such as JavaScript and GitHub, are mostly those of products, which their parts do
 * not stand for. Shorter parts say nothing; what is longer or has more is a key or a picture in letters.
 */
const SHORTEST_PART = 3;
const MOST_PARTS = 6;
const LONGEST_NAME = 48;

/** Write the parts of names like `getUserSettings` after each, so that they are found by `settings` too. */
export function spellOut(text: string): string {
  return text.replace(NAME, (name) => [name, ...partsOf(name)].join(' '));
}

/** Names in a query with the words of their parts, by the word that each is. */
export function namesIn(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map((text.match(NAME) ?? []).map((name) => [analyze(name).join(' '), analyze(partsOf(name).join(' '))]));
}

function partsOf(name: string): string[] {
  const parts = name.length > LONGEST_NAME ? [] : name.split(PART);
  const isBrand = parts.length === 2 && /^\p{Lu}/u.test(name);
  return isBrand || parts.length > MOST_PARTS ? [] : parts.filter(({ length }) => length >= SHORTEST_PART);
}
