import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

const PAGES = [
  '/',
  '/blog/',
  '/blog/markdown-showcase/',
  '/postmortems/',
  '/postmortems/db-migration/',
  '/reliability/',
  '/services/sqlite/',
  '/tags/',
  '/authors/steve-krouse/',
  '/archive/',
  '/feeds/',
  '/search/',
  '/about/',
  '/404.html',
];

async function open(path: string): Promise<Page> {
  // Without smooth scrolling the focused element is on the screen at once.
  const page = await newPage({ reducedMotion: 'reduce' });
  await page.goto(path);
  return page;
}

test.each(PAGES)('the first stop on %s skips to the content', async (path) => {
  const page = await open(path);
  const link = page.getByRole('link', { name: 'Skip to the content' });
  expect((await link.boundingBox())?.y).toBeLessThan(0);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
  expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').getAttribute('id')).toBe('content');
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
});

test.each(PAGES)('every stop on %s shows that it has the focus', async (path) => {
  const page = await open(path);
  const stops = await page.evaluate(() => {
    const selector = 'a[href], button, input:not([disabled]), select, summary, [tabindex="0"]';
    return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
  });
  const unseen: string[] = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const problem = await describeUnseenFocus(page);
    if (problem) unseen.push(problem);
  }
  expect(unseen).toEqual([]);
  // No stop was left out and none held the focus back: the last one is the end of the footer.
  const isLast = page.evaluate(
    () => [...document.querySelectorAll('.site-footer a')].at(-1) === document.activeElement,
  );
  expect(await isLast).toBe(true);
});

/** What is wrong with the focused element, or nothing if a reader can see that it is focused. */
function describeUnseenFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const { top, bottom, width } = element.getBoundingClientRect();
    const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
    const isOnScreen = bottom > 0 && top < innerHeight && width > 0;
    return isOutlined && isOnScreen ? undefined : element.outerHTML.slice(0, 120);
  });
}
