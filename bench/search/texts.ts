import type { SearchDocument } from '../../src/search/document.ts';
import { createRandom } from '../corpus.ts';

const FUNCTION_WORDS = `the of and to in a is that for it was on as with be at by this we had are from or an were which not but
have our when after they all has been their no so more than its one only until while before there if out up into then some would
other could about because why fixed each most two first what over these may did how any new who also such between during where every`;
const ONSETS = 'b br c ch cl cr d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(' ');
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'io', 'ou', 'y'];
const CODAS = ['b', 'ck', 'd', 'g', 'l', 'ld', 'm', 'n', 'nd', 'nt', 'p', 'r', 'rt', 's', 'st', 't', 'x'];
const ENDINGS = ['s', 'ed', 'ing', 'er', 'ation', 'ly'];
const HEADINGS = ['Summary', 'Impact', 'Trigger and factors', 'Detection', 'Response', 'What went well', 'Actions'];
/** Distinct words before endings; each has one to three forms. */
const STEMS = 14_000;
const BARE_FORM = 0.6;
/** Zipf and Mandelbrot's law, with exponent and shift close to English. */
const EXPONENT = 1.25;
const SHIFT = 2.7;
const WORDS_PER_ENTRY = 900;
const DAY = 86_400_000;

/**
 * Documents whose words are spread as in real archives, newest first: a few function words make half of the text, most words are
 * rare, each entry returns to some words of its own, one word in sixty is a number, a version or a name of two parts. Seeded.
 */
export function makeTexts(count: number, seed = 1): SearchDocument[] {
  const random = createRandom(seed);
  const drawWord = createVocabulary(random);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const pickSkewed = (list: readonly string[]) => list[Math.floor(random() ** 2 * list.length)] ?? '';
  const named = (prefix: string, length: number) => Array.from({ length }, (_, n) => `${prefix}-${n + 1}`);
  const [tags, authors, services] = [named('topic', 60), named('author', 25), named('service', 20)];
  const last = Date.UTC(2025, 11, 31);
  const step = (8 * 365 * DAY) / count;

  return Array.from({ length: count }, (_, index) => {
    const day = new Date(last - index * step).toISOString().slice(0, 10);
    const isReport = random() < 0.5;
    const themes = Array.from({ length: 18 }, () => drawWord(true));
    const word = writer(themes);
    const telling = (length: number) => Array.from({ length }, () => (random() < 0.6 ? pick(themes) : drawWord(true)));
    const title = sentence(telling(3 + Math.floor(random() * 6)));
    const parts = 4 + Math.floor(random() * 5);
    const length = WORDS_PER_ENTRY * (0.5 + random());
    const sections = Array.from({ length: parts }, (__, part) => {
      const heading = isReport ? (HEADINGS[part] ?? 'More') : sentence(telling(2 + Math.floor(random() * 4)));
      const text = Array.from({ length: Math.ceil(length / parts / 14) }, () => {
        return `${sentence(Array.from({ length: 14 }, word))}.`;
      });
      return { id: `part-${part}`, heading, text: text.join(' ') };
    });
    const own = [...new Set([pickSkewed(tags), pickSkewed(tags), pickSkewed(tags)])];
    const one = (values: readonly string[]) => [pickSkewed(values)].map((value) => [value, value] as const);
    const kind = isReport ? (['post-mortem', 'Post-mortem'] as const) : (['post', 'Post'] as const);
    const author = one(authors);
    const service = isReport ? one(services) : [];
    const url = `/${isReport ? 'postmortems' : 'blog'}/entry-${count - index}/`;
    const description = `${sentence(Array.from({ length: 20 }, word))}.`;
    return {
      fragment: { title, url, date: day, kind: kind[1], tags: own, description, severity: '', facts: [], sections },
      keywords: [...author, ...service].map(([name]) => name).join('\n'),
      facets: {
        kind: [kind],
        year: [[day.slice(0, 4), day.slice(0, 4)]],
        tag: own.map((value) => [value, value] as const),
        author,
        severity: isReport ? one(['sev3', 'sev2', 'sev4', 'sev1']) : [],
        service,
        trigger: isReport ? one(['deploy', 'config-change', 'capacity', 'expiry', 'none-identified']) : [],
      },
    };
  });

  /** Every fourth word follows the word before as it did the last time, every eighth is a theme of the entry. */
  function writer(themes: readonly string[]): () => string {
    const followers = new Map<string, string>();
    let previous = '';
    return () => {
      const known = random() < 1 / 4 ? followers.get(previous) : undefined;
      const next = known ?? (random() < 1 / 8 ? pick(themes) : random() < 1 / 60 ? drawName() : drawWord(false));
      followers.set(previous, next);
      previous = next;
      return next;
    };
  }

  function drawName(): string {
    const number = Math.floor(10 ** (1 + random() * 3));
    const kind = random();
    if (kind < 0.5) return String(number);
    return kind < 0.7 ? `${number % 20}.${number % 13}.${number % 7}` : `${drawWord(true)}-${drawWord(true)}`;
  }
}

function createVocabulary(random: () => number): (isTelling: boolean) => string {
  const common = FUNCTION_WORDS.split(/\s+/);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const rest = new Set<string>();
  while (rest.size < STEMS) {
    const syllables = rest.size < 300 ? 1 : rest.size < 6000 ? 2 : 3;
    const word = Array.from(
      { length: syllables },
      () => pick(ONSETS) + pick(VOWELS) + (random() < 0.6 ? '' : pick(CODAS)),
    ).join('');
    if (word.length > 2) rest.add(word);
  }
  const stems = [...common, ...rest];
  const sums: number[] = [];
  let sum = 0;
  for (const rank of stems.keys()) {
    sum += (rank + 1 + SHIFT) ** -EXPONENT;
    sums.push(sum);
  }
  const firstTelling = sums[common.length + 100] ?? 0;
  return (isTelling) => {
    const rank = lowerBound(sums, isTelling ? firstTelling + random() * (sum - firstTelling) : random() * sum);
    const isBare = rank < common.length || random() < BARE_FORM;
    return `${stems[rank] ?? ''}${isBare ? '' : (ENDINGS[(rank + (random() < 0.7 ? 0 : 1)) % ENDINGS.length] ?? '')}`;
  };
}

function lowerBound(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sentence(words: readonly string[]): string {
  const text = words.join(' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
