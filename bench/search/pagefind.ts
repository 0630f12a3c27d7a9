import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { Page } from 'playwright-core';
import type { SearchDocument } from '../../src/search/document.ts';
import { functionWords } from '../../src/search/function-words.ts';
import { installChromium, launchChromium } from '../../tests/support/chromium.ts';
import { serveFolder } from '../../tests/support/static-server.ts';
import { type Contender, time } from './contender.ts';

/** Settings of its ranking, chosen on the development half. */
export interface PagefindRanking {
  readonly termFrequency?: number;
  readonly pageLength?: number;
  readonly termSimilarity?: number;
  readonly termSaturation?: number;
}

/**
 * Pagefind in Chromium over a static server. It requires all words of a query, so it gets what helps it: words that say nothing are
 * left out, and when there are fewer than ten results, the query is asked again with one word less, then word by word.
 */
export const makePagefind = (ranking: PagefindRanking = {}): Contender => ({
  name: 'Pagefind',
  async open(documents) {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-pagefind-'));
    const [buildSeconds] = await time(() => writeIndex(documents, join(folder, 'pagefind')));
    const server = await serveFolder(folder);
    await installChromium();
    const browser = await launchChromium();
    const stopWords = [...functionWords('en')];
    const openPage = async () => {
      const page = await browser.newPage();
      await page.goto(`${server.url}pagefind/pagefind-entry.json`);
      await page.evaluate(`(${PREPARE})(${JSON.stringify({ ranking, stopWords })})`);
      return page;
    };
    const page = await openPage();
    return {
      buildSeconds,
      indexBytes: await measureFolder(join(folder, 'pagefind')),
      ask: (text) => askPage(page, text),
      async measure(first, later) {
        const visit = await openPage();
        const paths = new Set<string>();
        visit.on('response', (response) => void paths.add(new URL(response.url()).pathname));
        // The script was loaded to prepare the page.
        paths.add('/pagefind/pagefind.js');
        for (const path of ['pagefind-entry.json']) paths.add(`/pagefind/${path}`);
        await askPage(visit, first);
        for (const path of await loaded(visit)) paths.add(path);
        const before = measurePaths(folder, paths);
        await askPage(visit, later);
        for (const path of await loaded(visit)) paths.add(path);
        await visit.close();
        return [before, measurePaths(folder, paths) - before];
      },
      async close() {
        await browser.close();
        await server.close();
        await close();
        rmSync(folder, { recursive: true });
      },
    };
  },
});

async function writeIndex(documents: readonly SearchDocument[], outputPath: string): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'en', includeCharacters: '._-' });
  if (!index) throw new Error('Pagefind makes no index');
  for (const [id, { fragment, keywords }] of documents.entries()) {
    const { title, description, tags, sections } = fragment;
    const text = sections
      .map((section) => `<h2>${escapeHtml(section.heading)}</h2><p>${escapeHtml(section.text)}</p>`)
      .join('');
    const rest = [description, ...tags, keywords].map((part) => `<p>${escapeHtml(part)}</p>`).join('');
    const content = `<!doctype html><html lang="en"><body data-pagefind-body><h1>${escapeHtml(title)}</h1>${rest}${text}</body></html>`;
    await index.addHTMLFile({ url: `/${id}/`, content });
  }
  await index.writeFiles({ outputPath });
  await index.deleteIndex();
}

/** What runs in the page: text, since it is not part of this program. */
const PREPARE = `async ({ ranking, stopWords }) => {
  const pagefind = await import('/pagefind/pagefind.js');
  await pagefind.options({ ranking });
  await pagefind.init();
  const isTelling = (word) => !stopWords.includes(word.toLowerCase());
  globalThis.ask = async (text) => {
    const all = text.split(/\\s+/);
    const words = all.some(isTelling) ? all.filter(isTelling) : all;
    const found = new Map();
    const add = (results) => { for (const result of results) if (!found.has(result.id)) found.set(result.id, result); };
    add((await pagefind.search(words.join(' '))).results);
    for (const [at] of found.size < 10 && words.length > 2 ? words.entries() : []) {
      add((await pagefind.search(words.toSpliced(at, 1).join(' '))).results);
    }
    for (const word of found.size < 10 && words.length > 1 ? words : []) add((await pagefind.search(word)).results);
    const shown = await Promise.all([...found.values()].slice(0, 10).map((result) => result.data()));
    return shown.map(({ url }) => Number(url.split('/').at(-2)));
  };
}`;

function askPage(page: Page, text: string): Promise<number[]> {
  return page.evaluate(`globalThis.ask(${JSON.stringify(text)})`);
}

function loaded(page: Page): Promise<string[]> {
  return page.evaluate(`performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)`);
}

/** Files as they are sent: those that it compressed itself as they are, the others with brotli. */
function measurePaths(folder: string, paths: ReadonlySet<string>): number {
  return [...paths].reduce((sum, path) => {
    const bytes = readFileSync(join(folder, path));
    return sum + Math.min(bytes.length, brotliCompressSync(bytes).length);
  }, 0);
}

async function measureFolder(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && /\.(pf_index|pf_meta|pf_filter)$|entry\.json$/.test(file.name))
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
