import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCRIPT_BYTES } from '../../src/search/script-size.ts';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';
import { announcement, field, findBarriers, focused, resultLinks, results, summary } from './search-page.ts';

const COUNT = 34;
const TAGS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta'];

/** Thirty-four posts over four years that all have the word “pool”, in a site below a folder. */
function makePosts(): Record<string, string> {
  const posts = Array.from({ length: COUNT }, (_, n) => {
    const more = `tags: [${TAGS[n % TAGS.length]}, ${n % 2 ? 'odd' : 'even'}]\nid: x:${n}`;
    const day = `20${22 + (n % 4)}-0${1 + (n % 9)}-1${n % 10}`;
    const text = `## Part ${n}\n\nThe pool of post ${n} was full.\n`;
    return [`content/blog/post-${n}.md`, entry(fourFields(`Post number${n}`, day, more), text)] as const;
  });
  return Object.fromEntries(posts);
}

describe('a site with several pages of results, below a folder', () => {
  const newPage = useBrowser();
  let site: FixtureSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = createSite(makePosts(), { base: '/notes/' });
    const { code, stderr } = await site.build();
    expect(code, stderr).toBe(0);
    server = await serveFolder(join(site.root, 'dist'), '/notes/');
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  async function open(path: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await newPage(options);
    await page.goto(server.url + path);
    return page;
  }
  const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages of results' });

  test('shows ten results on a page, and leads through all of them', async () => {
    const page = await open('search/?q=pool');
    expect(await announcement(page, /result/)).toBe(`${COUNT} results.`);
    const seen = new Set(await resultLinks(page).allInnerTexts());
    expect(seen.size).toBe(10);
    expect(await pages(page).getByRole('link').allInnerTexts()).toEqual(['Next']);
    for (const number of [2, 3, 4]) {
      await pages(page).getByRole('link', { name: 'Next' }).click();
      await page.waitForURL(`**/notes/search/?q=pool&page=${number}`);
      await expect.poll(() => pages(page).innerText()).toContain(`Page ${number} of 4`);
      expect(await page.locator('.search-results').getAttribute('start')).toBe(String(number * 10 - 9));
      for (const title of await resultLinks(page).allInnerTexts()) seen.add(title);
    }
    expect(seen.size).toBe(COUNT);
    expect(await pages(page).getByRole('link').allInnerTexts()).toEqual(['Previous']);
    await page.goBack();
    await expect.poll(() => pages(page).innerText()).toContain('Page 3 of 4');
  });

  test('puts the focus on the first result of the next page', async () => {
    const page = await open('search/?q=pool');
    await announcement(page, /result/);
    await pages(page).getByRole('link', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => pages(page).innerText()).toContain('Page 2 of 4');
    expect(await focused(page)).toBe(await resultLinks(page).first().innerText());
    expect(await announcement(page, 'page 2')).toBe(`${COUNT} results, page 2 of 4.`);
  });

  test('links to its pages as addresses that can be opened anywhere', async () => {
    const page = await open('search/?q=pool');
    await announcement(page, /result/);
    const address = await pages(page).getByRole('link', { name: 'Next' }).getAttribute('href');
    expect(address).toBe('/notes/search/?q=pool&page=2');
    const other = await open(`search/${address?.slice(address.indexOf('?'))}`);
    expect(await announcement(other, /result/)).toBe(`${COUNT} results, page 2 of 4.`);
    const beyond = await open('search/?q=pool&page=99');
    expect(await announcement(beyond, /result/)).toBe(`${COUNT} results, page 4 of 4.`);
  });

  test('sorts by date on demand', async () => {
    const page = await open('search/?q=pool&sort=date');
    await announcement(page, /result/);
    expect(await page.getByLabel('Sort by').inputValue()).toBe('date');
    const days = await results(page)
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(days).toEqual(days.toSorted().reverse());
  });

  test('counts exactly what each filter would leave', async () => {
    const page = await open('search/?q=pool', { viewport: { width: 1440, height: 900 } });
    await announcement(page, /result/);
    for (const [name, count] of [
      ['odd', 17],
      ['alpha', 5],
      ['2023', 9],
    ] as const) {
      const box = page.getByRole('checkbox', { name: `${name} ${count}`, exact: true });
      await box.check();
      await expect.poll(() => summary(page).innerText()).toMatch(new RegExp(`^${count} results in`));
      await box.uncheck();
      await expect.poll(() => summary(page).innerText()).toMatch(new RegExp(`^${COUNT} results in`));
    }
  });

  test('folds long lists of values, and keeps them open while a reader chooses', async () => {
    const page = await open('search/?q=pool', { viewport: { width: 1440, height: 900 } });
    await announcement(page, /result/);
    const tags = page.getByRole('group', { name: 'Tag' });
    const hidden = tags.getByRole('checkbox', { name: 'zeta 4' });
    expect(await hidden.isVisible()).toBe(false);
    await tags.getByText('more').click();
    await hidden.check();
    await expect.poll(() => field(page).inputValue()).toBe('pool tag:zeta');
    await expect.poll(() => tags.getByRole('checkbox', { name: 'zeta 4' }).isChecked()).toBe(true);
    expect(await tags.getByRole('checkbox', { name: 'theta 4' }).isVisible()).toBe(true);
  });

  test('keeps filters folded on a narrow screen', async () => {
    const page = await open('search/?q=pool', { viewport: { width: 390, height: 900 } });
    await announcement(page, /result/);
    const box = page.getByRole('checkbox', { name: 'odd 17' });
    expect(await box.isVisible()).toBe(false);
    await page.getByText('Filters', { exact: true }).click();
    await box.check();
    await expect.poll(() => field(page).inputValue()).toBe('pool tag:odd');
    expect(await page.getByRole('checkbox', { name: 'odd 17' }).isVisible()).toBe(true);
  });

  test.each([320, 820, 1440])('has no barrier that axe can find and fits, filters open, at %i px', async (width) => {
    const page = await open('search/?q=pool', { bypassCSP: true, viewport: { width, height: 900 } });
    await announcement(page, /result/);
    if (width < 1000) await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('group', { name: 'Tag' }).getByText('more').click();
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    await page.route('**/search/**', (route) => route.abort());
    await field(page).fill('something else');
    await announcement(page, /could not|Nothing/);
    expect(await findBarriers(page)).toEqual([]);
  });

  test('opens the dialog on a page below the folder too', async () => {
    const page = await open('blog/post-3/');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await field(page).fill('number7');
    await announcement(page, /result/);
    await resultLinks(page).first().click();
    await page.waitForURL('**/notes/blog/post-7/');
  });

  test('loads no more script than it says, and next to nothing before a search', () => {
    const folder = join(site.root, 'dist/_astro');
    const size = (name: RegExp) => {
      const files = readdirSync(folder).filter((file) => name.test(file));
      expect(files).toHaveLength(1);
      return files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(folder, file))).length, 0);
    };
    const loader = size(/^Layout\..*\.js$/);
    expect(loader).toBeLessThanOrEqual(1024);
    expect(loader + size(/^page\..*\.js$/) + size(/^stemmer\..*\.js$/)).toBeLessThanOrEqual(SCRIPT_BYTES);
  });
});
