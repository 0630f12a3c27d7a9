import { analyze, isCompound } from './analyze.ts';
import type { SearchDocument } from './document.ts';
import { drawPassage, inRow, rowsOf } from './draw-passages.ts';

/** Kinds of query that readers type, each drawn from documents whose answer is known. */
export const QUERY_TYPES = [
  ...(['title', 'prefix', 'typo', 'inflected', 'heading', 'question', 'body'] as const),
  ...(['whole', 'passage'] as const),
] as const;
export type QueryType = (typeof QUERY_TYPES)[number];

/**
 * A query and the documents that answer it: those that have all the words it was drawn from, where it was drawn; for a whole
 * title and a passage in the same order.
 */
export interface TestQuery {
  readonly type: QueryType;
  readonly text: string;
  readonly wanted: ReadonlySet<number>;
}

/** Draw queries from the documents' own words, the same ones for the same seed. */
export function drawQueries(
  documents: readonly SearchDocument[],
  {
    perType,
    seed,
    from = () => true,
  }: { readonly perType: number; readonly seed: number; readonly from?: (id: number) => boolean },
): TestQuery[] {
  const random = createRandom(seed);
  const titles = documents.map(({ fragment }) => new Set(analyze(fragment.title)));
  const headings = documents.map(({ fragment }) => fragment.sections.map(({ heading }) => new Set(analyze(heading))));
  const wholes = documents.map(({ fragment }) => analyze(fragment.title).join(' '));
  const rows = documents.map(({ fragment }) => rowsOf(fragment));
  const bodies = documents.map(({ fragment }, id) => wordsOf(`${inRow(fragment.description)}${rows[id]}`));
  const frequency = new Map<string, number>();
  for (const [id, body] of bodies.entries()) {
    for (const word of new Set([...body, ...(titles[id] ?? [])])) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const isTelling = (word: string) =>
    word.length > 2 && !isCompound(word) && (frequency.get(word) ?? 0) <= Math.max(3, documents.length * 0.25);
  const having = (sets: readonly ReadonlySet<string>[], words: readonly string[]) =>
    new Set([...sets.keys()].filter((id) => words.every((word) => sets[id]?.has(word))));
  const inHeadings = (words: readonly string[]) =>
    new Set(
      [...headings.keys()].filter((id) => headings[id]?.some((heading) => words.every((word) => heading.has(word)))),
    );

  const order = [...documents.keys()].filter(from).map((id) => ({ id, key: random() }));
  order.sort((a, b) => a.key - b.key);
  const queries: TestQuery[] = [];
  for (const type of QUERY_TYPES) {
    let drawn = 0;
    for (const { id } of order) {
      if (drawn === perType) break;
      const query = draw(type, id);
      if (!query) continue;
      queries.push({ type, ...query });
      drawn++;
    }
  }
  return queries;

  function draw(type: QueryType, id: number): Omit<TestQuery, 'type'> | undefined {
    if (type === 'whole') {
      const wanted = new Set([...wholes.keys()].filter((other) => wholes[other] === wholes[id]));
      return wholes[id] ? { text: documents[id]?.fragment.title ?? '', wanted } : undefined;
    }
    if (type === 'passage') return drawFromText(id);
    const title = [...(titles[id] ?? [])].filter(isTelling);
    if (type === 'heading') {
      const heading = pick([...(headings[id] ?? [])].map((words) => [...words].filter(isTelling)).filter(hasTwo));
      return heading && { text: heading.slice(0, 4).join(' '), wanted: inHeadings(heading.slice(0, 4)) };
    }
    if (type === 'body' || type === 'question') {
      const rare = [...(bodies[id] ?? [])].filter((word) => {
        const count = frequency.get(word) ?? 0;
        return /^\p{L}{4,}$/u.test(word) && count > 1 && count <= Math.max(3, documents.length * 0.02);
      });
      const words = sample(rare, 3);
      if (words.length < 3) return undefined;
      const text =
        type === 'body' ? words.join(' ') : `why did the ${words[0]} ${words[1]} and how was the ${words[2]} fixed`;
      return { text, wanted: having(bodies, words) };
    }
    const words = sample(title, 3);
    const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
    // Other forms are made as in English.
    const letters = type === 'inflected' ? /^[a-z]+$/ : /^\p{L}+$/u;
    if (words.length < 2 || longest.length < 5 || !letters.test(longest)) return undefined;
    const swap = (other: string) => words.map((word) => (word === longest ? other : word)).join(' ');
    const wanted = having(titles, words);
    if (type === 'title') return { text: words.join(' '), wanted };
    if (type === 'prefix') {
      const rest = words.filter((word) => word !== longest);
      return { text: [...rest, longest.slice(0, Math.ceil(longest.length * 0.6))].join(' '), wanted };
    }
    return { text: swap(type === 'typo' ? misspell(longest) : inflect(longest)), wanted };
  }

  function drawFromText(id: number): Omit<TestQuery, 'type'> | undefined {
    const fragment = documents[id]?.fragment;
    const text = fragment && drawPassage(fragment, random);
    if (text === undefined) return undefined;
    const row = inRow(text);
    const wanted = [...rows.keys()].filter((other) => rows[other]?.includes(row));
    return { text, wanted: new Set(wanted) };
  }

  function pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(random() * items.length)];
  }

  function sample<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    const taken: Item[] = [];
    while (taken.length < count && left.length > 0) taken.push(...left.splice(Math.floor(random() * left.length), 1));
    return taken;
  }

  /** Swap, drop or double a letter inside a word. */
  function misspell(word: string): string {
    const at = 1 + Math.floor(random() * (word.length - 2));
    const [before, letter = '', next = '', after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
    const kinds = [before + next + letter + after, before + next + after, before + letter + letter + next + after];
    return kinds[Math.floor(random() * kinds.length)] ?? word;
  }
}

function wordsOf(row: string): ReadonlySet<string> {
  return new Set(row.split(/\s+/).filter(Boolean));
}

function hasTwo(words: readonly string[]): boolean {
  return words.length >= 2;
}

/** Another form of an English word; as readers type it, not as a dictionary would. */
function inflect(word: string): string {
  if (word.endsWith('ing')) return `${word.slice(0, -3)}ed`;
  if (word.endsWith('ed')) return `${word.slice(0, -2)}ing`;
  return word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
}

/** Numbers in [0, 1) from a seed (mulberry32), the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
