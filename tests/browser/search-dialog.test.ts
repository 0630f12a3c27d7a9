import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';
import { announcement, field, findBarriers, focused, resultLinks, searchFor } from './search-page.ts';

const newPage = useBrowser();
const ARTICLE = '/blog/codegen/';
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search posts and post-mortems' });

async function open(path = ARTICLE, options?: BrowserContextOptions): Promise<Page> {
  const page = await newPage(options);
  await page.goto(path);
  return page;
}

describe('the dialog', () => {
  test.each(['/', 'Control+k', 'Meta+k'])('opens with %s on any page, with the focus in its field', async (key) => {
    const page = await open();
    expect(await dialog(page).count()).toBe(0);
    await page.keyboard.press(key);
    await dialog(page).waitFor();
    await expect.poll(() => focused(page)).toBe('search-dialog-field');
    expect(await field(page).inputValue()).toBe('');
  });

  test('shows the same results as the page, by keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await dialog(page).waitFor();
    const titles = await searchFor(page, 'backward incompatible');
    expect(titles[0]).toContain('A Backward Incompatible Database Migration');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(titles[0]);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('search-dialog-field');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/postmortems/db-migration/**');
  });

  test('closes with Escape, from the field or a result, and returns the focus', async () => {
    const page = await open();
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Blog' });
    await link.focus();
    for (const down of [false, true]) {
      await page.keyboard.press('Control+k');
      await dialog(page).waitFor();
      await field(page).fill('database');
      await announcement(page, /result/);
      if (down) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'hidden' });
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    }
  });

  test('closes with its button and with a click beside it', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await dialog(page).waitFor();
    await page.mouse.click(5, 500);
    await dialog(page).waitFor({ state: 'hidden' });
  });

  test('leads to all results and filters, by link and by Enter', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await searchFor(page, 'data base');
    await dialog(page).getByRole('link', { name: 'All results and filters' }).click();
    await page.waitForURL('**/search/?q=data+base');
    await page.goBack();
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    await field(page).fill('data');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=data');
  });

  test('takes up what is offered instead of a query', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await dialog(page).waitFor();
    await field(page).fill('severity:');
    await dialog(page).getByRole('link', { name: 'SEV2' }).click();
    expect(await field(page).inputValue()).toBe('severity:sev2');
    expect(await focused(page)).toBe('search-dialog-field');
    await announcement(page, /result/);
  });

  test('says when the index does not arrive, and still leads to the page', async () => {
    const page = await open();
    await page.route('**/search/current.json', (route) => route.fulfill({ status: 500 }));
    await page.keyboard.press('/');
    await dialog(page).waitFor();
    await field(page).fill('data');
    expect(await announcement(page, 'could not')).toBe('The search index could not be loaded.');
    await page.unroute('**/search/current.json');
    await field(page).fill('database');
    await announcement(page, /result/);
  });

  test('gives way to the search page when its script does not arrive', async () => {
    const page = await open();
    await page.route('**/_astro/{page,dialog}.*', (route) => route.abort());
    await page.keyboard.press('/');
    await page.waitForURL('**/search/');
  });

  test.each([320, 390, 1440])('has no barrier that axe can find and fits, at %i px', async (width) => {
    const page = await open(ARTICLE, { bypassCSP: true, viewport: { width, height: 800 } });
    await page.keyboard.press('/');
    await dialog(page).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await searchFor(page, 'migration');
    expect(await findBarriers(page)).toEqual([]);
    expect((await findOverflow(page)).filter((problem) => /search|result|page is/.test(problem))).toEqual([]);
    await field(page).fill('zyzzyva');
    await announcement(page, 'Nothing');
    expect(await findBarriers(page)).toEqual([]);
  });

  test('breaks no rule of the security policy, and asks nobody else', async () => {
    const page = await newPage();
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('console', (message) => message.type() !== 'info' && complaints.push(message.text()));
    page.on('request', (request) => request.url().startsWith('http://127.0.0.1') || foreign.push(request.url()));
    await page.goto(ARTICLE);
    await page.keyboard.press('/');
    await searchFor(page, 'migration');
    const border = await dialog(page).evaluate((element) => getComputedStyle(element).borderRadius);
    expect(border).toBe('6px');
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    expect(await resultLinks(page).count()).toBeGreaterThan(0);
  });
});

describe('the slash', () => {
  test('is a letter like others in a field', async () => {
    const page = await open('/');
    await field(page).focus();
    await page.keyboard.type('a/b');
    expect(await field(page).inputValue()).toBe('a/b');
    expect(await dialog(page).count()).toBe(0);
  });

  test('does nothing together with another key', async () => {
    const page = await open();
    for (const key of ['Control+/', 'Alt+/', 'Meta+/', 'k', 'Control+Shift+k']) await page.keyboard.press(key);
    await page.waitForLoadState('networkidle');
    expect(await dialog(page).count()).toBe(0);
  });

  test('can be switched off, which the next page remembers; Ctrl+K stays', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await dialog(page).getByRole('checkbox', { name: 'Open with /' }).uncheck();
    await page.goto('/archive/');
    await page.keyboard.press('/');
    await page.waitForLoadState('networkidle');
    expect(await dialog(page).count()).toBe(0);
    await page.keyboard.press('Control+k');
    await dialog(page).getByRole('checkbox', { name: 'Open with /' }).check();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await dialog(page).waitFor();
  });
});
