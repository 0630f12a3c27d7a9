import type { Inventory } from '../entries/inventory.ts';
import { entriesOf, itemsOf } from '../entries/item.ts';
import type { Load } from '../output/hosts.ts';
import type { ShortenedFeed } from '../output/shortened-feeds.ts';
import type { OutputSummary } from '../output/verify.ts';
import type { SearchQuality } from '../search/self-test.ts';

/** Entries of one feed that the summary names, at most. */
const MOST_SHORTENED = 5;

/** What a build knows of its own outcome. */
export interface Outcome {
  readonly output: OutputSummary;
  readonly load: Pick<Required<Load>, 'files' | 'largest' | 'bytes'>;
  readonly seconds: number;
  readonly search?: SearchQuality | undefined;
  readonly shortened?: readonly ShortenedFeed[];
  readonly base?: string;
}

/** The closing words of a build: what went in, what was kept back, what came out. Nothing that was not counted. */
export function formatSummary(
  { items }: Pick<Inventory, 'items'>,
  { output, load, seconds, search, shortened = [], base = '/' }: Outcome,
): string {
  const { files, largest, bytes } = load;
  const published = items.filter(({ visibility }) => visibility === 'visible' || visibility === 'unlisted');
  const withheld = (['draft', 'scheduled', 'unlisted'] as const).flatMap((kind) => {
    const names = entriesOf(items).flatMap(({ visibility, collection, name }) =>
      visibility === kind ? `${collection}/${name}` : [],
    );
    return names.length > 0 ? [`  ${kind.padEnd(10)} ${names.join(', ')}`] : [];
  });
  const count = (collection: 'blog' | 'postmortems' | 'pages') => itemsOf(published, collection).length;
  return [
    `  entries    ${number(count('blog'), 'post')}, ${number(count('postmortems'), 'report')}, ${number(count('pages'), 'page')}`,
    ...withheld,
    `  output     ${number(output.pages, 'HTML page')}, ${number(output.feeds, 'feed')}`,
    `  files      ${number(files, 'file')}, ${formatBytes(bytes)}; the largest is ${largest.path}, ${formatBytes(largest.bytes)}`,
    ...shortened.map(describeShortened),
    ...(search ? [describeSearch(search)] : []),
    ...(base === '/' ? [] : [describeBase(base)]),
    `  took       ${seconds.toFixed(1)} s`,
  ].join('\n');
}

function describeShortened({ scope, summaries, isTooLong }: ShortenedFeed): string {
  const more = summaries.length - MOST_SHORTENED;
  const named = summaries.slice(0, MOST_SHORTENED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const rest = isTooLong ? ', and even so they are longer than 256 KiB: lower feeds.limit' : '';
  return `  summaries  the feeds of ${scope} would be too long: only the summary of ${named}${rest}`;
}

/** Hosts read some files at the root of what is uploaded only, and with a base the output lies in a folder of that. */
function describeBase(base: string): string {
  const folder = base.slice(1);
  return `  base       for a whole domain upload dist/ as ${folder}, with _headers, _redirects and 404.html beside ${folder} (docs/deploying.md)`;
}

function describeSearch({ queries, mrrAt10, firstQueryBytes }: SearchQuality): string {
  if (queries === 0) return '  search     not tested: no queries could be drawn from the entries';
  const quality = mrrAt10.toFixed(2).replace(/^0/, '');
  return `  search     MRR@10 ${quality} over ${number(queries, 'query', 'queries')}, a first search costs ${Math.round(firstQueryBytes / 1000)} KB`;
}

function number(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
