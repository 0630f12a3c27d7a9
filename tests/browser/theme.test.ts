import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

const paper = (page: Page) => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
const themeSwitch = (page: Page) => page.getByRole('combobox', { name: 'Colour theme' });
const isDark = async (page: Page) => Number(/\d+/.exec(await paper(page))?.[0]) < 128;

test('without a choice the theme is the one of the system, and changes with it', async () => {
  const page = await newPage({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await themeSwitch(page).inputValue()).toBe('system');
  expect(await isDark(page)).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await isDark(page)).toBe(false);
});

test('the keyboard alone changes the theme', async () => {
  const page = await newPage({ colorScheme: 'light' });
  await page.goto('/blog/');
  await themeSwitch(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await themeSwitch(page).inputValue()).toBe('dark');
  expect(await isDark(page)).toBe(true);
});

test('a choice stays on every page and after a reload, whatever the system says', async () => {
  const page = await newPage({ colorScheme: 'light' });
  await page.goto('/');
  await themeSwitch(page).selectOption('dark');
  expect(await isDark(page)).toBe(true);
  await page.goto('/postmortems/db-migration/');
  expect(await isDark(page)).toBe(true);
  expect(await themeSwitch(page).inputValue()).toBe('dark');
  await themeSwitch(page).selectOption('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  expect(await isDark(page)).toBe(false);
  await themeSwitch(page).selectOption('system');
  await page.reload();
  expect(await isDark(page)).toBe(true);
});

test('the theme is there before the body is, and before anything is painted', async () => {
  const page = await newPage({ colorScheme: 'light' });
  await page.goto('/');
  await themeSwitch(page).selectOption('dark');
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      document.documentElement.dataset.first = document.documentElement.dataset.theme ?? 'none';
    }).observe(document, { childList: true, subtree: true });
  });
  // A slow script must hold the paint back; otherwise the page flashes.
  await page.route('**/theme.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/blog/codegen/');
  expect(await page.locator('html').getAttribute('data-first')).toBe('dark');
  // A page may have loaded before it is painted.
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
  const { painted, loaded } = await page.evaluate(() => ({
    painted: performance.getEntriesByType('paint').map(({ startTime }) => startTime),
    loaded: performance
      .getEntriesByType('resource')
      .flatMap((entry) => (entry instanceof PerformanceResourceTiming && /theme\.js$/.test(entry.name) ? entry : []))
      .map(({ responseEnd }) => responseEnd),
  }));
  expect(loaded).toHaveLength(1);
  expect(painted).not.toEqual([]);
  expect(painted.every((time) => time >= (loaded[0] ?? Number.POSITIVE_INFINITY))).toBe(true);
});

test('a choice in one tab is a choice in all of them', async () => {
  const page = await newPage({ colorScheme: 'light' });
  await page.goto('/');
  const other = await page.context().newPage();
  await other.goto('/about/');
  await themeSwitch(page).selectOption('dark');
  await expect.poll(() => themeSwitch(other).inputValue()).toBe('dark');
  expect(await isDark(other)).toBe(true);
});

test('a choice that is none is as good as no choice', async () => {
  const page = await newPage({ colorScheme: 'light' });
  await page.addInitScript(() => localStorage.setItem('theme', '"><b>pink'));
  await page.goto('/');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('system');
  expect(await isDark(page)).toBe(false);
});

test('where storage is refused a choice holds for the page', async () => {
  const page = await newPage({ colorScheme: 'light' });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto('/');
  await themeSwitch(page).selectOption('dark');
  expect(await isDark(page)).toBe(true);
  expect(errors).toEqual([]);
});

describe('without JavaScript', () => {
  test.each(['light', 'dark'] as const)('a reader with a %s system gets that, and no switch', async (colorScheme) => {
    const page = await newPage({ javaScriptEnabled: false, colorScheme });
    await page.goto('/');
    expect(await isDark(page)).toBe(colorScheme === 'dark');
    expect(await page.locator('[data-theme-switch]').isVisible()).toBe(false);
  });
});
