import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, type FixtureSite } from '../support/fixture-site.ts';
import { findJoinedWords } from '../support/joined-words.ts';
import { largeSite } from '../support/large-site.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { findBrokenWords } from './broken-words.ts';
import { findCoveredLabels } from './covered-labels.ts';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';

type Box = { readonly y: number; readonly height: number } | null;

const INCIDENTS = 'postmortems/';
const KINDS = [
  ...['', INCIDENTS, `${INCIDENTS}rich/`, `${INCIDENTS}deep/`, `${INCIDENTS}pictures/`, 'reliability/', 'services/'],
  ...['services/api/', 'tags/', 'tags/databases/', 'authors/', 'authors/ada/', 'archive/', 'feeds/', 'search/'],
  ...['search/stats/', '404.html'],
];

describe('a site with three hundred incidents', () => {
  const newPage = useBrowser();
  let site: FixtureSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = createSite(await largeSite(), { title: 'Afterwords of Engineering', check: { R11: 'off', R12: 'off' } });
    const { code, stderr } = await site.build();
    expect(code, stderr).toBe(0);
    server = await serveFolder(join(site.root, 'dist'));
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  async function open(path: string, width = 1440): Promise<Page> {
    const page = await newPage({ viewport: { width, height: 900 } });
    await page.goto(server.url + path);
    return page;
  }
  const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

  test.each(['reliability/', 'services/api/'])('%s fits every width', async (path) => {
    const page = await open(path);
    for (const width of [320, 390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findOverflow(page), `at ${width} px`).toEqual([]);
    }
  });

  test.each(KINDS)('/%s can be read in a narrow window with letters of twice the size', async (path) => {
    const page = await open(path, 320);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html { font-size: 200% !important; }');
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await findOverflow(page)).toEqual([]);
    expect(await findBrokenWords(page)).toEqual([]);
  });

  test('no words run together where there is no style sheet, and where a text is copied', () => {
    const pages = site.output().filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(300);
    expect(pages.flatMap((file) => findJoinedWords(site.read(`dist/${file}`).toString()))).toEqual([]);
  });

  test('every known duration has a dot that links to its report', async () => {
    const page = await open('reliability/');
    const strip = page.locator('section[aria-labelledby="time-to-resolve"] svg a');
    expect(await strip.count()).toBe(300);
    await strip.first().click();
    await page.waitForURL('**/postmortems/incident-*/');
  });

  test('a chart has one title, which no other one has', async () => {
    const page = await open('reliability/');
    const titles = await page.locator('svg title').allTextContents();
    expect(titles.length).toBeGreaterThan(4);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.length).toBeLessThanOrEqual(await page.locator('svg').count());
  });

  test('labels of an axis do not cover each other', async () => {
    const page = await open('reliability/', 390);
    expect(await findCoveredLabels(page)).toEqual([]);
  });

  test('many services are rows, of which those stand open that were affected', async () => {
    const page = await open('reliability/');
    const rows = page.locator('section.availability tbody tr');
    expect(await rows.count()).toBe(31);
    expect(await rows.filter({ visible: true }).count()).toBeLessThanOrEqual(20);
    expect(await rows.first().innerText()).toMatch(/^The api service\s+\d\d\.\d+%/);
    expect(await page.locator('section.availability svg').count()).toBe(0);
    await page.locator('section.availability summary').click();
    expect(await rows.filter({ visible: true }).count()).toBe(31);
    expect(await page.locator('section[aria-labelledby=open-actions] tbody tr').filter({ visible: true }).count()).toBe(
      10,
    );
  });

  test('a service of less than seven days has no percentage, and says why', async () => {
    const page = await open('services/young/');
    const text = await page.locator('section.availability').innerText();
    expect(text).toContain('no percentage');
    expect(text).toContain('A percentage needs 7 days in service.');
    expect(text).not.toMatch(/\d%/);
  });

  test('the archive has every entry, and shows those of the newest year until a reader asks', async () => {
    const page = await open('archive/');
    const entries = page.locator('main li');
    expect(await entries.count()).toBe(305);
    expect(await entries.filter({ visible: true }).count()).toBe(5);
    expect(await heightOf(page)).toBeLessThan(2500);
    await page.emulateMedia({ media: 'print' });
    expect(await entries.filter({ visible: true }).count()).toBe(305);
    await page.goto(`${server.url}archive/#y2021`);
    expect(await page.locator('#y2021').isVisible()).toBe(true);
  });

  test('the front page gives no room to posts that there are none of', async () => {
    const page = await open('');
    expect(await page.locator('main').innerText()).not.toMatch(/No post|Latest writing|\b0 posts/);
    expect(await page.locator('main .columns h2').first().innerText()).toBe('Latest reports');
  });

  test('a listing leads to its first and last page and to the neighbours', async () => {
    const page = await open('postmortems/page/8/');
    const numbers = page.getByRole('navigation', { name: 'Pages' }).locator('li');
    expect(await numbers.allInnerTexts()).toEqual(
      ['1', '…', '6', '7', '8', '9', '10', '…', '16'].map((one) => expect.stringMatching(new RegExp(`(^|\\s)${one}$`))),
    );
    await numbers.last().getByRole('link').click();
    await page.waitForURL('**/postmortems/page/16/');
  });

  test('the actions of a report are whole in a narrow window, each cell with its column', async () => {
    const page = await open('postmortems/rich/', 390);
    const table = page.getByRole('region', { name: 'Table of follow-up actions' });
    expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    const cell = table.locator('td[data-label=Owner]').first();
    expect(await cell.evaluate((one) => getComputedStyle(one, '::before').content)).toMatch(/Owner|attr\(data-label\)/);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(
      await table
        .locator('tbody tr')
        .first()
        .evaluate((row) => getComputedStyle(row).display),
    ).toBe('table-row');
  });

  test('a long table of contents stays beside the text, and shows the part that is read', async () => {
    const page = await open('postmortems/long/');
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await page.locator('#section-45-of-the-text').scrollIntoViewIfNeeded();
    await page.evaluate(() =>
      document.querySelector('#section-45-of-the-text')?.scrollIntoView({ behavior: 'instant' }),
    );
    const box = await contents.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 900).toBe(true);
    const link = contents.getByRole('link', { name: 'Section 45 of the text' });
    await expect.poll(async () => isWithin(await link.boundingBox(), box)).toBe(true);
  });

  test('a text without chapters has its sections beside it, and one without sections stands in the middle', async () => {
    const page = await open('postmortems/deep/');
    const contents = page.getByRole('navigation', { name: 'On this page' });
    expect(await contents.getByRole('link').count()).toBe(5);
    await page.goto(`${server.url}postmortems/flat/`);
    expect(await contents.count()).toBe(0);
    const box = await page.locator('.prose').boundingBox();
    expect(Math.abs((box?.x ?? 0) - (1440 - (box?.x ?? 0) - (box?.width ?? 0)))).toBeLessThan(2);
  });

  test('pictures of one block stand side by side where there is room, and never touch', async () => {
    const page = await open('postmortems/pictures/');
    for (const [width, columns] of [
      [1440, 2],
      [320, 1],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      const rows = page.locator('.pictures');
      expect(await rows.count()).toBe(3);
      for (const row of await rows.all()) {
        const boxes = await Promise.all((await row.locator('img').all()).map((image) => image.boundingBox()));
        const [one, other] = boxes;
        const [across, down] = [(other?.x ?? 0) - (one?.x ?? 0), (other?.y ?? 0) - (one?.y ?? 0)];
        expect(columns === 2 ? [across > 40 + 8, down] : [across, down > 30 + 8]).toEqual(
          columns === 2 ? [true, 0] : [0, true],
        );
      }
    }
  });

  test('a wide drawing is printed in parts whose words can be read', async () => {
    const page = await open('postmortems/pictures/', 673);
    const parts = page.locator('.drawing-parts svg');
    expect(await parts.first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.drawing-scroll').isVisible()).toBe(false);
    const scales = await parts.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().width / Number(one.getAttribute('viewBox')?.split(' ')[2])),
    );
    expect(scales.length).toBeGreaterThan(1);
    // Type of 13 units, in points.
    for (const scale of scales) expect(scale * 13 * 0.75).toBeGreaterThanOrEqual(6);
  });
});

function isWithin(inner: Box, outer: Box): boolean {
  return inner !== null && outer !== null && inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
}
