import { analyze, isCompound } from '../../../src/search/analyze.ts';
import type { Stem } from '../../../src/search/client/match.ts';
import type { SearchDocument } from '../../../src/search/document.ts';
import type { Fragment } from '../../../src/search/format/fragment.ts';
import { functionWords } from '../../../src/search/function-words.ts';

/** A result of looking through all documents. */
export interface Ranked {
  readonly id: number;
  readonly score: number;
  /** True when the query is its title. */
  readonly isNamed: boolean;
}

/**
 * Rank documents by reading them one by one, as `docs/search.md` says, with its numbers written out here again. Takes plain
 * words, the last of them open; no filters, phrases or compounds.
 */
export function rankByReading(documents: readonly SearchDocument[], words: readonly string[], stem: Stem): Ranked[] {
  const texts = documents.map(readText);
  const average = texts.reduce((sum, { body }) => sum + body.length, 0) / documents.length;
  const vocabulary = new Set(texts.flatMap(({ title, headings, body }) => [...title, ...headings, ...body]));
  const having = (word: string) => texts.filter((text) => holds(text, word));
  const stops = (word: string) =>
    functionWords('en').has(word) || (having(word).length >= 20 && having(word).length > 0.4 * documents.length);
  const asked = words.some((word) => !stops(word)) ? words.filter((word) => !stops(word)) : words;

  const all = asked.map((word) => {
    const isOpen = word === words.at(-1);
    const forms = formsOf(word, isOpen);
    const matching = texts.filter((text) => [...forms.keys()].some((form) => holds(text, form))).length;
    const count = having(word).length || matching;
    return { forms, idf: Math.log(1 + (documents.length - count + 0.5) / (count + 0.5)) };
  });
  const saying = all.filter(({ forms }) => forms.size === 0 || ![...forms.keys()].every(stops));
  const terms = saying.some(({ forms }) => forms.size > 0) ? saying : all;
  const total = terms.reduce((sum, { idf }) => sum + idf, 0);

  const ranked = texts.flatMap((text, id): (Ranked & { readonly isWhole: boolean })[] => {
    const parts = terms.map(({ forms, idf }) => {
      const held = [...forms].filter(([form]) => holds(text, form));
      const value = Math.max(0, ...held.map(([form, weight]) => weight * impact(text, form)));
      const title = Math.max(0, ...held.map(([form, weight]) => (text.title.includes(form) ? weight : 0)));
      return { value: idf * value, covered: held.length > 0 ? idf : 0, title: idf * title };
    });
    const sum = (name: 'value' | 'covered' | 'title') => parts.reduce((all, part) => all + part[name], 0);
    if (sum('covered') === 0) return [];
    const score = sum('value') * (sum('covered') / total) ** 3 + 2.5 * total * (sum('title') / total) ** 3;
    return [
      { id, score, isNamed: text.title.join(' ') === words.join(' '), isWhole: parts.every(({ covered }) => covered) },
    ];
  });
  ranked.sort(best);
  let looked = Math.min(10, ranked.length);
  const whole = Math.min(30, ranked.filter(({ isWhole }) => isWhole).length);
  const isFound = () => ranked.slice(0, looked).some(({ id }) => run(id) === 1);
  while (words.length >= 5 && looked < whole && !isFound()) looked = Math.min(looked + 10, ranked.length);
  const near = ranked.slice(0, looked).map((item) => ({ ...item, score: item.score * closeness(item.id) }));
  return [...near.sort(best), ...ranked.slice(looked)];

  function formsOf(word: string, isOpen: boolean): Map<string, number> {
    const forms = new Map<string, number>();
    for (const form of vocabulary) {
      const asForm = form === word ? 1 : stem(form) === stem(word) ? (vocabulary.has(word) ? 0.65 : 0.9) : 0;
      const asPrefix = isOpen && form.startsWith(word) ? (0.8 * word.length) / form.length : 0;
      if (Math.max(asForm, asPrefix) > 0) forms.set(form, Math.max(asForm, asPrefix));
    }
    if (forms.size > 0 || word.length < 4 || /[^a-z]/.test(word)) return forms;
    const known = [...vocabulary].filter(
      (form) =>
        /^[a-z]{4,}$/.test(form) && (having(form).length > 1 || texts.some(({ title }) => title.includes(form))),
    );
    const near = (list: readonly string[]) => {
      for (let distance = 1; distance <= (word.length < 8 ? 1 : 2); distance++) {
        const found = list.filter((form) => isWithin(word, form, distance));
        if (found.length > 0) return new Map(found.map((form) => [form, 0.7 / distance]));
      }
      return undefined;
    };
    // The list of known words is read in two goes: first those with the same first letter.
    return near(known.filter((form) => form[0] === word[0])) ?? near(known) ?? forms;
  }

  function impact({ title, headings, body }: Text, form: string): number {
    const count = body.filter((word) => word === form).length;
    const saturation = count / (count + 1.2 * (1 - 0.75 + (0.75 * body.length) / Math.max(1, average)));
    const level = count === 0 ? 0 : (Math.max(1, Math.ceil(saturation * 7)) - 0.5) / 7;
    const ofTitle = title.length <= 4 ? 0.9 : title.length <= 8 ? 0.8 : 0.7;
    return level + (headings.includes(form) ? 0.7 : 0) + (title.includes(form) ? ofTitle : 0);
  }

  function closeness(id: number): number {
    const fragment = documents[id]?.fragment;
    const window = (text: string) => {
      const list = analyze(text);
      const size = terms.length + 8;
      return Math.max(0, ...list.map((_, start) => covered(list.slice(start, start + size)))) / total;
    };
    const sections = fragment?.sections.map(({ heading, text }) => window(`${heading} ${text}`)) ?? [];
    return 1 + 0.5 * Math.max(0, ...sections) + 0.3 * window(fragment?.title ?? '') + 2 * run(id) ** 3;
  }

  /** Of the steps from word to word in the query, and at least of four, how many a section has in a row. */
  function run(id: number): number {
    const texts = documents[id]?.fragment.sections.map(({ heading, text }) => analyze(`${heading} ${text}`)) ?? [];
    for (let length = words.length; length > 1; length--) {
      for (let at = 0; at + length <= words.length; at++) {
        const wanted = ` ${words.slice(at, at + length).join(' ')} `;
        if (texts.some((list) => ` ${list.join(' ')} `.includes(wanted)))
          return (length - 1) / Math.max(4, words.length - 1);
      }
    }
    return 0;
  }

  function covered(list: readonly string[]): number {
    return terms.reduce(
      (sum, { forms, idf }) => sum + idf * Math.max(0, ...list.map((word) => forms.get(word) ?? 0)),
      0,
    );
  }
}

interface Text {
  readonly title: readonly string[];
  readonly headings: readonly string[];
  readonly body: readonly string[];
}

function readText({ fragment, keywords }: SearchDocument): Text {
  const { title, description, tags, sections }: Fragment = fragment;
  const text = {
    title: analyze(title),
    headings: sections.flatMap(({ heading }) => analyze(heading)),
    body: [description, ...tags, keywords, ...sections.map((section) => section.text)].flatMap(analyze),
  };
  if (Object.values(text).flat().some(isCompound)) throw new Error('compounds are not for this reader');
  return text;
}

function holds({ title, headings, body }: Text, word: string): boolean {
  return title.includes(word) || headings.includes(word) || body.includes(word);
}

function best(a: Ranked, b: Ranked): number {
  return Number(b.isNamed) - Number(a.isNamed) || b.score - a.score || a.id - b.id;
}

/** True when at most so many letters have to be inserted, deleted, replaced or swapped with the next one. */
function isWithin(a: string, b: string, most: number): boolean {
  if (a === b) return true;
  if (most === 0) return false;
  if (a[0] === b[0] && a !== '' && b !== '') return isWithin(a.slice(1), b.slice(1), most);
  const isSwapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return (
    (a !== '' && isWithin(a.slice(1), b, most - 1)) ||
    (b !== '' && isWithin(a, b.slice(1), most - 1)) ||
    (a !== '' && b !== '' && isWithin(a.slice(1), b.slice(1), most - 1)) ||
    (isSwapped && isWithin(a.slice(2), b.slice(2), most - 1))
  );
}
