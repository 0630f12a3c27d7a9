import type { Locator, Page } from 'playwright-core';

/** The parts of the search page that a test works with. */
export const field = (page: Page): Locator => page.getByRole('searchbox');
export const results = (page: Page): Locator => page.locator('#search-results > li');
export const resultLinks = (page: Page): Locator => results(page).getByRole('link');

/** Wait until the status, which screen readers announce, says something, and return all that it says. */
export async function announcement(page: Page, text: string | RegExp): Promise<string> {
  const status = page.getByRole('status').filter({ hasText: text });
  await status.waitFor();
  return status.innerText();
}
