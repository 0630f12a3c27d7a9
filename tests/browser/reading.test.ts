import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { weigh } from '../../bench/weights.ts';
import { htmlFiles, pagePaths } from '../support/site-pages.ts';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();
const REPORT = '/postmortems/db-migration/';

async function open(path: string, width: number, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce', ...options });
  await page.goto(path);
  return page;
}

const contents = (page: Page) => page.getByRole('navigation', { name: 'On this page' });
const jumpTo = (page: Page, id: string) => page.locator(`#${id}`).evaluate((part) => part.scrollIntoView());

describe('the table of contents', () => {
  test('marks the part that is being read, by style alone', async () => {
    const page = await open(REPORT, 1440, { javaScriptEnabled: true });
    const marked = () =>
      page.evaluate(() => [...document.querySelectorAll('.contents a:target-current')].map((link) => link.textContent));
    await jumpTo(page, 'detection');
    await expect.poll(marked).toEqual(['Detection']);
    await jumpTo(page, 'summary');
    await expect.poll(marked).toEqual(['Summary']);
    expect(await page.locator('.contents [aria-current]').count()).toBe(0);
  });

  test('marks it in browsers that do not do so themselves', async () => {
    const page = await newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    await page.goto(REPORT);
    const marked = () => page.locator('.contents [aria-current=true]').allInnerTexts();
    await jumpTo(page, 'detection');
    await expect.poll(marked).toEqual(['Detection']);
    await jumpTo(page, 'impact');
    await expect.poll(marked).toEqual(['Impact']);
  });

  test('is at the side of a wide screen, whole and without a control', async () => {
    const page = await open(REPORT, 1440);
    expect(await contents(page).getByRole('link').count()).toBeGreaterThan(8);
    expect(await contents(page).locator('summary').isVisible()).toBe(false);
    const side = await contents(page).boundingBox();
    const text = await page.locator('.prose').boundingBox();
    expect(side?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(Math.abs((side?.y ?? 0) - (text?.y ?? 0))).toBeLessThan(40);
  });

  test('is folded before the text on a narrow screen; the keyboard opens it', async () => {
    const page = await open(REPORT, 390);
    expect(await contents(page).getByRole('link').count()).toBe(0);
    await contents(page).locator('summary').focus();
    await page.keyboard.press('Enter');
    await contents(page).getByRole('link', { name: 'Timeline' }).click();
    await page.waitForURL('**#timeline');
    expect((await page.locator('#timeline').boundingBox())?.y).toBeLessThan(100);
  });
});

describe('the address of an entry', () => {
  test('is copied by a button, without the part that is being read', async () => {
    const page = await open(`${REPORT}#timeline`, 1440, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Link copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(copied).pathname).toBe(REPORT);
    expect(new URL(copied).hash).toBe('');
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
  });

  test('has no button that could do nothing', async () => {
    const page = await open(REPORT, 1440, { javaScriptEnabled: false });
    expect(await page.getByRole('button').count()).toBe(0);
  });
});

test('a corrected report says so at its head, and leads to what was corrected', async () => {
  const page = await open('/postmortems/connection-pool/', 1440);
  await page.locator('.byline').getByRole('link', { name: 'Corrected' }).click();
  await page.waitForURL('**#corrections');
  expect(await page.getByRole('region', { name: 'Corrections' }).getByRole('listitem').count()).toBe(1);
});

test('a report begins with its facts, before any of its text', async () => {
  const page = await open(REPORT, 1440);
  const facts = await page.getByRole('region', { name: 'Facts' }).boundingBox();
  const text = await page.locator('.prose').boundingBox();
  expect((facts?.y ?? 0) + (facts?.height ?? 0)).toBeLessThan(text?.y ?? 0);
  expect(facts?.y).toBeLessThan(600);
});

describe('weight', () => {
  const entries = htmlFiles().filter((file) => /\/(?:blog|postmortems)\/[^/]+\/index\.html$/.test(file));
  const isPlain = (file: string) => !/<(?:img|math|figure class="drawing)/.test(readFileSync(file, 'utf8'));
  const path = (file: string) => `/${file.split('/').slice(-3, -1).join('/')}/`;

  test('a post or a report without pictures is at most 14 KiB of HTML and CSS', () => {
    const plain = entries.filter(isPlain).map(path);
    expect(plain.length).toBeGreaterThan(8);
    const heavy = plain.map((page) => ({ page, ...weigh(page) })).filter(({ html, css }) => html + css > 14 * 1024);
    expect(heavy.map(({ page, html, css }) => `${page}: ${html} + ${css} bytes`)).toEqual([]);
  });

  test('no page has more than 3 KiB of script before a reader asks for more', () => {
    const heavy = pagePaths().filter((page) => weigh(page).js > 3 * 1024);
    expect(heavy).toEqual([]);
  });
});
