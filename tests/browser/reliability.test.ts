import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();
const DAY = 86_400_000;

async function open(options?: BrowserContextOptions): Promise<Page> {
  const page = await newPage(options);
  await page.goto('/reliability/');
  return page;
}

async function expectDaysSince(page: Page, today: string): Promise<void> {
  await page.goto('/reliability/');
  const since = page.locator('[data-days-since]');
  const day = (await since.locator('time').getAttribute('datetime')) ?? '';
  const days = (Date.parse(today) - Date.parse(day)) / DAY;
  const words = ['today', 'yesterday'][days] ?? `${days} days ago`;
  expect(await since.innerText()).toContain(`(${words}): `);
}

test('without JavaScript the day of the last incident is a date', async () => {
  const page = await open({ javaScriptEnabled: false });
  const since = page.locator('[data-days-since]');
  expect(await since.innerText()).toMatch(/^The last published incident began on .+\d{4}: .+\.$/);
  expect(await since.locator('time').getAttribute('datetime')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('with JavaScript it is also the number of days, by the clock of the reader', async () => {
  const page = await newPage();
  await page.clock.setFixedTime('2030-01-01T12:00:00Z');
  await expectDaysSince(page, '2030-01-01');
});

test.each([0, 1, 2])('%i days are said in the words of people', async (days) => {
  const page = await newPage();
  await page.goto('/reliability/');
  const day = (await page.locator('[data-days-since] time').getAttribute('datetime')) ?? '';
  const today = new Date(Date.parse(day) + days * DAY).toISOString();
  await page.clock.setFixedTime(today);
  await expectDaysSince(page, today);
});

test('the days are counted to today in the zone in which the day is named, wherever the reader is', async () => {
  const page = await newPage({ timezoneId: 'America/Los_Angeles' });
  await page.route('**/reliability/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('data-zone="UTC"', 'data-zone="Asia/Tokyo"');
    await route.fulfill({ response, body });
  });
  // It is 2 January in Tokyo, and still the day before elsewhere.
  await page.clock.setFixedTime('2030-01-01T15:00:00Z');
  await expectDaysSince(page, '2030-01-02');
});

test('the calendar stops the keyboard once for an incident, however many days it took', async () => {
  const page = await open();
  const { incidents } = await (await page.request.get('/data/incidents.json')).json();
  const paths: string[] = incidents.map(({ url }: { readonly url: string }) => new URL(url).pathname);
  expect(paths.length).toBeGreaterThan(4);
  const days = page.locator('section[aria-labelledby=calendar] svg');
  const linked = await days.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(linked.toSorted()).toEqual(paths.toSorted());
  expect(await days.locator('rect').count()).toBeGreaterThan(10 * linked.length);
  // The table says what they are; the names would be read out day by day.
  expect(await days.locator('title').count()).toBe(0);
});

test('the footer is not far by keyboard', async () => {
  const page = await open();
  let stops = 0;
  for (; stops < 90; stops++) {
    await page.keyboard.press('Tab');
    if ((await page.locator('.site-footer :focus').count()) > 0) break;
  }
  expect(stops).toBeLessThan(90);
});

test('every chart that has a table opens it by keyboard, with a header for each column', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  const tables = page.locator('details');
  expect(await tables.count()).toBeGreaterThan(2);
  for (const details of await tables.all()) {
    await details.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await details.locator('tbody tr').first().isVisible()).toBe(true);
    const columns = await details.locator('tbody tr').first().locator('th, td').count();
    expect(await details.locator('thead th[scope=col]').count()).toBe(columns);
  }
});
