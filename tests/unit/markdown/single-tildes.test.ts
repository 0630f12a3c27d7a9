import { expect, test } from 'vitest';
import { renderPage } from './page.ts';

test.each([
  ['3~5 min and 7~9 min', '<p>3~5 min and 7~9 min</p>'],
  ['from ~10:16 to ~10:28, ~10:30~ or so', '<p>from ~10:16 to ~10:28, ~10:30~ or so</p>'],
  ['~a *b ~c~ d* e~', '<p>~a <em>b ~c~ d</em> e~</p>'],
  ['10:16 ~a [b](/c)~', '<p>10:16 ~a <a href="/c">b</a>~</p>'],
])('single tildes strike out nothing: %s', async (text, html) => {
  expect(await renderPage(text)).toBe(html);
});

test('two tildes strike out, also around single ones', async () => {
  expect(await renderPage('~~gone~~, ~~b ~c~ d~~')).toBe('<p><del>gone</del>, <del>b ~c~ d</del></p>');
  expect(await renderPage('at 10:16 ~~gone~~')).toBe('<p>at 10:16 <del>gone</del></p>');
});
