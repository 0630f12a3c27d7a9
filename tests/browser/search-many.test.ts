import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIALOG_BYTES, SCRIPT_BYTES } from '../../src/search/script-size.ts';
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

  test('gives no room to reports on the front page, since there are none', async () => {
    const page = await open('');
    expect(await page.locator('main').innerText()).not.toMatch(/No report|Latest reports|\b0 post-mortems/);
    expect(await page.locator('main .columns h2').first().innerText()).toBe('Latest writing');
  });

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
    const client = size(/^page\..*\.js$/) + size(/^stemmer\..*\.js$/);
    expect(client).toBeLessThanOrEqual(11 * 1024);
    const page = loader + client;
    expect(page).toBeLessThanOrEqual(SCRIPT_BYTES);
    expect(page + size(/^dialog\..*\.js$/)).toBeLessThanOrEqual(DIALOG_BYTES);
  });

  test.each([
    ['search/', '/', SCRIPT_BYTES],
    ['blog/post-3/', 'Control+k', DIALOG_BYTES],
  ])('loads for a first search from %s nothing else', async (path, key, most) => {
    const page = await newPage();
    const scripts = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname);
    });
    await page.goto(server.url + path);
    await page.waitForLoadState('networkidle');
    const own = [...scripts].filter((script) => !script.includes('/Layout.'));
    await page.keyboard.press(key);
    await page.waitForLoadState('networkidle');
    await field(page).fill('pool');
    await announcement(page, /result/);
    const loaded = [...scripts].filter((script) => !own.includes(script));
    const bytes = loaded.map(
      (script) => brotliCompressSync(readFileSync(join(site.root, 'dist', script.replace('/notes/', '/')))).length,
    );
    expect(loaded.length).toBeGreaterThan(2);
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(most);
  });
});

const REPORT = `incident:
  status: resolved
  impact: [{unknown: Nobody counted.}]
  kind: incident
  severity: sev1
  started: 2024-02-28T10:00Z
  detected: 2024-02-28T10:05Z
  resolved: 2024-02-28T11:00Z
  timeline:
    - {at: 2024-02-28T10:00Z, text: The pool ran dry.}`;
const REPORT_TEXT = '## Impact\n\nMuch.\n\n## Actions\n\nNone, because so.\n\n## Lessons\n\nMany.\n';

/** Sixty posts and a report, with more tags than the first file of the index holds. */
function makeTagged(): Record<string, string> {
  const posts = Array.from({ length: 60 }, (_, n) => {
    const more = `tags: [number-${n}-of-many-tags]\nid: x:${n}`;
    return [
      `content/blog/post-${n}.md`,
      entry(
        fourFields(`Post number${n}`, `2025-0${1 + (n % 9)}-02`, more),
        // A heading without a text: of a report it would be left out.
        `The big pool of post ${n} was full.\n${n === 1 ? '\n## About zebras\n' : ''}`,
      ),
    ] as const;
  });
  const report = entry(
    fourFields('A report', '2024-03-01', `id: x:report\n${REPORT}`),
    `A big pool.\n\n${REPORT_TEXT}`,
  );
  return { ...Object.fromEntries(posts), 'content/postmortems/report.md': report };
}

describe('a site whose filters are a file of their own', () => {
  const newPage = useBrowser();
  let site: FixtureSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = createSite(makeTagged());
    const { code, stderr } = await site.build();
    expect(code, stderr).toBe(0);
    server = await serveFolder(join(site.root, 'dist'));
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  async function open(path: string): Promise<{ page: Page; files: string[] }> {
    const page = await newPage({ viewport: { width: 1440, height: 900 } });
    const files: string[] = [];
    page.on('request', (request) => files.push(new URL(request.url()).pathname));
    await page.goto(server.url + path);
    await announcement(page, /result/);
    return { page, files };
  }
  const fold = (page: Page) => page.locator('#search-filters');
  const year = (page: Page) => page.getByRole('checkbox', { name: /^2025/ });

  test('opens them by mouse on a wide screen, and reads them only then', async () => {
    const { page, files } = await open('search/?q=pool');
    expect(await fold(page).isVisible()).toBe(true);
    expect(files.filter((path) => path.endsWith('/facets.bin'))).toEqual([]);
    await fold(page).click();
    await year(page).waitFor();
    expect(files.filter((path) => path.endsWith('/facets.bin'))).toHaveLength(1);
    expect(await fold(page).isVisible()).toBe(true);
  });

  test('has them as a bar above the results, as wide as those, and nowhere by themselves', async () => {
    const { page } = await open('search/?q=pool');
    const [bar, found] = await Promise.all(
      ['.search-filters', '.search-found'].map((part) => page.locator(part).boundingBox()),
    );
    expect([bar?.x, bar?.width]).toEqual([found?.x, found?.width]);
    expect((found?.y ?? 0) - (bar?.y ?? 0) - (bar?.height ?? 0)).toBeLessThan(40);
    await fold(page).click();
    await year(page).waitFor();
    expect((await page.locator('.search-filters').boundingBox())?.x).toBe(bar?.x);
  });

  test('opens them by keyboard, and keeps the focus while a reader chooses', async () => {
    const { page } = await open('search/?q=pool');
    await fold(page).focus();
    await page.keyboard.press('Enter');
    await year(page).waitFor();
    expect(await focused(page)).toContain('Filters');
    await year(page).focus();
    for (const [query, chosen] of [
      ['pool year:2025', true],
      ['pool', false],
    ] as const) {
      await page.keyboard.press('Space');
      await expect.poll(() => field(page).inputValue()).toBe(query);
      await expect.poll(() => summary(page).innerText()).toMatch(chosen ? /^60 results/ : /^61 results/);
      await page.waitForLoadState('networkidle');
      expect(await year(page).isChecked()).toBe(chosen);
      expect(await year(page).evaluate((box) => box === document.activeElement)).toBe(true);
    }
  });

  test('shows severities as badges before the filters are read', async () => {
    const { page, files } = await open('search/?q=report');
    expect(files.filter((path) => path.endsWith('/facets.bin'))).toEqual([]);
    const badge = results(page).locator('.severity');
    expect(await badge.innerText()).toBe('SEV1');
    expect(await badge.getAttribute('class')).toContain('sev1');
  });

  test('shows the description under a heading that has no text', async () => {
    const { page } = await open('search/?q=zebras');
    expect(await results(page).first().locator('.result-text').innerText()).toMatch(/^About zebras: \S/);
  });

  test('says when a phrase may have more results than were looked for, and counts none of them wrong', async () => {
    const { page } = await open('search/?q=%22big+pool%22');
    expect(await summary(page).innerText()).toMatch(/^At least 50 results in/);
    await fold(page).click();
    await year(page).waitFor();
    expect(await page.locator('fieldset .count').count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Post-mortem' }).check();
    await expect.poll(() => summary(page).innerText()).toMatch(/^1 result in/);
  });
});
