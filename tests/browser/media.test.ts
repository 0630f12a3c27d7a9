import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

async function open(path: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await newPage(options);
  await page.goto(path);
  return page;
}

const colour = (page: Page) => page.locator('body').evaluate((body) => getComputedStyle(body).color);

describe('on paper', () => {
  test.each(['/', '/blog/codegen/', '/postmortems/db-migration/', '/about/'])(
    '%s goes without the ways around the site',
    async (path) => {
      const page = await open(path);
      expect(await page.getByRole('navigation').count()).toBeGreaterThan(1);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await page.locator('.site-header').isVisible()).toBe(false);
      expect(await page.locator('.skip-link').isVisible()).toBe(false);
      expect(await page.locator('h1').isVisible()).toBe(true);
    },
  );

  test('a report keeps its facts and its text', async () => {
    const page = await open('/postmortems/db-migration/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('region', { name: 'Facts' }).isVisible()).toBe(true);
    expect(await page.getByText('The first move was to return to an earlier deployment.').isVisible()).toBe(true);
  });

  test('ink is dark, whatever the reader prefers on a screen', async () => {
    const page = await open('/blog/codegen/', { colorScheme: 'light' });
    const ink = await colour(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await colour(page)).toBe(ink);
    const paper = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(paper).toBe('rgba(0, 0, 0, 0)');
  });

  test('code and tables are whole: paper does not scroll', async () => {
    // The width between the margins of a sheet of A4.
    const page = await open('/blog/markdown-showcase/', { viewport: { width: 718, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    const cut = page
      .locator('pre, .table-scroll')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => element.textContent.slice(0, 60)),
      );
    expect(await cut).toEqual([]);
  });

  test('a link to elsewhere shows its address', async () => {
    const page = await open('/blog/markdown-showcase/');
    await page.emulateMedia({ media: 'print' });
    const link = page.locator('.prose a[href^=http]').first();
    const after = link.evaluate((element) => getComputedStyle(element, '::after').content);
    expect(await after).toContain((await link.getAttribute('href')) ?? 'no address');
  });
});

describe('dark and light', () => {
  test('follow the reader’s preference', async () => {
    const page = await open('/', { colorScheme: 'light' });
    const light = await colour(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colour(page)).not.toBe(light);
  });
});

describe('motion', () => {
  const scrolling = (page: Page) => page.locator('html').evaluate((root) => getComputedStyle(root).scrollBehavior);

  test('is smooth scrolling for those who do not mind', async () => {
    expect(await scrolling(await open('/', { reducedMotion: 'no-preference' }))).toBe('smooth');
  });

  test('is none for those who ask for less', async () => {
    const page = await open('/postmortems/db-migration/', { reducedMotion: 'reduce' });
    expect(await scrolling(page)).toBe('auto');
    const moving = page.locator('body *').evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== 'none' || transitionDuration !== '0s';
        })
        .map((element) => element.className),
    );
    expect(await moving).toEqual([]);
  });
});
