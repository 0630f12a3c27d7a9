import { inflateRawSync } from 'node:zlib';
import { createReader } from '../../src/search/client/reader.ts';
import { search } from '../../src/search/client/search.ts';
import { loadStemmer } from '../../src/search/client/stems.ts';
import { SCRIPT_BYTES } from '../../src/search/script-size.ts';
import { askIndex } from '../../src/search/self-test.ts';
import { type Contender, time } from './contender.ts';
import { makeIndex } from './make-index.ts';

/** The search of this project. */
export const own: Contender = {
  name: 'Afterword',
  async open(documents) {
    const [buildSeconds, index] = await time(() => makeIndex(documents));
    const stem = await loadStemmer('en');
    return {
      ...{ buildSeconds, indexBytes: index.indexBytes, ask: askIndex(index, stem) },
      async measure(first, later) {
        let bytes = SCRIPT_BYTES;
        const reader = createReader(async (path) => {
          const file = index.files.get(path);
          if (!file) throw new Error(`the index has no ${path}`);
          bytes += file.length;
          return inflateRawSync(file);
        });
        const ask = (text: string) => search(reader, stem, text, { order: 'relevance', page: 1, counts: false });
        await ask(first);
        const before = bytes;
        await ask(later);
        return [before, bytes - before];
      },
      close: async () => undefined,
    };
  },
};
