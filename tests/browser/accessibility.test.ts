import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

/** One page of every kind, with what has to be there before it is judged. */
const PAGES: readonly (readonly [path: string, ready: string])[] = [
  ['/', 'h1'],
  ['/blog/', 'h1'],
  ['/blog/codegen/', 'h1'],
  ['/blog/markdown-showcase/', 'h1'],
  ['/postmortems/', 'h1'],
  ['/postmortems/db-migration/', 'h1'],
  ['/postmortems/sqlite-data-sharing/', 'h1'],
  ['/postmortems/connection-pool/', 'h1'],
  ['/reliability/', 'h1'],
  ['/tags/', 'h1'],
  ['/tags/databases/', 'h1'],
  ['/services/', 'h1'],
  ['/services/sqlite/', 'h1'],
  ['/authors/', 'h1'],
  ['/authors/sophie-houser/', 'h1'],
  ['/archive/', 'h1'],
  ['/about/', 'h1'],
  ['/search/', 'h1'],
  ['/search/?q=migration', '.search-results > li'],
  ['/search/?q=zzzzzz', '#search-status:not(:empty)'],
  ['/search/?q=severity:', '.search-notes a'],
  ['/search/stats/', 'h1'],
  ['/404.html', 'h1'],
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.each([390, 1440])('at %i px', (width) => {
  test.each(PAGES)('%s has no barrier that axe can find, light or dark', async (path, ready) => {
    // The policy of the pages lets no foreign script in, axe included.
    const page = await newPage({ bypassCSP: true, viewport: { width, height: 900 } });
    await page.goto(path);
    await page.locator(ready).first().waitFor();
    await page.addScriptTag({ content: axe.source });
    expect(await findViolations(page, 'light')).toEqual([]);
    expect(await findViolations(page, 'dark')).toEqual([]);
  });
});

async function findViolations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  return page.evaluate(async (values) => {
    // axe leaves target size out unless asked.
    const rules = { 'target-size': { enabled: true } };
    const { violations } = await window.axe.run({ runOnly: { type: 'tag', values }, rules });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }, TAGS);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
