import { describe, expect, test } from 'vitest';
import { PLACEHOLDER } from '../../../src/markdown/prose.ts';
import { readText } from '../../../src/markdown/text.ts';

const prose = (body: string, file = 'a.md') =>
  readText(body, file).prose.map(({ text }) => text.replaceAll(/\uFFFC+/g, '…'));

describe('prose', () => {
  test.each([
    ['Text with `code` in it.', ['Text with … in it.']],
    ['Text with a [link](/x/) in it.', ['Text with a … in it.']],
    ['Text with ![an image](x.png) in it.', ['Text with … in it.']],
    ['They said “should have” and left.', ['They said … and left.']],
    ['They said "should have" and left.', ['They said … and left.']],
    ['They said «should have» and left.', ['They said … and left.']],
    ['It was *very* **bad** ~~here~~.', ['It was very bad here.']],
    ['Two\nlines.', ['Two lines.']],
    ['Two\r\nlines.', ['Two  lines.']],
    ['A<br>break and a<!-- comment --> word.', ['A…break and a… word.']],
    ['```sh\nshould have\n```', []],
    ['    should have', []],
    ['> should have\n>\n> - and a list', []],
    ['<div>\nshould have\n</div>', []],
    ['## A `b` heading', ['A … heading']],
    ['- one\n  - two\n\n  three', ['one', 'two', 'three']],
    ['| a | b |\n| - | - |\n| c | `d` |', ['a', 'b', 'c', '…']],
    ['A note.[^1]\n\n[^1]: Its text.', ['A note.…', 'Its text.']],
    ['[a]: https://example.org', []],
  ])('of %j is %j', (body, expected) => {
    expect(prose(body)).toEqual(expected);
  });

  test('does not hold the code of MDX, but the words inside of its components', () => {
    const body =
      'import A from "./a.astro";\n\nexport const n = "should have";\n\n<A b="should have">Inside {n} it.</A>\n\n{n}';
    expect(prose(body, 'a.mdx')).toEqual(['Inside … it.']);
  });

  test('knows the heading above it', () => {
    const { prose: found, headings } = readText('Before.\n\n## One\n\nText.\n\n### Two\n\n- Item', 'a.md');
    expect(found.map(({ text, heading }) => [text, headings[heading]?.text])).toEqual([
      ...[
        ['Before.', undefined],
        ['One', 'One'],
        ['Text.', 'One'],
        ['Two', 'Two'],
        ['Item', 'Two'],
      ],
    ]);
  });

  test('has a placeholder that is neither a word nor a space', () => {
    expect(PLACEHOLDER).not.toMatch(/[\w\s\p{L}]/u);
  });
});

describe('a comment is about', () => {
  const about = (body: string, file = 'a.md') =>
    readText(body, file).comments.map(({ text, about: { from, to } }) => [text.trim(), body.slice(from, to)]);
  const both = (body: string) => [
    about(body.replaceAll(/\[\[(.*?)\]\]/g, '<!-- $1 -->')),
    about(body.replaceAll(/\[\[(.*?)\]\]/g, '{/* $1 */}'), 'a.mdx'),
  ];

  test.each([
    ['[[x]]\n\nNext.', 'Next.'],
    ['[[x]]\n\n- One\n- Two', '- One\n- Two'],
    ['[[x]]\n\n| a |\n| - |\n| b |', '| a |\n| - |\n| b |'],
    ['[[x]]\n\n## Next\n\nNot this.', '## Next'],
  ])('the block after it, when it is alone: %j', (body, block) => {
    for (const [found] of both(body)) expect(found?.[1]).toMatch(new RegExp(`${escaped(block)}$`));
    for (const found of both(body)) expect(found).toHaveLength(1);
    for (const [found] of both(body)) expect(found?.[1]).not.toContain('Not this');
  });

  test('its paragraph, when it is inside of one', () => {
    const body = 'Before.\n\nThis [[x]] one.\n\nAfter.';
    expect(both(body)).toEqual([[['x', 'This <!-- x --> one.']], [['x', 'This {/* x */} one.']]]);
  });

  test('its own item, cell or heading', () => {
    expect(both('- One [[x]]\n- Two')[0]).toEqual([['x', 'One <!-- x -->']]);
    expect(both('- One [[x]]\n- Two')[1]).toEqual([['x', 'One {/* x */}']]);
    expect(both('## One [[x]]\n\nTwo')[0]).toEqual([['x', '## One <!-- x -->']]);
    const [cell] = both('| a | b |\n| - | - |\n| c | d [[x]] |')[0] ?? [];
    expect(cell?.[1]).toContain('d <!-- x -->');
    expect(cell?.[1]).not.toContain('c');
  });

  test('nothing but itself at the end of a text', () => {
    expect(both('Text.\n\n[[x]]')).toEqual([[['x', '<!-- x -->']], [['x', '{/* x */}']]]);
  });

  test('and code has none', () => {
    expect(about('`<!-- x -->`\n\n```html\n<!-- x -->\n```')).toEqual([]);
  });
});

describe('what a text names', () => {
  test('is listed with definitions resolved', () => {
    const body =
      '[a](/a/), [b][b], [c]\n\n![d](d.png) ![e][e]\n\n<img src="f.png"> <a id="g">\n\n[b]: /b/\n[c]: /c/\n[e]: e.png';
    const text = readText(body, 'a.md');
    expect(text.links.map(({ target }) => target)).toEqual(['/a/', '/b/', '/c/']);
    expect(text.images).toMatchObject([
      { path: 'd.png', alt: 'd' },
      { path: 'e.png', alt: 'e' },
    ]);
    expect(text.rawImages.map(({ path }) => path)).toEqual(['f.png']);
    expect(text.ids).toEqual(['g']);
    expect(text.hasComponents).toBe(false);
  });

  test('has ids that the page has itself under both names, and says where they are', () => {
    const text = readText('a <b id="content">b</b>', 'a.md');
    expect(text.ids).toEqual(['content', 'text-content']);
    expect(text.takenIds).toEqual([{ id: 'content', from: 2, to: 18 }]);
  });

  test('in MDX includes imports and components', () => {
    const text = readText('import A from "./a.astro";\nimport \'./b.css\';\n\n<A id="x">y</A>', 'a.mdx');
    expect(text.imports.map(({ path }) => path)).toEqual(['./a.astro', './b.css']);
    expect(text.ids).toEqual(['x']);
    expect(text.hasComponents).toBe(true);
  });
});

function escaped(text: string): string {
  return text.replace(/[|#]/g, '\\$&');
}
