import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCRIPT_BYTES } from '../search/script-size.ts';
import type { SearchQuality } from '../search/self-test.ts';
import type { SelfTest } from '../search/site-self-test.ts';

/** Read how the search of a built site did in its test; undefined for a site that was built without its search. */
export function readSearchQuality(out: string): SearchQuality | undefined {
  const file = join(out, 'search', 'stats', 'self-test.json');
  if (!existsSync(file)) return undefined;
  const test: Pick<SelfTest, 'queries' | 'mrrAt10' | 'firstQuery'> = JSON.parse(readFileSync(file, 'utf8'));
  const { queries, mrrAt10, firstQuery } = test;
  return { queries, mrrAt10, firstQueryBytes: firstQuery ? firstQuery.median + SCRIPT_BYTES : 0 };
}
