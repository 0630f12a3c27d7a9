import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

/** Files of the text face that the browser took from `/blog/` after a heading with these letters came into the page. */
async function filesFor(letters: string): Promise<string[]> {
  const page = await newPage();
  const files: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') files.push(request.url());
  });
  await page.goto('/blog/');
  await page.locator('h1').evaluate((heading, text) => {
    heading.textContent = text;
  }, letters);
  await settle(page);
  const origin = new URL(page.url()).origin;
  expect(files.filter((file) => !file.startsWith(origin))).toEqual([]);
  return files.map((file) => /source-serif-4-(.+)-wght-normal/.exec(file)?.[1] ?? file).sort();
}

/** Until the page is laid out and every font that it needs is there. */
function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await document.fonts.ready;
  });
}

test.each([
  ['Plain words, naïve façades: 12 € “quoted”', ['latin']],
  ['Łukasz Żółć, čšž', ['latin', 'latin-ext']],
  ['Ελληνικά', ['greek', 'latin']],
  ['Отказ базы', ['cyrillic', 'latin']],
  ['Sự cố dữ liệu', ['latin', 'vietnamese']],
])('“%s” loads the files of the text face that its letters need, and no others', async (text, scripts) => {
  expect(await filesFor(text)).toEqual(scripts);
});
