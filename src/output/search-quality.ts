import { SCRIPT_BYTES } from '../search/script-size.ts';
import type { SearchQuality } from '../search/self-test.ts';
import type { SelfTest } from '../search/site-self-test.ts';
import type { Collector } from './read-output.ts';

/** Read how the search of a built site did in its test; undefined for a site that was built without its search. */
export function searchQuality(): Collector<SearchQuality | undefined> {
  let quality: SearchQuality | undefined;
  return {
    visit(file, bytes) {
      if (file !== 'search/stats/self-test.json') return;
      const test: Pick<SelfTest, 'queries' | 'mrrAt10' | 'firstQuery'> = JSON.parse(bytes().toString());
      const { queries, mrrAt10, firstQuery } = test;
      quality = { queries, mrrAt10, firstQueryBytes: firstQuery ? firstQuery.median + SCRIPT_BYTES : 0 };
    },
    result: () => quality,
  };
}
