import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { encodeFragment } from '../../src/search/format/fragment.ts';
import { useBrowser } from './open-page.ts';
import { announcement, archive, field, resultLinks, results } from './search-page.ts';

const newPage = useBrowser();

const INDEX = '**/search/index/**';
const MARKUP = '<img src=x onerror="document.title=`executed`">';

/** Open the search page; `errors` fills with what goes wrong in its script. */
async function open(path = '/search/'): Promise<{ page: Page; errors: string[] }> {
  const page = await newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(path);
  return { page, errors };
}

test('a query that nothing matches says so, and the list of everything stays', async () => {
  const { page } = await open();
  await field(page).fill('zyzzyva');
  expect(await announcement(page, 'Nothing')).toBe('Nothing found for “zyzzyva”.');
  expect(await results(page).count()).toBe(0);
  expect(await archive(page).getByRole('link').count()).toBeGreaterThan(10);
});

describe('markup', () => {
  test('in a query is shown as text and does nothing', async () => {
    const { page, errors } = await open(`/search/?q=${encodeURIComponent(MARKUP)}`);
    expect(await announcement(page, 'Nothing')).toContain(`Nothing found for “${MARKUP}”.`);
    expect(await page.locator('#search-panel img').count()).toBe(0);
    expect(await page.title()).toContain('Search');
    expect(errors).toEqual([]);
  });

  test('in an entry is shown as text and does nothing', async () => {
    const page = await newPage();
    const fragment = encodeFragment({
      title: MARKUP,
      url: '/',
      date: '2025-01-01',
      kind: MARKUP,
      tags: [MARKUP],
      description: MARKUP,
      severity: MARKUP,
      facts: [MARKUP],
      sections: [{ id: 'x', heading: MARKUP, text: `migration ${MARKUP}` }],
    });
    const body = Buffer.from(deflateRawSync(fragment));
    await page.route('**/search/index/*/f/*', (route) => route.fulfill({ body }));
    await page.goto('/search/?q=migration');
    await announcement(page, /result/);
    expect(await resultLinks(page).first().innerText()).toBe(MARKUP);
    expect(await results(page).first().locator('.result-text').innerText()).toBe(`${MARKUP} migration ${MARKUP}`);
    expect(await page.locator('#search-panel img').count()).toBe(0);
    expect(await page.title()).toContain('Search');
  });
});

describe('a query that no person would type', () => {
  test('may be 10 000 letters long', async () => {
    const { page, errors } = await open();
    const query = 'ab'.repeat(5000);
    await field(page).fill(query);
    expect(await announcement(page, 'Nothing')).toBe(`Nothing found for “${query.slice(0, 60)}…”.`);
    expect(await field(page).inputValue()).toBe(query);
    expect(new URL(page.url()).search).toBe('');
    const overflow = page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow).toBe(0);
    await field(page).fill('migration');
    await announcement(page, /result/);
    expect(errors).toEqual([]);
  });

  test('may be signs, broken escapes or names of the language', async () => {
    const signs = ['%', '%ED%A0%80', '%00', '*', '"', '\\', '(((', '__proto__', 'constructor', 'kind:', 'tag:"x'];
    const queries = [...signs, '"open phrase', '😀', 'מסד נתונים', 'a', 'the and of', '-', '東京'];
    const complaints = queries.map(async (query) => {
      const { page, errors } = await open(`/search/?q=${query}`);
      await announcement(page, /\S/);
      return errors.map((error) => `${query}: ${error}`);
    });
    expect((await Promise.all(complaints)).flat()).toEqual([]);
  });

  test('may hold half of a surrogate pair', async () => {
    const { page, errors } = await open();
    await field(page).evaluate((input) => {
      if (!(input instanceof HTMLInputElement)) throw new Error('the search box is not an input');
      input.value = `${String.fromCharCode(0xd800)} migration`;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await announcement(page, /result/);
    expect(await results(page).count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });
});

describe('an index that does not arrive', () => {
  test('is announced, and the list of everything stays', async () => {
    const { page, errors } = await open();
    await page.route(INDEX, (route) => route.abort());
    await field(page).fill('migration');
    const message = 'The search index could not be loaded. All entries are listed below.';
    expect(await announcement(page, 'could not')).toBe(message);
    expect(await archive(page).isVisible()).toBe(true);
    expect(errors).toEqual([]);
  });

  test('is asked for again with the next search', async () => {
    const { page } = await open();
    await page.route(INDEX, (route) => route.fulfill({ status: 500 }));
    await field(page).fill('migration');
    await announcement(page, 'could not');
    await page.unroute(INDEX);
    await page.keyboard.press('Enter');
    await announcement(page, /result/);
    expect(await results(page).count()).toBeGreaterThan(0);
  });

  test('may lack a part only: other words still have answers', async () => {
    const { page } = await open();
    await page.route('**/search/index/*/f/*', (route) => route.fulfill({ status: 404 }));
    await field(page).fill('migration');
    await announcement(page, 'could not');
    await field(page).fill('zyzzyva');
    await announcement(page, 'Nothing');
  });

  test('may have been replaced by a later build: the page goes on with that one', async () => {
    const { page } = await open();
    await page.locator('#search-panel').evaluate((panel) => {
      panel.dataset.index = '/search/index/of-yesterday/';
    });
    await field(page).fill('migration');
    await announcement(page, /result/);
    expect(await results(page).count()).toBeGreaterThan(0);
  });
});

describe('a script that does not arrive', () => {
  const SCRIPT = '**/_astro/{page,dialog}.*';

  test('is explained, and the list of everything stays', async () => {
    const { page, errors } = await open();
    await page.route(SCRIPT, (route) => route.abort());
    await field(page).fill('migration');
    await page.getByText('The search could not be loaded. All entries are listed below.').waitFor();
    expect(await archive(page).isVisible()).toBe(true);
    expect(errors).toEqual([]);
  });

  test('says nothing to who has typed nothing', async () => {
    const { page } = await open();
    await page.route(SCRIPT, (route) => route.abort());
    await page.route('**/search/current.json', (route) => route.fulfill({ json: { index: '/search/index/today/' } }));
    const refused = page.waitForEvent('requestfailed');
    await field(page).focus();
    await refused;
    expect(page.url()).toMatch(/\/search\/$/);
    expect(await page.getByText('could not be loaded').count()).toBe(0);
    await page.keyboard.type('m');
    await page.waitForURL('**/search/?q=m');
  });

  test('loads the page anew, once, when the site has another build', async () => {
    const { page } = await open();
    await page.route(SCRIPT, (route) => route.fulfill({ status: 404 }));
    await page.route('**/search/current.json', (route) => route.fulfill({ json: { index: '/search/index/today/' } }));
    await field(page).fill('migration');
    await page.waitForURL('**/search/?q=migration');
    await page.getByText('The search could not be loaded').waitFor();
    expect(await field(page).inputValue()).toBe('migration');
  });
});

test('a slow connection takes what was typed meanwhile, and then answers', async () => {
  const { page } = await open();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 200_000,
  });
  await field(page).focus();
  await page.keyboard.type('migration');
  await announcement(page, /result/);
  expect(await field(page).inputValue()).toBe('migration');
});

test('an answer that takes its time is waited for in words', async () => {
  const { page } = await open();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/search/index/*/f/*', async (route) => {
    await held;
    await route.continue();
  });
  await field(page).fill('migration');
  await page.getByText('Searching…').waitFor();
  answer();
  await announcement(page, /result/);
});

test('what has been loaded answers without a connection', async () => {
  const { page } = await open('/search/?q=migration');
  await announcement(page, /result/);
  const before = await resultLinks(page).allInnerTexts();
  await field(page).fill('');
  await expect.poll(() => results(page).count()).toBe(0);
  await page.context().setOffline(true);
  await field(page).fill('migration');
  await expect.poll(() => resultLinks(page).allInnerTexts()).toEqual(before);
});

test('nothing of the search is loaded before its field has the focus', async () => {
  const page = await newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto('/search/');
  await page.waitForLoadState('networkidle');
  const before = requests.length;
  expect(requests.filter((path) => /search\/(index|current)|_astro\/(page|dialog)\./.test(path))).toEqual([]);
  await field(page).focus();
  await page.waitForLoadState('networkidle');
  expect(requests.slice(before).filter((path) => path.endsWith('/root.bin'))).toHaveLength(1);
});
