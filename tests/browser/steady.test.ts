import { expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();
const PHONE = { viewport: { width: 412, height: 823 } };
const DAY = 86_400_000;

test('the number of days comes without moving what is below it', async () => {
  const page = await newPage(PHONE);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    if (!route.request().url().includes('/theme.js')) await held;
    await route.continue();
  });
  await page.clock.setFixedTime(Date.UTC(2030, 0, 1));
  await page.goto('/reliability/', { waitUntil: 'commit' });
  const since = page.locator('[data-days-since]');
  const began = Date.parse((await since.locator('time').getAttribute('datetime')) ?? '');
  await page.clock.setFixedTime(began + 321.5 * DAY);
  const below = page.locator('.policy');
  const readTop = async () => {
    await page.evaluate(() => document.fonts.ready.then(() => document.fonts.size));
    return (await below.boundingBox())?.y;
  };
  expect(await since.innerText()).not.toContain('days ago');
  const before = await readTop();
  release();
  await page.waitForLoadState('load');
  expect(await since.innerText()).toContain('(321 days ago)');
  expect(before).toBeGreaterThan(0);
  expect(await readTop()).toBe(before);
});

for (const [path, count] of [
  ['/', 1],
  ['/postmortems/db-migration/', 1],
  ['/blog/codegen/', 2],
] as const) {
  test(`${path} asks early for the fonts of its text, and for no other`, async () => {
    const page = await newPage(PHONE);
    await page.goto(path, { waitUntil: 'networkidle' });
    const { early, loaded } = await page.evaluate(() => ({
      early: [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload]')].map(({ href }) => href),
      loaded: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.woff2')),
    }));
    expect(early).toHaveLength(count);
    expect(loaded.toSorted()).toEqual(early.toSorted());
    const drawn = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length);
    expect(drawn).toBe(count);
  });
}
