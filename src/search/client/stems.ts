import type { Stem } from './match.ts';

/** Stemmers by primary language subtag, each a file of its own that only sites in that language load. */
const STEMMERS: Readonly<Record<string, () => Promise<Stem>>> = {
  en: async () => (await import('stemmer')).stemmer,
  ar: async () => (await import('@orama/stemmers/arabic')).stemmer,
  bg: async () => orItself((await import('@orama/stemmers/bulgarian')).stemmer),
  da: async () => (await import('@orama/stemmers/danish')).stemmer,
  de: async () => (await import('@orama/stemmers/german')).stemmer,
  el: async () => (await import('@orama/stemmers/greek')).stemmer,
  es: async () => (await import('@orama/stemmers/spanish')).stemmer,
  fi: async () => (await import('@orama/stemmers/finnish')).stemmer,
  fr: async () => (await import('@orama/stemmers/french')).stemmer,
  hu: async () => (await import('@orama/stemmers/hungarian')).stemmer,
  hy: async () => (await import('@orama/stemmers/armenian')).stemmer,
  id: async () => (await import('@orama/stemmers/indonesian')).stemmer,
  ga: async () => (await import('@orama/stemmers/irish')).stemmer,
  it: async () => (await import('@orama/stemmers/italian')).stemmer,
  lt: async () => (await import('@orama/stemmers/lithuanian')).stemmer,
  ne: async () => (await import('@orama/stemmers/nepali')).stemmer,
  nl: async () => (await import('@orama/stemmers/dutch')).stemmer,
  no: async () => (await import('@orama/stemmers/norwegian')).stemmer,
  nb: async () => (await import('@orama/stemmers/norwegian')).stemmer,
  nn: async () => (await import('@orama/stemmers/norwegian')).stemmer,
  pt: async () => (await import('@orama/stemmers/portuguese')).stemmer,
  ro: async () => (await import('@orama/stemmers/romanian')).stemmer,
  ru: async () => (await import('@orama/stemmers/russian')).stemmer,
  sr: async () => (await import('@orama/stemmers/serbian')).stemmer,
  sv: async () => (await import('@orama/stemmers/swedish')).stemmer,
  ta: async () => (await import('@orama/stemmers/tamil')).stemmer,
  tr: async () => (await import('@orama/stemmers/turkish')).stemmer,
  uk: async () => (await import('@orama/stemmers/ukrainian')).stemmer,
};

/** A stemmer that fails on some words, which then stand for themselves: the Bulgarian one writes into what it reads. */
function orItself(stem: Stem): Stem {
  return (word) => {
    try {
      return stem(word);
    } catch {
      return word;
    }
  };
}

/** The stemmer of a language; where there is none, words stand for themselves. */
export async function loadStemmer(lang: string): Promise<Stem> {
  const load = STEMMERS[lang.toLowerCase().split('-')[0] ?? ''];
  return load ? await load() : (word) => word;
}
