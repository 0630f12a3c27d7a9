import type { Stem } from './match.ts';
import { createReader, fetchFiles, type IndexReader } from './reader.ts';
import { type Answer, type SearchOptions, search } from './search.ts';
import { loadStemmer } from './stems.ts';

/** Answers queries from an index on the server. */
export interface Engine {
  ask(text: string, options: SearchOptions): Promise<Answer>;
  readonly stem: Promise<Stem>;
}

/**
 * Open an index. Its folder is named by what it holds, so a page that is older than the site's last build asks for files that
 * are gone: then `current`, a file that says where the index is, is read, and the question asked again there.
 *
 * @param known Address of the index, when the page names it.
 * @param current Address of the file that names it otherwise.
 */
export function openEngine(known: string | undefined, current: string): Engine {
  // Without its stemmer a search finds fewer forms of a word, which is better than nothing.
  const stem = loadStemmer(document.documentElement.lang).catch(() => (word: string) => word);
  let opened: Promise<{ readonly address: string; readonly reader: IndexReader }> | undefined;
  const open = async (address: string | undefined, cache: RequestCache) => {
    const at = address ?? (await readAddress(current, cache));
    const read = fetchFiles(at);
    // Servers, the one of `dev` too, take a path without an ending for a folder.
    const reader = createReader((path) => read(`${path}.bin`));
    // Whatever a reader types, the root is read first.
    reader.root().catch(() => undefined);
    return { address: at, reader };
  };
  const withReader = async <Result>(work: (reader: IndexReader) => Promise<Result>): Promise<Result> => {
    opened ??= open(known, 'default');
    try {
      return await work((await opened).reader);
    } catch (error) {
      const before = await opened.catch(() => undefined);
      const address = await readAddress(current, 'reload').catch(() => undefined);
      if (address === undefined) {
        if (!before) opened = undefined;
        throw error;
      }
      if (address === before?.address) throw error;
      opened = open(address, 'default');
      return work((await opened).reader);
    }
  };
  opened = open(known, 'default');
  opened.catch(() => undefined);
  return {
    stem,
    ask: (text, options) => withReader(async (reader) => search(reader, await stem, text, options)),
  };
}

async function readAddress(current: string, cache: RequestCache): Promise<string> {
  const response = await fetch(current, { cache });
  if (!response.ok) throw new Error(`${current}: ${response.status}`);
  const { index }: { readonly index: string } = await response.json();
  return index;
}
