import { openDatabase } from '../../src/database/connection.ts';
import { attachSearch, listOccurrences } from '../../src/database/search.ts';
import { buildIndex } from '../../src/search/build-index.ts';
import { loadStemmer } from '../../src/search/client/stems.ts';
import { drawQueries, QUERY_TYPES } from '../../src/search/draw-queries.ts';
import { SCRIPT_BYTES } from '../../src/search/script-size.ts';
import { measureFirstQuery } from '../../src/search/self-test.ts';
import { kilobytes, median } from './numbers.ts';
import { makeTexts } from './texts.ts';

const PER_TYPE = 30;

/** Measure the index of generated entries: time and memory that it takes to make, its size, and what a first query reads. */
export async function measureSizes(count: number): Promise<void> {
  const documents = makeTexts(count);
  const stem = await loadStemmer('en');
  const db = openDatabase();
  const started = performance.now();
  const before = process.cpuUsage();
  const lengths = attachSearch(db, documents);
  const index = buildIndex({ documents, lengths, occurrences: () => listOccurrences(db) }, 'en', stem);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS / 1024;
  db.close();

  const queries = drawQueries(documents, { perType: PER_TYPE, seed: 7 });
  const costs: { type: string; bytes: number }[] = [];
  for (const { type, text } of queries) {
    costs.push({ type, bytes: SCRIPT_BYTES + (await measureFirstQuery(index, stem, text)) });
  }
  const sizeOf = (path: string) => index.files.get(path)?.length ?? 0;
  const lines = [
    `${count} generated entries`,
    `build         ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s CPU), ${memory.toFixed(0)} MiB at most`,
    `index         ${kilobytes(index.indexBytes)} in ${index.shards} shards; root ${kilobytes(sizeOf('root'))}, facets ${kilobytes(sizeOf('facets'))}`,
    `first query   ${kilobytes(median(costs.map(({ bytes }) => bytes)))}, of which the script ${kilobytes(SCRIPT_BYTES)}; by type:`,
    ...QUERY_TYPES.map((type) => {
      const own = costs.filter((cost) => cost.type === type).map(({ bytes }) => bytes);
      return `  ${type.padEnd(11)} ${kilobytes(median(own))}, at most ${kilobytes(Math.max(0, ...own))}`;
    }),
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
