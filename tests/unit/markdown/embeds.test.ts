import { expect, test } from 'vitest';
import { renderPage } from './page.ts';

const CARD =
  '<a href="https://www.example.org/a?b=1&#x26;c=2"><span class="embed-title">A &#x26; “B”</span> <span class="host">example.org</span></a>';
const EMBED = '<Embed url="https://www.example.org/a?b=1&amp;c=2" title="A &amp; “B”" />';

test.each([
  ['alone', EMBED, `<p class="embed">${CARD}</p>`],
  ['without its slash', EMBED.replace(' />', '>'), `<p class="embed">${CARD}</p>`],
  ['in a paragraph', `a ${EMBED} b`, `<p>a ${CARD} b</p>`],
  ['in a paragraph of HTML', `<p>${EMBED}</p>`, `<p>${CARD}</p>`],
  ['in a box', `<div>\n${EMBED}\n</div>`, `<div>\n<p class="embed">${CARD}</p>\n</div>`],
  ['in a quotation', `> ${EMBED}`, `<blockquote>\n<p class="embed">${CARD}</p>\n</blockquote>`],
])('an Embed %s is a link to the page', async (_where, text, html) => {
  expect((await renderPage(text)).replaceAll('&amp;', '&#x26;')).toBe(html);
});

test.each([
  '<embed src="/a.swf">',
  '<Embed url="javascript:alert(1)" title="a" />',
  '<Embed url="https://example.org/" />',
  '<Embed url="/blog/" title="a" />',
])('no other is drawn: %s', async (text) => {
  expect(await renderPage(`${text}\n\nb`)).toBe('<p>b</p>');
});

test('what follows one on the same page stays', async () => {
  expect(await renderPage(`${EMBED}\n\n## A\n\nb`)).toContain('<p>b</p>');
});
