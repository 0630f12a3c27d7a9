import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import site from '../../site.config.ts';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

async function open(path: string): Promise<Page> {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(path);
  return page;
}

test('the home page lists the latest entries, and a click opens one', async () => {
  const page = await open('/');
  expect(await page.locator('h1').innerText()).toBe(site.title);
  const links = page.locator('main h3 a');
  expect(await links.count()).toBe(10);
  const title = await links.first().innerText();
  await links.first().click();
  await page.waitForURL(/\/blog\/.+\/$/);
  expect(await page.locator('h1').innerText()).toBe(title);
});

test.each(site.nav.map(({ label, href }) => [label, href] as const))(
  'the header leads to %s, and marks it as the current page',
  async (label, href) => {
    const page = await open('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: label }).click();
    await page.waitForURL(`**${href}`);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('.site-header [aria-current=page]').innerText()).toBe(label);
  },
);

test('a post shows its text, its headings, its code and its pictures', async () => {
  const page = await open('/blog/codegen/');
  expect(await page.locator('h1').innerText()).toContain('How we built Townie');
  const prose = page.locator('.prose');
  expect((await prose.innerText()).length).toBeGreaterThan(5000);
  expect(await prose.locator('h2').count()).toBeGreaterThan(3);
  expect(await prose.locator('pre code').first().isVisible()).toBe(true);
  const width = prose.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth);
  expect(await width).toBeGreaterThan(0);
});

test('a long entry offers its headings as links at the side of a wide screen', async () => {
  const page = await open('/postmortems/db-migration/');
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Timeline' }).click();
  await page.waitForURL('**#timeline');
  expect(await page.locator('#timeline').isVisible()).toBe(true);
});

test('a report shows severity, instants in UTC and in the zone of the incident, and durations with their formula', async () => {
  const page = await open('/postmortems/db-migration/');
  const facts = page.getByRole('region', { name: 'Facts' });
  const fact = (term: string) =>
    facts
      .locator('div', { has: page.locator('dt', { hasText: term }) })
      .locator('dd')
      .innerText();
  expect(await fact('Severity')).toContain('SEV1');
  expect(await fact('Started')).toMatch(/^about .*14:16 UTC\n.*10:16 EDT$/);
  expect(await fact('Resolved')).toMatch(/^about .*14:28 UTC\n.*10:28 EDT$/);
  expect(await fact('Time to resolve')).toBe('about 12 min\nresolved − started');
  expect(await fact('Time to detect')).toContain('not known (equal instants)');
});

test('a report shows its timeline in order', async () => {
  const page = await open('/postmortems/db-migration/');
  const times = await page.getByRole('region', { name: 'Timeline' }).locator('time').allInnerTexts();
  expect(times[0]).toBe('14:11 UTC');
  expect(times.at(-1)).toBe('~14:28 UTC');
  expect(times.map((time) => time.replace('~', ''))).toEqual(times.map((time) => time.replace('~', '')).toSorted());
});

test('the search page says what it needs and lists the archive instead', async () => {
  const page = await open('/search/');
  expect(await page.locator('noscript').innerText()).toContain('Search needs JavaScript');
  const listed = await page.getByRole('region', { name: 'Everything' }).getByRole('link').allInnerTexts();
  await page.goto('/archive/');
  expect(listed.length).toBeGreaterThan(10);
  expect(listed).toEqual(await page.locator('main').getByRole('link').allInnerTexts());
});

test('a search from the home page still arrives at the list', async () => {
  const page = await open('/');
  await page.getByRole('searchbox').fill('migration');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=migration');
  expect(await page.getByRole('heading', { name: 'Everything, by year' }).isVisible()).toBe(true);
});
