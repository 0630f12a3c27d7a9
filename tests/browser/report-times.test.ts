import { expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();
const REPORT = '/postmortems/db-migration/';

test('a report shows its times in the reader’s zone on demand, and takes them away again', async () => {
  const page = await newPage({ timezoneId: 'Asia/Tokyo', locale: 'en-GB' });
  await page.goto(REPORT);
  const button = page.getByRole('button', { name: 'Show times in my zone (Asia/Tokyo)' });
  expect(await page.getByText('for you').count()).toBe(0);
  await button.click();
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  // 14:16 UTC is 23:16 in Tokyo.
  expect(await page.getByText('2 Apr 2025, 23:16 for you').count()).toBeGreaterThan(0);
  await button.press('Enter');
  expect(await page.getByText('for you').count()).toBe(0);
});

test('without JavaScript there is no button, and the times are there in UTC and in the incident’s zone', async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(REPORT);
  expect(await page.getByRole('button').count()).toBe(0);
  const facts = page.getByRole('region', { name: 'Facts' });
  expect(await facts.textContent()).toContain('14:16 UTC');
  expect(await facts.textContent()).toContain('10:16 EDT');
});

test('a report is drawn to scale with the same durations as its facts', async () => {
  const page = await newPage();
  await page.goto('/postmortems/esm-sh/');
  const drawing = page.getByRole('img', { name: 'The incident to scale' });
  expect(await drawing.locator('text').allTextContents()).toEqual([
    'Time to mitigate, 10 h 34 min',
    'Time to resolve, about 16 h',
  ]);
  const widths = await drawing
    .locator('.bar')
    .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('width'))));
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(634 / 960, 3);
});

test('structured data of a report is an article about an event with its start and end', async () => {
  const page = await newPage();
  await page.goto(REPORT);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}');
  const article = data['@graph'].find((node: { '@type': string }) => node['@type'] === 'TechArticle');
  expect(article).toMatchObject({
    '@type': 'TechArticle',
    isBasedOn: 'https://blog.val.town/post-mortem-db-migration',
    about: { '@type': 'Event', startDate: '2025-04-02T10:16:00-04:00', endDate: '2025-04-02T10:28:00-04:00' },
  });
});
