import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

async function open(path: string): Promise<Page> {
  const page = await newPage({ forcedColors: 'active' });
  await page.goto(path);
  return page;
}

const styleOf = (element: Locator, property: string) =>
  element.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

test('the theme switch is a disc with no words under it', async () => {
  const page = await open('/');
  const select = page.getByRole('combobox', { name: 'Colour theme' });
  expect(await styleOf(select, 'color')).toBe('rgba(0, 0, 0, 0)');
  // Its list and its focus are seen all the same.
  const option = select.locator('option').first();
  expect(await styleOf(option, 'color')).not.toBe(await styleOf(option, 'background-color'));
  await select.focus();
  expect(await styleOf(select, 'outline-color')).not.toBe(await styleOf(page.locator('body'), 'background-color'));
});

test('marked, added and removed lines of code are told apart from the others and from each other', async () => {
  const page = await open('/blog/markdown-showcase/');
  const edges: string[] = [];
  for (const line of ['.code-line:not(.added, .removed)', '.code-line.added', '.code-line.removed']) {
    const first = page.locator(line).first();
    expect(await styleOf(first, 'border-inline-start-width')).toMatch(/^[24]px$/);
    edges.push(await styleOf(first, 'border-inline-start'));
  }
  expect(new Set(edges).size).toBe(3);
});

test('the page that is shown is marked in the header', async () => {
  const page = await open('/blog/');
  const current = page.locator('nav a[aria-current=page]').first();
  const other = page.locator('nav a:not([aria-current])').first();
  expect(await styleOf(current, 'border-block-end-style')).toBe('solid');
  expect(await styleOf(other, 'border-block-end-style')).toBe('none');
  const height = async (link: Locator) => (await link.boundingBox())?.height;
  expect(await height(current)).toBe(await height(other));
});
