import type { SearchDocument } from '../../src/search/document.ts';
import { drawQueries, QUERY_TYPES, type TestQuery } from '../../src/search/draw-queries.ts';
import { meanScore, type Scores, scoreAnswers } from '../../src/search/self-test.ts';
import { measureClient } from './bundle.ts';
import type { Contender } from './contender.ts';
import { readManualPages, readManuals } from './manuals.ts';
import { miniSearch } from './minisearch.ts';
import { kilobytes, median } from './numbers.ts';
import { own } from './own.ts';
import { makePagefind } from './pagefind.ts';
import { readRealTexts } from './real-texts.ts';
import { measureSizes } from './sizes.ts';
import { makeTexts } from './texts.ts';

const CONTENDERS: readonly Contender[] = [own, makePagefind({ termSimilarity: 2 }), miniSearch];
const PER_TYPE = 150;
const ROUNDS = 3;
const VISITS = 12;

/** Compare the search with others on the same texts and queries, and measure its index over many generated entries. */
export async function compareSearches(counts: readonly number[]): Promise<void> {
  write(`The engine, without an interface: ${kilobytes(await measureClient())} brotli\n\n`);
  for (const count of counts) await measureSizes(count);
  const texts: readonly (readonly [string, readonly SearchDocument[]])[] = [
    ['Status pages and incident feeds', readRealTexts()],
    ['Manuals of packages', readManuals()],
    ['Pages of manuals', readManualPages()],
    ['Generated entries', makeTexts(500)],
  ];
  for (const [name, documents] of texts) if (documents.length > 0) await compare(name, documents);
}

async function compare(name: string, documents: readonly SearchDocument[]): Promise<void> {
  // Constants are chosen with the even documents; what is told is of the odd ones.
  const queries = drawQueries(documents, { perType: PER_TYPE, seed: 7, from: (id) => id % 2 === 1 });
  const times = new Map(CONTENDERS.map((contender) => [contender.name, [] as number[]]));
  const columns: { name: string; scores: Scores; first: number; later: number; indexBytes: number }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    // One after the other in each round, so that whatever else the machine does meets them all.
    for (const contender of CONTENDERS) {
      const opened = await contender.open(documents);
      times.get(contender.name)?.push(opened.buildSeconds);
      if (round === ROUNDS) {
        const visits = await measureVisits(queries, opened.measure);
        columns.push({
          ...{ name: contender.name, scores: await scoreAnswers(queries, opened.ask) },
          ...{ ...visits, indexBytes: opened.indexBytes },
        });
      }
      await opened.close();
    }
  }
  const row = (label: string, cells: readonly string[]) => write(`| ${[label, ...cells].join(' | ')} |\n`);
  write(`### ${name}: ${documents.length} documents\n\n`);
  row(
    'success@1 / MRR@10',
    columns.map((column) => column.name),
  );
  row(
    '---',
    columns.map(() => '---:'),
  );
  for (const type of QUERY_TYPES) {
    const asked = queries.filter((query) => query.type === type).length;
    const cells = columns.map(({ scores }) => `${share(scores[type].successAt1)} / ${share(scores[type].mrrAt10)}`);
    row(`${type} (${asked})`, asked > 0 ? cells : columns.map(() => '–'));
  }
  row(
    'mean MRR@10',
    columns.map(({ scores }) => share(meanScore(scores))),
  );
  row(
    'first query',
    columns.map(({ first }) => kilobytes(first)),
  );
  row(
    'later query',
    columns.map(({ later }) => kilobytes(later)),
  );
  row(
    'index without texts',
    columns.map(({ indexBytes }) => kilobytes(indexBytes)),
  );
  row(
    'build, s',
    columns.map((column) => spread(times.get(column.name) ?? [])),
  );
  write('\n');
}

async function measureVisits(
  queries: readonly TestQuery[],
  measure: (first: string, later: string) => Promise<readonly [number, number]>,
) {
  const step = Math.max(1, Math.floor(queries.length / VISITS));
  const visits: (readonly [number, number])[] = [];
  for (let at = 0; at + 1 < queries.length; at += step) {
    const next = queries[(at + Math.floor(queries.length / 2)) % queries.length];
    visits.push(await measure(queries[at]?.text ?? '', next?.text ?? ''));
  }
  return { first: median(visits.map(([first]) => first)), later: median(visits.map(([, later]) => later)) };
}

function share(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}

function spread(values: readonly number[]): string {
  return `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
}

function write(text: string): void {
  process.stdout.write(text);
}
