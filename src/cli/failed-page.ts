import { addressOf } from '../entries/addresses.ts';
import type { Inventory } from '../entries/inventory.ts';
import type { Item } from '../entries/item.ts';
import type { Around } from './prerender.ts';

/** Components that a message names, at most. */
const MOST_COMPONENTS = 5;

/** Letters of a quotation by which a line is known, at least. */
const LEAST_QUOTED = 4;

/** A page could not be rendered; the message names its address and, where there is one, its file. */
export class PageError extends Error {
  override readonly name = 'PageError';
}

/** Make a failed page say which one it is: Astro's own error knows neither its address nor its file. */
export function nameFailedPage({ items }: Pick<Inventory, 'items'>): Around {
  return (prerenderer) => ({
    ...prerenderer,
    async render(request, options) {
      try {
        return await prerenderer.render(request, options);
      } catch (error) {
        const { pathname } = new URL(request.url);
        const reason = error instanceof Error ? error.message : String(error);
        throw new PageError(describeFailure(items, pathname, reason), { cause: error });
      }
    },
  });
}

/** Name the entry, by the address of the page or in the reason, and the line that the reason quotes, or the components in it. */
export function describeFailure(
  items: readonly Pick<Item, 'collection' | 'name' | 'file' | 'source'>[],
  pathname: string,
  reason: string,
): string {
  const item =
    items.find((one) => pathname.endsWith(encodeURI(addressOf(one)))) ??
    items.find(({ file }) => reason.includes(file));
  if (!item) return `${pathname} cannot be rendered: ${reason}`;
  const lines = item.source.split('\n');
  const quoted = Array.from(reason.matchAll(/“([^”]+)”/g), ([, words = '']) => words);
  const line = lineWith(lines, quoted);
  if (line > 0) return `${item.file}:${line} cannot be rendered: ${reason}`;
  const components = lines.flatMap((text, index) =>
    item.file.endsWith('.mdx')
      ? Array.from(text.matchAll(/<[A-Z][\w.]*/g), ([name]) => `${name}> in line ${index + 1}`)
      : [],
  );
  const hint =
    components.length > 0 ? ` (it has ${[...new Set(components)].slice(0, MOST_COMPONENTS).join(', ')})` : '';
  return `${item.file} cannot be rendered: ${reason}${hint}`;
}

/** The first line that has most of what is quoted, from 1; 0 for none. A word or two of a few letters are anywhere. */
function lineWith(lines: readonly string[], quoted: readonly string[]): number {
  const lengths = lines.map((text) =>
    quoted.reduce((sum, words) => (text.includes(words) ? sum + words.length : sum), 0),
  );
  const most = Math.max(...lengths);
  return most < LEAST_QUOTED ? 0 : lengths.indexOf(most) + 1;
}
