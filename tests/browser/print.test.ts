import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';

const newPage = useBrowser();
/** A4 without its margins, in CSS pixels. */
const PAPER = { width: 673, height: 987 };

async function printed(path: string): Promise<Page> {
  const page = await newPage({ viewport: PAPER });
  await page.goto(path);
  await page.emulateMedia({ media: 'print' });
  return page;
}

const PAGES = ['/', '/blog/codegen/', '/blog/markdown-showcase/', '/postmortems/db-migration/', '/reliability/'];

describe.each(PAGES)('%s on paper', (path) => {
  test('has nothing that only a screen can do', async () => {
    const page = await printed(path);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('combobox').count()).toBe(0);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
  });

  test('fits the width of the paper', async () => {
    const page = await printed(path);
    expect(await findOverflow(page)).toEqual([]);
  });

  test('can be made a PDF of several pages', async () => {
    const page = await printed(path);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThan(16);
  });
});

test.each(['/blog/markdown-showcase/', '/reliability/'])('the tables of %s keep their words whole', async (path) => {
  const page = await printed(path);
  const tables = page.locator('table:visible');
  expect(await tables.count()).toBeGreaterThan(2);
  expect(await tables.evaluateAll(findBrokenWords)).toEqual([]);
});

test('a link that leaves the site has its address beside it', async () => {
  const page = await printed('/about/');
  const link = page.locator('.prose a[href^="http"]').first();
  const shown = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(shown).toContain(await link.getAttribute('href'));
});

test('a reader who chose the dark prints in the light', async () => {
  const page = await newPage({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.goto('/postmortems/db-migration/');
  await page.emulateMedia({ media: 'print' });
  const ink = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color);
  expect(Number(/\d+/.exec(ink)?.[0])).toBeLessThan(80);
});

/** Words of tables that begin on one line and end on another. */
function findBrokenWords(tables: Element[]): string[] {
  const range = document.createRange();
  const broken: string[] = [];
  for (const cell of tables.flatMap((table) => [...table.querySelectorAll('td, th')])) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/\p{L}+/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    }
  }
  return broken;
}
