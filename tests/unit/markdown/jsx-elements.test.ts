import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { baseLinks } from '../../../src/markdown/base-links.ts';
import { jsxElements } from '../../../src/markdown/jsx-elements.ts';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { scrollable } from '../../../src/markdown/scrollable.ts';

/** The code of an MDX text, with the plugins that have to see its HTML. */
function compile(text: string): string {
  const hastPlugins = [jsxElements, sanitize, baseLinks('/eng/'), scrollable];
  const { code } = mdxToJs(text, { hastPlugins });
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
