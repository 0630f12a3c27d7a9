import { expect, test } from 'vitest';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { scrollable } from '../../../src/markdown/scrollable.ts';
import { render } from './render.ts';

const TABLE = '| a | b |\n| - | - |\n| 1 | 2 |';

test('a table scrolls in a box of its own that the keyboard reaches and that has a name', async () => {
  const html = await render(TABLE, [scrollable]);
  const [box = ''] = html.split('<table>');
  expect(html).toMatch(/^<div[^>]*><table>.*<\/table>\s*<\/div>$/s);
  expect(box).toMatch(/class="table-scroll"/);
  expect(box).toMatch(/tabindex="0"/);
  expect(box).toMatch(/role="\w+"/);
  expect(box).toMatch(/aria-label="Table"/);
});

test('a table of raw HTML does too, and each table has one box', async () => {
  const html = await render(`<table><tr><td>x</td></tr></table>\n\n${TABLE}`, [sanitize, scrollable]);
  expect(html.match(/table-scroll/g)).toHaveLength(2);
});

test('code can be reached by the keyboard, inline code cannot', async () => {
  const html = await render('```sh\nnpm test\n```\n\nand `npm test`.', [scrollable]);
  expect(html).toMatch(/<pre[^>]* tabindex="0"/);
  expect(html.match(/tabindex/g)).toHaveLength(1);
});

test('text without tables and code stays as it is', async () => {
  expect(await render('Some *text*.', [scrollable])).toBe('<p>Some <em>text</em>.</p>');
});
