import { describe, expect, test } from 'vitest';
import { idOnPage, ownIds } from '../../../src/markdown/own-ids.ts';
import { render } from './render.ts';
import { renderMdx } from './render-mdx.ts';

const html = (text: string) => render(text, [ownIds]);

describe('an id of a text that the page around it has', () => {
  test('gets another name, and so does what refers to it in the text', async () => {
    expect(await html('<p id="content">a</p>\n<p aria-labelledby="x content">b</p>\n\n[c](#content)')).toBe(
      '<p id="text-content">a</p>\n<p aria-labelledby="x text-content">b</p>\n<p><a href="#text-content">c</a></p>',
    );
  });

  test('is left where only a link names it: the link leads to the page’s own', async () => {
    expect(await html('[c](#content)')).toBe('<p><a href="#content">c</a></p>');
  });

  test.each(['contents', 'Content', 'search', 'on-this-page-2', 'timeline', 'corrections', 'text-content'])(
    '%s is another one, and stays',
    async (id) => {
      expect(await html(`<p id="${id}">a</p>\n\n[b](#${id})`)).toBe(
        `<p id="${id}">a</p>\n<p><a href="#${id}">b</a></p>`,
      );
      expect(idOnPage(id, {})).toBe(id);
    },
  );

  test('is one of those that the page draws from the front matter of its entry', () => {
    expect(idOnPage('corrections', { corrections: ['x'] })).toBe('text-corrections');
    expect(idOnPage('timeline', { incident: { timeline: ['x'] } })).toBe('text-timeline');
    expect(idOnPage('timeline', { incident: {} })).toBe('timeline');
  });

  test('is told apart in MDX too, also beside code', async () => {
    expect(await renderMdx('<p id="content" {...{}}>a</p>\n\n<Foo id="content" />', [ownIds])).toBe(
      '<p id="text-content">a</p>\n<Foo id="content"></Foo>',
    );
  });
});

test('the heading of footnotes keeps its id, and a text cannot have it twice', async () => {
  const written = await html('<b id="footnote-label">a</b>[^1]\n\n[^1]: b');
  expect(written.match(/id="[a-z-]*footnote-label"/g)).toEqual(['id="text-footnote-label"', 'id="footnote-label"']);
  expect(written).toContain('aria-describedby="footnote-label"');
});
