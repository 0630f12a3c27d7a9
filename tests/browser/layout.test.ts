import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pagePaths } from '../support/site-pages.ts';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';

const newPage = useBrowser();

const WIDTHS = [320, 390, 820, 1440];

test.each(pagePaths())('%s fits every width: nothing scrolls sideways, is cut off or overlaps', async (path) => {
  const page = await newPage();
  await page.goto(path);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findOverflow(page), `at ${width} px`).toEqual([]);
    expect(await findOverlaps(page), `at ${width} px`).toEqual([]);
  }
});

test('every width shows the results of a search whole', async () => {
  const page = await newPage();
  await page.goto('/search/?q=migration');
  await page.locator('#search-results li').first().waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findOverflow(page), `at ${width} px`).toEqual([]);
  }
});

/** Pairs of the header's links whose words cover each other. */
function findOverlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.site-header a')].map((link) => {
      const range = document.createRange();
      range.selectNodeContents(link);
      return { text: link.textContent.trim(), box: range.getBoundingClientRect() };
    });
    return boxes.flatMap(({ text, box }, index) =>
      boxes
        .slice(index + 1)
        .filter(({ box: other }) => {
          const isBeside = box.right <= other.left || other.right <= box.left;
          return !isBeside && box.bottom > other.top && other.bottom > box.top;
        })
        .map((other) => `“${text}” and “${other.text}” overlap`),
    );
  });
}
