import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, type FixtureSite } from '../support/fixture-site.ts';
import { findJoinedWords } from '../support/joined-words.ts';
import { largeSite } from '../support/large-site.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { findBrokenWords } from './broken-words.ts';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';

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
    const overlaps = await page.evaluate(() =>
      [...document.querySelectorAll('.chart svg')].flatMap((svg) => {
        const boxes = [...svg.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
        return boxes.filter((box, index) =>
          boxes
            .slice(index + 1)
            .some(
              (other) =>
                box.left < other.right &&
                other.left < box.right &&
                box.top < other.bottom - 1 &&
                other.top < box.bottom - 1,
            ),
        );
      }),
    );
    expect(overlaps).toEqual([]);
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
});
