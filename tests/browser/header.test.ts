import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';

const newPage = useBrowser();

/** The front page of a site with another name. */
async function open(title: string, width: number): Promise<Page> {
  const page = await newPage({ viewport: { width, height: 700 } });
  await page.goto('/');
  await page.locator('.site-header .name').evaluate((name, text) => {
    const words = [...name.childNodes].findLast((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!words) throw new Error('the header has no name');
    words.nodeValue = text;
  }, title);
  return page;
}

const TITLES = [
  'Acme Engineering',
  'The engineering and reliability notes of the Example Company',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
];

describe.each(TITLES)('the header of “%s”', (title) => {
  test.each([320, 360, 390, 820, 1440])(
    'has search and theme beside the name, at the far end, at %i px',
    async (width) => {
      const page = await open(title, width);
      expect(await findOverflow(page)).toEqual([]);
      const name = await boxOf(page, '.site-header .name');
      const tools = await boxOf(page, '.site-header .tools');
      const wrap = await boxOf(page, '.site-header .wrap');
      expect(tools.left).toBeGreaterThanOrEqual(name.right);
      expect(tools.top).toBeLessThan(name.bottom);
      expect(tools.right).toBeGreaterThanOrEqual(wrap.right);
    },
  );
});

test.each([320, 820])('the link to the search keeps its name and its size at %i px', async (width) => {
  const page = await open('Acme Engineering', width);
  const link = page.locator('.site-header').getByRole('link', { name: 'Search', exact: true });
  const { width: wide = 0, height = 0 } = (await link.boundingBox()) ?? {};
  expect(Math.min(wide, height)).toBeGreaterThanOrEqual(24);
});

function boxOf(page: Page, selector: string) {
  return page.locator(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  });
}
