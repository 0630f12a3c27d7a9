import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';
import { announcement, field, resultLinks } from './search-page.ts';

const newPage = useBrowser();

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent || document.activeElement?.id);

async function open(path: string): Promise<Page> {
  const page = await newPage();
  await page.goto(path);
  return page;
}

/** Type a query with the keyboard and wait for its results. */
async function searchFor(page: Page, query: string): Promise<string[]> {
  await field(page).focus();
  await page.keyboard.type(query);
  await announcement(page, /result/);
  return resultLinks(page).allInnerTexts();
}

describe('by keyboard alone', () => {
  test('Tab leads from the top of the page to the field', async () => {
    const page = await open('/search/');
    const stops: string[] = [];
    while ((await focused(page)) !== 'q' && stops.length < 20) {
      await page.keyboard.press('Tab');
      stops.push((await focused(page))?.trim() ?? '');
    }
    expect(stops[0]).toBe('Skip to the content');
    expect(stops.at(-2)).toBe('Search');
    expect(stops.at(-1)).toBe('q');
  });

  test('typing shows results, the best first, and announces how many there are', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'backward incompatible');
    expect(titles[0]).toBe('Post-mortem: A Backward Incompatible Database Migration');
    const count = titles.length === 1 ? '1 result.' : `${titles.length} results.`;
    expect(await announcement(page, /result/)).toBe(count);
  });

  test('the arrows move through the results and back to the field', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'database');
    expect(titles.length).toBeGreaterThan(2);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(titles[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(titles[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('q');
  });

  test('the last result is the end of the way down', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'database');
    for (const _ of [...titles, 'once more']) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(titles.at(-1));
  });

  test('Escape returns from a result to the field, with the query as it was', async () => {
    const page = await open('/search/');
    await searchFor(page, 'database');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('q');
    expect(await field(page).inputValue()).toBe('database');
  });

  test('Enter opens the result at the section that matches, and Back returns to the results', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'roll-back refused');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/postmortems\/db-migration\/#/);
    expect(await page.locator('h1').innerText()).toBe(titles[0]);
    expect(await page.locator(':target').count()).toBe(1);
    await page.goBack();
    await announcement(page, /result/);
    expect(await resultLinks(page).allInnerTexts()).toEqual(titles);
  });

  test('emptying the field takes results and announcement away', async () => {
    const page = await open('/search/');
    await searchFor(page, 'database');
    await field(page).fill('');
    await expect.poll(() => resultLinks(page).count()).toBe(0);
    await expect.poll(() => page.getByRole('status').innerText()).toBe('');
    expect(new URL(page.url()).search).toBe('');
  });
});

test('every result leads to a page and to a section that is there', async () => {
  const page = await open('/search/?q=e');
  await announcement(page, /results/);
  const addresses = await resultLinks(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of addresses) {
    const response = await page.goto(address);
    expect(response?.status() ?? 200, address).toBe(200);
    if (address.includes('#')) expect(await page.locator(':target').count(), address).toBe(1);
  }
});

describe('an address with a query', () => {
  test('fills the field and shows the results', async () => {
    const page = await open('/search/?q=connection+pool');
    await announcement(page, /result/);
    expect(await field(page).inputValue()).toBe('connection pool');
    expect(await resultLinks(page).first().innerText()).toContain('connection pool');
  });

  test('is where the form of the home page leads', async () => {
    const page = await open('/');
    await field(page).focus();
    await page.keyboard.type('connection pool');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=connection+pool');
    await announcement(page, /result/);
    expect(await resultLinks(page).count()).toBeGreaterThan(0);
  });

  test('follows what is typed, so that it can be shared', async () => {
    const page = await open('/search/');
    await searchFor(page, 'C & D');
    expect(new URL(page.url()).searchParams.get('q')).toBe('C & D');
  });
});
