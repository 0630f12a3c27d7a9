import { analyze, isCompound } from '../analyze.ts';
import { FACETS, type FacetName } from '../format/facets.ts';
import { namesIn } from '../names.ts';

/** A query as it is understood. */
export interface Query {
  /** What is written besides filters. */
  readonly text: string;
  /** Distinct words in their order, those of phrases included. */
  readonly words: readonly string[];
  /** The last word, when it may still be being typed: it also stands for words that begin with it. With it, the compound it ends. */
  readonly open: readonly string[];
  /** Words that are names of several parts, such as `userSettings`, with these. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Words that have to stand as they are written, and together. */
  readonly phrases: readonly (readonly string[])[];
  /** Values per facet: any of them, and of every facet. */
  readonly filters: ReadonlyMap<FacetName, readonly string[]>;
  /** Facets that are named without a value: `severity:`. */
  readonly unfinished: readonly FacetName[];
}

const FILTER = new RegExp(`(^|\\s)(${FACETS.join('|')}):("[^"]*"?|\\S*)`, 'giu');
const PHRASE = /"([^"]*)"/g;
/** Phones write these by themselves. */
const QUOTES = /[“”„‟«»]|[‘’]{2}/g;
/** Nobody types more; a pasted page would ask for hundreds of files. */
const MOST_WORDS = 24;

/** Understand a query: words, `"phrases"` and filters like `kind:post-mortem tag:sqlite`. Every text is a query. */
export function parseQuery(written: string): Query {
  const filters = new Map<FacetName, string[]>();
  const unfinished: FacetName[] = [];
  const rest = plainQuotes(written).replace(FILTER, (_, space: string, named: string, quoted: string) => {
    const name = FACETS.find((facet) => facet === named.toLowerCase());
    const value = quoted.replaceAll('"', '').trim().toLowerCase();
    if (name && value) filters.set(name, [...new Set([...(filters.get(name) ?? []), value])]);
    else if (name && !unfinished.includes(name)) unfinished.push(name);
    return space;
  });
  const phrases = Array.from(rest.matchAll(PHRASE), ([, phrase = '']) => analyze(phrase)).filter(
    ({ length }) => length > 0,
  );
  const words = [...new Set(analyze(rest))].slice(0, MOST_WORDS);
  const open = /[\p{L}\p{M}\p{N}]$/u.test(rest) ? endOf(rest) : [];
  return { text: rest, words, open, names: namesIn(rest), phrases, filters, unfinished };
}

/** Quotes of every kind as `"`. */
export function plainQuotes(text: string): string {
  return text.replace(QUOTES, '"');
}

/** The last word of a text, and the compound that ends with it: `better-sq` and `sq`. */
function endOf(text: string): string[] {
  const words = analyze(text);
  const at = words.findLastIndex(isCompound);
  const compound = words[at];
  const isLast = compound?.split(/[._-]/).length === words.length - at - 1;
  return [...(compound && isLast ? [compound] : []), ...words.slice(-1)];
}

/** Write a filter into a query, or take it out: the text of the box is the one state of a search. */
export function toggleFilter(written: string, name: FacetName, value: string): string {
  const filter = `${name}:${value}`;
  let isFound = false;
  const without = plainQuotes(written).replace(FILTER, (match, space: string, named: string, quoted: string) => {
    const isSame = named.toLowerCase() === name && quoted.replaceAll('"', '').trim().toLowerCase() === value;
    if (!isSame) return match;
    isFound = true;
    return space;
  });
  return isFound ? without.replace(/\s+/g, ' ').trim() : [written.trim(), filter].filter(Boolean).join(' ');
}
