import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { baseLinks } from '../../../src/markdown/base-links.ts';
import { RENDERING } from '../../../src/markdown/features.ts';
import { jsxElements } from '../../../src/markdown/jsx-elements.ts';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { scrollable } from '../../../src/markdown/scrollable.ts';
import { renderMdx } from './render-mdx.ts';

/** The code of an MDX text, with the plugins that have to see its HTML. */
function compile(text: string): string {
  const hastPlugins = [jsxElements, sanitize, baseLinks('/eng/'), scrollable];
  const { code } = mdxToJs(text, { hastPlugins, features: RENDERING });
  return code;
}

test('HTML of an MDX text is cleaned as that of Markdown, however deep it is', () => {
  const code = compile(`<script>alert(1)</script>

Text <meta http-equiv="refresh" content="0;url=https://evil.example/"/> and <b onClick="alert(1)" style="color:red">bold</b>.

<div class="a b"><Foo><i onclick="alert(1)"><a href="javascript:alert(1)">in *it*</a></i></Foo></div>

<form action="https://evil.example/"><iframe src="https://evil.example/"></iframe></form>
`);
  expect(code).not.toMatch(/alert|evil|style|onclick|iframe|form/i);
  for (const word of ['bold', 'in ', '"it"', 'className: "a b"', 'Foo']) expect(code).toContain(word);
});

test('its links get the base, and its tables a frame', () => {
  const code = compile('<a href="/blog/">x</a>\n\n<table><tbody><tr><td colspan="2">y</td></tr></tbody></table>');
  expect(code).toContain('href: "/eng/blog/"');
  expect(code).toContain('colSpan: "2"');
  expect(code).toContain('"table-scroll"');
});

test('an image keeps its attributes, gets the base, and loses what no image may have', () => {
  const code = compile(
    '<img src="/a.png" srcset="/b.png 2x, https://example.com/c.png" width="20" alt="A" onload="x" />',
  );
  for (const part of [
    '_jsx("img"',
    'src: "/eng/a.png"',
    'srcset: "/eng/b.png 2x, https://example.com/c.png"',
    'width: "20"',
  ]) {
    expect(code).toContain(part);
  }
  expect(code).not.toContain('onload');
});

test.each([
  ['alone', '<img src="/a.png" width="96" height="54" alt="A" />'],
  ['in a line', 'One <img src="/a.png" width="96" height="54" alt="A" />, two.'],
  ['with an attribute that goes', '<img src="/a.png" width="96" height="54" alt="A" onload="x" />'],
  ['in HTML', '<div>One <b><img src="/a.png" width="96" height="54" alt="A" /></b></div>'],
  ['in HTML that loses something', '<p style="top: 0">One <img src="/a.png" width="96" height="54" alt="A" /></p>'],
  ['in a component', '<Foo>\n\n<img src="/a.png" width="96" height="54" alt="A" />\n\n</Foo>'],
  [
    'in a label above a line',
    '<details>\n<summary>A <img src="/a.png" width="96" height="54" alt="A" /></summary>\nB\n</details>',
  ],
])('an image %s is not drawn as one of Markdown, which would lose its size', (_where, text) => {
  const code = compile(text);
  const [, image = ''] = /_jsx\("img", \{([^}]*)\}/.exec(code) ?? [];
  for (const part of ['src: "/eng/a.png"', 'width: "96"', 'height: "54"', 'alt: "A"']) expect(image).toContain(part);
  expect(code).not.toContain('_components.img');
});

describe('what stands in a paragraph', () => {
  const given = 'export const x = "y";\n\n';
  const html = async (text: string) => (await renderMdx(given + text, [jsxElements])).replaceAll('\n', ' ');

  test.each([
    ['<details>\n<summary>More</summary>\nBody.\n</details>', '<details><summary>More</summary><p>Body.</p></details>'],
    [
      '<details open={x}>\n<summary class={x}>More</summary>\nBody.\n</details>',
      '<details open="y"><summary class="y">More</summary><p>Body.</p></details>',
    ],
    ['<div>\nOne\n<p>Two</p>\nThree *four*\n</div>', '<div><p>One</p><p>Two</p><p>Three <em>four</em></p></div>'],
    ['One <Callout>Two</Callout> three', '<p>One</p><Callout>Two</Callout><p>three</p>'],
    ['One <span><div>Two</div></span>', '<p>One</p><span><div>Two</div></span>'],
    ['One <table><tr><td>2</td></tr></table>', '<p>One</p><table><tr><td>2</td></tr></table>'],
    [
      '> <details>\n> <summary>More</summary>\n> Body.\n> </details>',
      '<blockquote> <details><summary>More</summary><p>Body.</p></details> </blockquote>',
    ],
  ])('is not a block: %j', async (text, expected) => {
    expect(await html(text)).toBe(expected);
  });

  test.each([
    ['<p>\nOne\n</p>', '<p>One</p>'],
    ['<p class={x}>\nOne\n</p>', '<p class="y">One</p>'],
    ['<summary>\nOne\n</summary>', '<summary>One</summary>'],
    ['<h2>\nOne *two*\n</h2>', '<h2>One <em>two</em></h2>'],
    ['<p class="a">\n\nOne\n\nTwo\n\n</p>', '<div class="a"><p>One</p><p>Two</p></div>'],
    ['<div>\nOne\n</div>', '<div><p>One</p></div>'],
  ])('is not in another one: %j', async (text, expected) => {
    expect(await html(text)).toBe(expected);
  });

  test.each([
    ['One <b>two</b> three', '<p>One <b>two</b> three</p>'],
    ['One <Foo>two</Foo>, <kbd>x</kbd> {x}', '<p>One <Foo>two</Foo>, <kbd>x</kbd> y</p>'],
    ['One <img src="/a.png" alt="" />, two', '<p>One <img src="/a.png" alt=""></img>, two</p>'],
  ])('stays together without blocks: %s', async (text, expected) => {
    expect(await html(text)).toBe(expected);
  });
});

test('an element with code in its attributes gets the base too', () => {
  const code = compile(
    '<a href="/x/" class={y}><img src="/a.png" alt="" /></a>\n\n<video src="/b.webm" poster="/c.png" {...z} />',
  );
  for (const moved of ['/eng/x/', '/eng/a.png', '/eng/b.webm', '/eng/c.png']) expect(code).toContain(`"${moved}"`);
  expect(compile('<Foo href="/x/" src="/y" />')).not.toContain('/eng/');
});

test('an element with code in its attributes keeps the code, and loses what no text may have', () => {
  const code = compile('export const to = "/x/";\n\n<a href={to} class="q" onclick={go} style={{ top: 0 }}>x</a>');
  expect(code).toContain('href: to');
  expect(code).toContain('class: "q"');
  expect(code).not.toMatch(/onclick|style/);
  expect(compile('<iframe src={to}>x</iframe>')).not.toContain('iframe');
});

test('components and what is given to them stay as they are', () => {
  const code = compile('<Video src="/a.mp4" title="A" style="wide" onPlay={play} />');
  for (const part of ['src: "/a.mp4"', 'style: "wide"', 'onPlay: play']) expect(code).toContain(part);
});

test('Markdown within an element is still Markdown', () => {
  const code = compile('<details open>\n<summary>More</summary>\n\nSome **text**.\n</details>');
  expect(code).toContain('open: true');
  expect(code).toContain('_components.strong');
});
