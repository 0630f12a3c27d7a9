import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { renderPage } from '../unit/markdown/page.ts';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();
const STYLES = ['tokens', 'base', 'prose', 'drawings'].map((name) =>
  readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8'),
);

/** A page with these formulas, each in a paragraph of its own, under the style sheets of the site. */
async function show(...formulas: readonly string[]): Promise<Page> {
  const page = await newPage({ viewport: { width: 820, height: 900 } });
  const text = await renderPage(formulas.join('\n\n'));
  await page.setContent(`<!doctype html><style>${STYLES.join('\n')}</style><div class="prose">${text}</div>`);
  return page;
}

test.each([
  ['\\cancel{x+y}', '.tml-cancel'],
  ['\\bcancel{x+y}', '.tml-cancel'],
  ['\\xcancel{x+y}', '.tml-cancel'],
  ['\\sout{x+y}', '.tml-cancel'],
  ['\\cancelto{0}{x+y}', '.tml-cancelto'],
])('%s is crossed out, over all its letters', async (tex, stroke) => {
  const page = await show(`A $$${tex}$$ b`);
  const drawn = page.locator(stroke);
  expect(await drawn.evaluate((node) => getComputedStyle(node).backgroundImage)).toMatch(/^linear-gradient\(/);
  const box = await drawn.boundingBox();
  const letter = await page.locator('mi', { hasText: 'y' }).first().boundingBox();
  if (!box || !letter) throw new Error('nothing is drawn');
  expect(box.x).toBeLessThan(letter.x);
  expect(box.x + box.width).toBeGreaterThanOrEqual(letter.x + letter.width);
  expect(box.y).toBeLessThanOrEqual(letter.y + 1);
  expect(box.y + box.height).toBeGreaterThanOrEqual(letter.y + letter.height - 1);
});

test('numbers of equations stand at the right, and columns are aligned', async () => {
  const page = await show(
    '$$\n\\begin{align}aaaa&=b\\\\c&=dddd\\end{align}\n$$',
    '$$\n\\begin{equation}a=b\\end{equation}\n$$',
  );
  const ends = (selector: string) =>
    page.locator(selector).evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().right)));
  const frame = await page.locator('.formula').first().boundingBox();
  const numbers = await ends('.equation-number');
  expect(await page.locator('.equation-number').allTextContents()).toEqual(['(1)', '(2)', '(3)']);
  for (const end of numbers) expect(Math.abs(end - ((frame?.x ?? 0) + (frame?.width ?? 0)))).toBeLessThan(3);
  const [first, second] = await ends('mtr > mtd:nth-child(2) > mi, mtr > mtd:nth-child(2) > mrow > mi:last-child');
  expect(Math.abs((first ?? 0) - (second ?? 99))).toBeLessThan(2);
});
