import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import { renderPage } from './page.ts';

const draw = (code: string) => renderPage(`\`\`\`mermaid\n${code}\n\`\`\``);
const chain = (count: number) =>
  `flowchart LR\n${Array.from({ length: count }, (_, index) => `s${index}[Step number ${index}]`).join(' --> ')}`;
/** Left edge and width of each drawing of a page, in its own units: the whole first, then the parts. */
const boxes = (html: string) =>
  Array.from(html.matchAll(/<svg[^>]* viewBox="(\S+) \S+ (\S+) /g), ([, x, width]) => ({
    x: Number(x),
    width: Number(width),
  }));

test('a wide drawing comes a second time, in parts that leave nothing out, with type of 6 pt or more', async () => {
  const html = await draw(chain(14));
  const [whole, ...parts] = boxes(html);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts[0]?.x).toBe(whole?.x);
  const end = ({ x = 0, width = 0 } = {}) => x + width;
  expect(end(parts.at(-1))).toBeCloseTo(end(whole), 0);
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    // A part has a piece of the next one: words at the edge are whole in one of them.
    if (next) expect(end(part) - next.x).toBeCloseTo(60, 0);
    // Boxes have type of 13 units; 546 px is the width of a printed text, and 8 px are 6 pt.
    expect((13 * 546) / part.width).toBeGreaterThanOrEqual(8);
  }
});

test('the parts are hidden but on paper, show what the whole is made of, and are not a second text', async () => {
  const html = await draw(chain(14));
  const [, id] = /<g id="(drawing-[^"]+)"/.exec(html) ?? [];
  expect(html).toMatch(/<div class="drawing-parts" hidden/);
  expect(html.match(/<use [^>]*>/g)).toEqual(
    boxes(html)
      .slice(1)
      .map(() => `<use href="#${id}">`),
  );
  expect(html.match(/Step number 7</g)).toHaveLength(1);
});

test('one that fits is there once', async () => {
  const html = await draw(chain(3));
  expect(boxes(html)).toHaveLength(1);
  expect(html).not.toMatch(/drawing-parts|<use/);
});

test('two equal drawings of a page have ids of their own', async () => {
  const fence = `\`\`\`mermaid\n${chain(14)}\n\`\`\``;
  const html = await renderPage(`${fence}\n\n${fence}`);
  const ids = Array.from(html.matchAll(/<g id="([^"]+)"/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(2);
});

test('words of a drawing stand apart where nothing is drawn', async () => {
  const html = await draw('flowchart LR\n  a[One<br>Two] --> b[Three]');
  const text = JSON.stringify(fromHtml(html, { fragment: true })).replaceAll(/\\n/g, ' ');
  expect(text).not.toContain('tspan');
  expect(
    html
      .replace(/<title>.*?<\/title>/, '')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ).toBe('One Two Three');
});

test('a feed has one link for a drawing, however many parts it has', async () => {
  const clean = cleanHtml(await draw(chain(14)), 'https://example.org/a/');
  expect(clean.match(/href="https:\/\/example\.org\/a\//g)).toHaveLength(1);
  expect(clean).not.toMatch(/<svg|<use/);
});
