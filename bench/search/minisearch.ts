import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { encodeFragment } from '../../src/search/format/fragment.ts';
import { functionWords } from '../../src/search/function-words.ts';
import { measureBundle } from './bundle.ts';
import { type Contender, time } from './contender.ts';

/** MiniSearch with its whole index in the browser; boosts and forgiveness chosen on the development half. */
export const miniSearch: Contender = {
  name: 'MiniSearch',
  async open(documents) {
    const stopWords = functionWords('en');
    const [buildSeconds, index] = await time(() => {
      const made = new MiniSearch({
        fields: ['title', 'headings', 'body'],
        processTerm: (term) => (stopWords.has(term.toLowerCase()) ? null : term.toLowerCase()),
        searchOptions: {
          boost: { title: 4, headings: 2 },
          prefix: (_, at, terms) => at === terms.length - 1,
          fuzzy: (term) => (term.length > 3 ? 0.2 : false),
        },
      });
      made.addAll(
        documents.map(({ fragment: { title, description, tags, sections }, keywords }, id) => ({
          ...{ id, title, headings: sections.map(({ heading }) => heading).join('\n') },
          body: [description, ...tags, keywords, ...sections.map(({ text }) => text)].join('\n'),
        })),
      );
      return made;
    });
    const indexBytes = brotliCompressSync(JSON.stringify(index)).length;
    const script = await measureBundle(
      `import MiniSearch from 'minisearch';\nexport const load = MiniSearch.loadJSON;`,
    );
    const ask = async (text: string) =>
      index
        .search(text)
        .slice(0, 10)
        .map(({ id }) => Number(id));
    // Its results need a text to be shown with: ours.
    const measureTexts = (ids: readonly number[]) =>
      ids.reduce((sum, id) => {
        const document = documents[id];
        return sum + (document ? deflateRawSync(encodeFragment(document.fragment), { level: 9 }).length : 0);
      }, 0);
    return {
      ...{ buildSeconds, indexBytes, ask },
      async measure(first, later) {
        const [shown, next] = [await ask(first), await ask(later)];
        const texts = measureTexts(next.filter((id) => !shown.includes(id)));
        return [script + indexBytes + measureTexts(shown), texts];
      },
      close: async () => undefined,
    };
  },
};
