import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';
import { announcement, field, resultLinks, results } from './search-page.ts';

const newPage = useBrowser();

const INDEX = '**/search/index/**';
const MARKUP = '<img src=x onerror="document.title=`executed`">';
const archive = (page: Page) => page.getByRole('region', { name: 'Everything' }).getByRole('link');

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
  expect(await archive(page).count()).toBeGreaterThan(10);
});

describe('markup', () => {
  test('in a query is shown as text and does nothing', async () => {
    const { page, errors } = await open(`/search/?q=${encodeURIComponent(MARKUP)}`);
    expect(await announcement(page, 'Nothing')).toBe(`Nothing found for “${MARKUP}”.`);
    expect(await page.locator('#search-panel img').count()).toBe(0);
    expect(await page.title()).toContain('Search');
    expect(errors).toEqual([]);
  });

  test('in an entry is shown as text and does nothing', async () => {
    const page = await newPage();
    const sections = [{ id: 'x', heading: MARKUP, text: `hostile ${MARKUP}` }];
    const entry = {
      title: MARKUP,
      description: MARKUP,
      url: '/',
      date: '2025-01-01',
      kind: 'Post',
      tags: [],
      sections,
    };
    await page.route(INDEX, (route) => route.fulfill({ json: [entry] }));
    await page.goto('/search/?q=hostile');
    await announcement(page, '1 result.');
    expect(await resultLinks(page).innerText()).toBe(MARKUP);
    expect(await results(page).locator('p').last().innerText()).toBe(`hostile ${MARKUP}`);
    expect(await page.locator('#search-panel img').count()).toBe(0);
    expect(await page.title()).toContain('Search');
  });
});

describe('a query that no person would type', () => {
  test('may be 10 000 letters long', async () => {
    const { page, errors } = await open();
    const query = 'ab'.repeat(5000);
    await field(page).fill(query);
    expect(await announcement(page, 'Nothing')).toContain(query);
    const overflow = page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow).toBe(0);
    await field(page).fill('migration');
    await announcement(page, /result/);
    expect(errors).toEqual([]);
  });

  test('may be signs, broken escapes or names of the language', async () => {
    const queries = ['%', '%ED%A0%80', '%00', '*', '"', '\\', '(((', '__proto__', 'constructor'];
    const complaints = queries.map(async (query) => {
      const { page, errors } = await open(`/search/?q=${query}`);
      await announcement(page, /Nothing|result/);
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
    expect(await archive(page).first().isVisible()).toBe(true);
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
});
