import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { renderPage } from '../unit/markdown/page.ts';
import { useBrowser } from './open-page.ts';

const COPY_CODE = new URL('../../src/reader/copy-code.ts', import.meta.url);

const newPage = useBrowser();
const PATH = '/blog/markdown-showcase/';

async function open(options?: BrowserContextOptions, path = PATH): Promise<Page> {
  const page = await newPage(options);
  await page.goto(path);
  return page;
}

describe('code', () => {
  test('is copied by a button that says so, without what only marks it', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const code = page.locator('.copy-frame', { hasText: 'alter table vals rename' }).first();
    await code.hover();
    const button = code.getByRole('button', { name: 'Copy' });
    await button.click();
    await code.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const [deleted = ''] = await code.locator('.removed').allTextContents();
    expect(deleted).not.toBe('');
    expect(deleted + copied).toBe(await code.locator('code').textContent());
  });

  test.each([
    ['```js del={2}\na;\nb;\n\nc;\n```', 'a;\n\nc;'],
    ['```js del={1-2,4} ins={3}\n/* a\nb */\nc;\nd;\n```', 'c;'],
    ['```js {2}\na;\nb;\n```', 'a;\nb;'],
    ['```diff\n-a\n+b\n```', '-a\n+b'],
    ['<pre>a\n<del>b</del>\nc(<del>d</del><ins>e</ins>)\n<del>f</del>\n</pre>', 'a\nc(e)\n'],
    ['<pre><code>a\n\n<del>b\n</del>\nc\n<del>d</del></code></pre>', 'a\n\n\nc'],
    ['```js del={1}\na;\n```', undefined],
    ['```\n```', undefined],
  ])('is copied as it is after the change that its marks show: %j', async (markdown, expected) => {
    const page = await newPage();
    await page.setContent(`<div class="prose">${await renderPage(markdown)}</div>`);
    const script = stripTypeScriptTypes(readFileSync(COPY_CODE, 'utf8'));
    const clipboard = '{ writeText: async (text) => { document.title = JSON.stringify(text); } }';
    await page.addScriptTag({ type: 'module', content: `${script}\nofferCopies(document, ${clipboard});` });
    const button = page.getByRole('button', { name: 'Copy' });
    expect(await button.count()).toBe(expected === undefined ? 0 : 1);
    if (expected === undefined) return;
    await button.click();
    expect(JSON.parse(await page.title())).toBe(expected);
  });

  test('has no button without script, and a page without code has no script for it', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('.prose pre').count()).toBeGreaterThan(10);
    expect(await page.locator('.copy').count()).toBe(0);
    const plain = await open({}, '/blog/durations-are-derived/');
    expect(await plain.locator('.prose pre').count()).toBe(0);
    expect(await plain.locator('script[src*=Copy]').count()).toBe(0);
  });

  test('the button is seen by those who point at the code or go there by keyboard', async () => {
    const page = await open();
    const frame = page.locator('.copy-frame').first();
    const opacity = () => frame.locator('.copy').evaluate((button) => getComputedStyle(button).opacity);
    expect(await opacity()).toBe('0');
    await frame.locator('pre').focus();
    expect(await opacity()).toBe('1');
  });

  test('the script is small', async () => {
    const page = await open();
    const sizes = await page.evaluate(async () => {
      const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src*=Copy], script[src*=Play]')];
      return Promise.all(scripts.map(async ({ src }) => (await (await fetch(src)).text()).length));
    });
    expect(sizes).toHaveLength(2);
    for (const size of sizes) expect(size).toBeLessThan(1024);
  });

  test('marked lines reach over the whole width, also of a line that scrolls', async () => {
    const page = await open({ viewport: { width: 390, height: 800 } });
    const widths = await page
      .locator('pre:has(.code-line)')
      .evaluateAll((blocks) =>
        blocks.map((pre) => [pre.querySelector('.code-line')?.getBoundingClientRect().width ?? 0, pre.scrollWidth]),
      );
    expect(widths.length).toBeGreaterThan(1);
    for (const [line = 0, block = 0] of widths) expect(Math.abs(line - block)).toBeLessThan(2);
  });
});

describe('a video', () => {
  test('asks for nothing before it is played, then plays in its place', async () => {
    const page = await newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(PATH, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => /\.(webm|mp4)/.test(url))).toEqual([]);
    await page.getByRole('link', { name: /^Play the video:/ }).click();
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    expect(await page.locator('video').getAttribute('aria-label')).toBe('Two outages that overlap are one');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('VIDEO');
    expect(requests.filter((url) => /\.webm/.test(url)).length).toBeGreaterThan(0);
    expect(new Set(requests.map((url) => new URL(url).origin)).size).toBe(1);
  });

  test('is a link without script', async () => {
    const page = await open({ javaScriptEnabled: false });
    const link = page.getByRole('link', { name: /^Play the video:/ });
    expect(await link.getAttribute('href')).toMatch(/\/videos\/overlap\.webm$/);
  });
});

test('a page of another site is a link, not a frame', async () => {
  const page = await open();
  expect(await page.getByRole('link', { name: /Val Town, whose public reports/ }).getAttribute('href')).toMatch(
    /^https:/,
  );
  expect(await page.locator('iframe, embed, object').count()).toBe(0);
});

describe('headings', () => {
  test('have a link that is seen when it has the focus, and leads to them', async () => {
    const page = await open();
    const link = page.getByRole('link', { name: 'Link to section Tables' });
    const opacity = () => link.evaluate((anchor) => getComputedStyle(anchor).opacity);
    expect(await opacity()).toBe('0');
    await page.keyboard.press('Tab');
    await link.focus();
    expect(await opacity()).toBe('1');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#tables');
  });

  test.each([PATH, '/postmortems/db-migration/'])(
    'of the first level are smaller than the title of %s',
    async (path) => {
      for (const width of [390, 820, 1440]) {
        const page = await open({ viewport: { width, height: 900 } }, path);
        const [title = 0, first = 0, second = 0] = await page.evaluate(() => {
          const sizeOf = (element: Element | null | undefined) =>
            element ? Number.parseFloat(getComputedStyle(element).fontSize) : 0;
          const prose = document.querySelector('.prose');
          const add = (name: string) => prose?.appendChild(document.createElement(name));
          return [document.querySelector('h1'), add('h1'), add('h2')].map(sizeOf);
        });
        expect(second).toBeGreaterThan(0);
        expect(first).toBeLessThan(title);
        expect(second).toBeLessThan(first);
      }
    },
  );

  test('have names without that link', async () => {
    const page = await open();
    expect(await page.getByRole('heading', { name: 'Tables', exact: true }).count()).toBe(1);
  });
});

describe('drawings and formulas', () => {
  test('have names and scroll inside their own frames', async () => {
    const page = await open({ viewport: { width: 390, height: 800 } });
    const frames = page.locator('.drawing-scroll');
    expect(await frames.count()).toBe(5);
    expect(await page.getByRole('img', { name: 'States of an incident' }).count()).toBe(1);
    const wide = await frames.evaluateAll((all) => all.filter((frame) => frame.scrollWidth > frame.clientWidth).length);
    expect(wide).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test.each(['light', 'dark'] as const)('have words that can be read on a %s page', async (colorScheme) => {
    const page = await open({ colorScheme });
    const pairs = await page.locator('.drawing text').evaluateAll((texts) => {
      const lightness = (colour: string) => {
        const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
          const value = Number(part) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const paper = lightness(getComputedStyle(document.body).backgroundColor);
      return texts.map((text) => {
        const ink = lightness(getComputedStyle(text).fill);
        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      });
    });
    expect(pairs.length).toBeGreaterThan(20);
    expect(Math.min(...pairs)).toBeGreaterThan(4.5);
  });

  test('hold all their words', async () => {
    const page = await open();
    const outside = await page.locator('.drawing svg').evaluateAll((drawings) =>
      drawings.flatMap((drawing) => {
        const { left, top, right, bottom } = drawing.getBoundingClientRect();
        return [...drawing.querySelectorAll('text')]
          .filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < left || box.top < top || box.right > right || box.bottom > bottom;
          })
          .map((text) => text.textContent);
      }),
    );
    expect(outside).toEqual([]);
  });

  test('have no size of nothing', async () => {
    const page = await open();
    const sizes = await page
      .locator('.drawing-scroll svg, .formula math')
      .evaluateAll((all) =>
        all.map((element) => element.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      );
    expect(sizes.length).toBeGreaterThan(8);
    expect(Math.min(...sizes)).toBeGreaterThan(3);
  });
});

test('callouts have the names of their kinds, or those that they are given', async () => {
  const page = await open();
  const titles = await page.getByRole('note').locator('> .callout-title').allTextContents();
  expect(titles).toEqual(
    expect.arrayContaining(['Note', 'Warning', 'What users saw', 'A tip with a title and a list']),
  );
});
