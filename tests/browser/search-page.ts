import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';

/** The parts of the search page, or of the dialog, that a test works with. */
export const field = (page: Page): Locator => page.getByRole('searchbox');
export const results = (page: Page): Locator => page.locator('.search-results > li');
export const resultLinks = (page: Page): Locator =>
  page.locator('.search-results').getByRole('heading').getByRole('link');
export const summary = (page: Page): Locator => page.locator('.search-summary');
export const archive = (page: Page): Locator => page.getByRole('region', { name: 'Everything' });

/** The text, or else the id, of what has the focus. */
export const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.textContent || document.activeElement?.id);

/** Wait until the status, which screen readers announce, says something, and return all that it says. */
export async function announcement(page: Page, text: string | RegExp): Promise<string> {
  const status = page.getByRole('status').filter({ hasText: text });
  await status.waitFor();
  return status.innerText();
}

/** Type a query with the keyboard and wait for its results. */
export async function searchFor(page: Page, query: string): Promise<string[]> {
  await field(page).focus();
  await page.keyboard.type(query);
  await announcement(page, /result/);
  return resultLinks(page).allInnerTexts();
}

/** What axe finds wrong, light and dark; the page has to let its script in. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(async () => {
      const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const rules = { 'target-size': { enabled: true } };
      const result = await window.axe.run({ runOnly: { type: 'tag', values }, rules });
      return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    });
    found.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}
