import { analyze } from '../analyze.ts';
import type { SearchDocument } from '../document.ts';

/** A document that matches, with the section that matches best. */
export interface Hit {
  readonly document: SearchDocument;
  readonly score: number;
  readonly section: SearchDocument['sections'][number] | undefined;
}

/** A document with its words, analyzed once. */
export interface Prepared {
  readonly document: SearchDocument;
  readonly title: readonly string[];
  readonly description: readonly string[];
  readonly sections: readonly { readonly heading: readonly string[]; readonly text: readonly string[] }[];
}

const WEIGHTS = { title: 8, heading: 4, description: 3, text: 1, prefix: 0.5 };

/** Analyze the documents of the index. */
export function prepare(documents: readonly SearchDocument[]): Prepared[] {
  return documents.map((document) => ({
    document,
    title: analyze(document.title),
    description: analyze(`${document.description} ${document.tags.join(' ')}`),
    sections: document.sections.map(({ heading, text }) => ({ heading: analyze(heading), text: analyze(text) })),
  }));
}

/**
 * Rank documents for a query. Every word of the query has to occur; the last one may be the beginning of a word, since it may
 * still be being typed. A rare word weighs more than a common one.
 */
export function rank(prepared: readonly Prepared[], query: string): Hit[] {
  const words = [...new Set(analyze(query))];
  const typing = analyze(query.trim().split(/\s+/).at(-1) ?? '');
  // A compound that is being typed is open as a whole and in its last part.
  const open = new Set([typing[0], typing.at(-1)]);
  if (words.length === 0) return [];
  const matches = words.map((word) => matchAll(prepared, word, open.has(word)));
  return prepared
    .flatMap((item, index): Hit[] => {
      const scores = matches.map(({ scores }) => scores[index]?.total ?? 0);
      if (scores.some((score) => score === 0)) return [];
      const score = matches.reduce((sum, { rarity }, word) => sum + rarity * (scores[word] ?? 0), 0);
      const best = bestSection(matches.map(({ scores }) => scores[index]?.sections ?? []));
      return [
        { document: item.document, score, section: best === undefined ? undefined : item.document.sections[best] },
      ];
    })
    .sort((a, b) => b.score - a.score || (a.document.date < b.document.date ? 1 : -1));
}

interface WordScore {
  readonly total: number;
  readonly sections: readonly number[];
}

function matchAll(prepared: readonly Prepared[], word: string, open: boolean): { scores: WordScore[]; rarity: number } {
  const scores = prepared.map((item) => score(item, word, open));
  const found = scores.filter(({ total }) => total > 0).length;
  return { scores, rarity: Math.log(1 + prepared.length / Math.max(1, found)) };
}

function score({ title, description, sections }: Prepared, word: string, open: boolean): WordScore {
  const count = (words: readonly string[]) => saturate(occurrences(words, word, open));
  const bySection = sections.map(({ heading, text }) => WEIGHTS.heading * count(heading) + WEIGHTS.text * count(text));
  const inText = bySection.reduce((sum, value) => sum + value, 0);
  return {
    total: WEIGHTS.title * count(title) + WEIGHTS.description * count(description) + inText,
    sections: bySection,
  };
}

function occurrences(words: readonly string[], word: string, open: boolean): number {
  let sum = 0;
  for (const candidate of words) {
    if (candidate === word) sum += 1;
    else if (open && candidate.startsWith(word)) sum += WEIGHTS.prefix;
  }
  return sum;
}

/** The tenth occurrence says less than the first. */
function saturate(count: number): number {
  return count / (count + 1.2);
}

function bestSection(perWord: readonly (readonly number[])[]): number | undefined {
  const length = perWord[0]?.length ?? 0;
  let best: number | undefined;
  let bestScore = 0;
  for (let index = 0; index < length; index++) {
    const sum = perWord.reduce((total, sections) => total + (sections[index] ?? 0), 0);
    if (sum > bestScore) [best, bestScore] = [index, sum];
  }
  return best;
}
