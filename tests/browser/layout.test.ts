import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pagePaths } from '../support/site-pages.ts';
import { useBrowser } from './open-page.ts';

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

/** Elements that are wider than the page, or that hide a part of what they hold. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const name = ({ tagName, className, id }: Element) => `${tagName.toLowerCase()}${id && `#${id}`}.${className}`;
    const style = (element: Element) => getComputedStyle(element);
    // What is for screen readers only is one pixel wide.
    const isShown = (element: Element) => element.checkVisibility() && style(element).clipPath === 'none';
    const hides = (value: string) => value === 'hidden' || value === 'clip';
    const shown = [...document.querySelectorAll('body *')].filter(isShown);
    const clipped = shown.filter((element) => {
      const { overflowX, overflowY } = style(element);
      const isCutX = hides(overflowX) && element.scrollWidth > element.clientWidth;
      return isCutX || (hides(overflowY) && element.scrollHeight > element.clientHeight);
    });
    const outside = shown.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const scrollers = 'pre, .table-scroll, math';
      return (left < -0.5 || right > root.clientWidth + 0.5) && !element.parentElement?.closest(scrollers);
    });
    return [
      ...(root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : []),
      ...clipped.map((element) => `${name(element)} hides a part of its content`),
      ...outside.map((element) => `${name(element)} reaches out of the page`),
    ];
  });
}

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
