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
  await page.locator('.search-results > li').first().waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findOverflow(page), `at ${width} px`).toEqual([]);
  }
});

/** One page of every kind. */
const KINDS = [
  '/',
  '/blog/',
  '/blog/markdown-showcase/',
  '/postmortems/',
  '/postmortems/connection-pool/',
  '/reliability/',
  '/services/',
  '/services/sqlite/',
  '/tags/',
  '/tags/databases/',
  '/authors/',
  '/authors/steve-krouse/',
  '/archive/',
  '/feeds/',
  '/search/',
  '/search/stats/',
  '/about/',
  '/404.html',
];

test.each(KINDS)('%s loses nothing to a reader who spaces the text out', async (path) => {
  const page = await newPage();
  await page.goto(path);
  await addStyle(page, SPACED);
  for (const width of [320, 820, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findOverflow(page), `at ${width} px`).toEqual([]);
    expect(await findOverlaps(page), `at ${width} px`).toEqual([]);
  }
});

test.each(KINDS)('%s can be read at twice its size', async (path) => {
  // A zoomed window has half the width, and each of its pixels is four.
  const page = await newPage({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  await page.goto(path);
  expect(await findOverflow(page), 'the page zoomed').toEqual([]);
  await addStyle(page, 'html { font-size: 200% !important; }');
  for (const width of [820, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findOverflow(page), `the text alone, at ${width} px`).toEqual([]);
    expect(await findOverlaps(page), `the text alone, at ${width} px`).toEqual([]);
  }
});

/** What WCAG 2.2, 1.4.12 lets a reader set. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

/** A style of the reader's own, which the policy of the page does not govern. */
function addStyle(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
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
