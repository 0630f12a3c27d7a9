import { describe, expect, test } from 'vitest';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { render } from './render.ts';

const clean = (text: string) => render(text, [sanitize]);

describe('what could run, load or submit something', () => {
  test.each([
    ['<script>alert(1)</script>'],
    ['<script src="https://evil.example/x.js"></script>'],
    ['<SCRIPT>alert(1)</SCRIPT>'],
    ['<style>body { display: none }</style>'],
    ['<iframe src="https://evil.example/"></iframe>'],
    ['<object data="x.swf"></object>'],
    ['<embed src="x.swf">'],
    ['<link rel="stylesheet" href="https://evil.example/x.css">'],
    ['<meta http-equiv="refresh" content="0; url=https://evil.example/">'],
    ['<base href="https://evil.example/">'],
    ['<form action="https://evil.example/"><input name="password"><button>Send</button></form>'],
    ['<svg onload="alert(1)"><script>alert(1)</script></svg>'],
    ['<math><mtext><script>alert(1)</script></mtext></math>'],
    ['<template><script>alert(1)</script></template>'],
    ['<noscript>x</noscript>'],
    ['<textarea><script>alert(1)</script></textarea>'],
    ['<select><option>x</option></select>'],
    ['<!-- a comment -->'],
  ])('%s is gone, and the text around it stays', async (markup) => {
    const html = await clean(`Before.\n\n${markup}\n\nAfter.`);
    expect(html.replaceAll(/<\/?p>|\s/g, '')).toBe('Before.After.');
  });

  test('is gone inside of other elements and of running text', async () => {
    const html = await clean(
      '<div><p>One <b>two<script>alert(1)</script></b></p></div>\n\nThree <script>alert(1)</script> four.',
    );
    expect(html).toContain('<p>One <b>two</b></p>');
    expect(html).not.toMatch(/script|alert/);
  });
});

describe('what HTML has no name for, or what a text has no use for', () => {
  test.each([
    ['Promise<void> and List<String>.', '<p>Promise<span> and List<span>.</span></span></p>'],
    ['<div><my-card><p>One</p></my-card></div>', '<div><div><p>One</p></div></div>'],
    ['<dialog open>Two</dialog>', '<span>Two</span>'],
    ['<main>Three</main>', '<span>Three</span>'],
    ['<center>Four</center>', '<div class="align-center">Four</div>'],
  ])('%s keeps its words', async (written, html) => {
    expect(await clean(written)).toBe(html);
  });

  test.each([
    ['<a href="/x/" ping="https://evil.example/">x</a>', '<p><a href="/x/">x</a></p>'],
    ['<video src="/x.mp4" autoplay controls></video>', '<p><video src="/x.mp4" controls></video></p>'],
    [
      '<table background="/x.png"><tbody><tr><td bgcolor="red">x</td></tr></tbody></table>',
      '<table><tbody><tr><td>x</td></tr></tbody></table>',
    ],
    [
      '<div contenteditable class="a" data-x="y" aria-label="z">x</div>',
      '<div class="a" data-x="y" aria-label="z">x</div>',
    ],
  ])('%s loses the attribute', async (written, html) => {
    expect(await clean(written)).toBe(html);
  });
});

describe('attributes', () => {
  test.each(['onclick', 'onerror', 'onload', 'ONMOUSEOVER', 'onfocus', 'ontoggle'])('%s is gone', async (name) => {
    const html = await clean(`<p ${name}="alert(1)" title="Stays">x</p>`);
    expect(html).toBe('<p title="Stays">x</p>');
  });

  test('the alignment of a column is a class of its cells, and no style', async () => {
    const html = await clean('| a | b | c | d |\n| :- | :-: | -: | - |\n| 1 | 2 | 3 | 4 |');
    const classes = [' class="align-left"', ' class="align-center"', ' class="align-right"', ''];
    expect(html.match(/<t[hd][ >][^<]*/g)).toEqual([
      ...classes.map((name, index) => `<th${name}>${'abcd'[index]}`),
      ...classes.map((name, index) => `<td${name}>${index + 1}`),
    ]);
    expect(html).not.toMatch(/style|align=/);
  });

  test('the alignment of a cell in raw HTML is a class too, and any other style of it is gone', async () => {
    const row =
      '<tr><td align="right" class="n">1</td><td style="text-align: center">2</td><td style="top: 0">3</td></tr>';
    expect(await clean(`<table><tbody>${row}</tbody></table>`)).toBe(
      '<table><tbody><tr><td class="n align-right">1</td><td class="align-center">2</td><td>3</td></tr></tbody></table>',
    );
  });

  test.each([
    ['<p align="center">x</p>', '<p class="align-center">x</p>'],
    ['<P ALIGN=RIGHT>x</P>', '<p class="align-right">x</p>'],
    ['<div class="a" align="right">x</div>', '<div class="a align-right">x</div>'],
    ['<h2 align="center">x</h2>', '<h2 class="align-center">x</h2>'],
    ['<p style="text-align: center">x</p>', '<p class="align-center">x</p>'],
    ['<p style="text-align:center;color:red">x</p>', '<p>x</p>'],
    ['<img src="/a.png" alt="" align="right">', '<img src="/a.png" alt="" class="align-right">'],
    ['<img src="/a.png" alt="" align="middle">', '<img src="/a.png" alt="">'],
    ['<p align="justify">x</p>', '<p>x</p>'],
    ['<span align="center">x</span>', '<p><span>x</span></p>'],
  ])('of an element is a class: %s', async (written, html) => {
    expect(await clean(written)).toBe(html);
  });

  test('style and srcdoc are gone', async () => {
    expect(await clean('<p style="color: red" class="note" srcdoc="x">x</p>')).toBe('<p class="note">x</p>');
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '&#106;avascript:alert(1)',
    'java&#10;script:alert(1)',
    '&#1;javascript:alert(1)',
    ' javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/x',
    'file:///etc/passwd',
  ])('the address %s is gone', async (address) => {
    expect(await clean(`<a href="${address}">x</a>`)).toBe('<p><a>x</a></p>');
    expect(await clean(`<img src="${address}" alt="x">`)).not.toMatch(/src|script|data:/);
  });

  test('an address that Markdown writes is judged the same', async () => {
    expect(await clean('[x](javascript:alert(1))')).not.toContain('javascript');
    expect(await clean('[x](<java script:alert(1)>)')).not.toMatch(/href/);
    expect(await clean('![x](javascript:alert(1))')).not.toContain('javascript');
  });

  test.each([
    'https://example.org/a:b',
    'http://example.org/',
    'mailto:ada@example.org',
    'tel:+123',
    'ftp://example.org/a',
    '/blog/pool/',
    '../pool.md',
    '#10:16',
    '?q=a:b',
    'pool.png',
    '/a:b/',
  ])('the address %s stays', async (address) => {
    expect(await clean(`[x](${address})`)).toBe(`<p><a href="${address}">x</a></p>`);
  });

  test('an address with spaces around it is judged without them', async () => {
    expect(await clean('<a href=" https://example.org/ ">x</a>')).toContain('https://example.org/');
  });
});

describe('text stays as it is written', () => {
  test.each([
    ['From 10:16 to 11:05 the ratio was 3:2.'],
    ['From ~10:16 to ~10:28 and from ~11:00 to ~11:05.'],
    ['Between $0.60 and $5, later $7.'],
    ['A path like a:b or http:x or :smile: stays.'],
    ['Braces {x} and carets ^2^ and =equals= stay.'],
  ])('%s', async (text) => {
    expect(await clean(text)).toBe(`<p>${text}</p>`);
  });

  test('code is not read as markup', async () => {
    const html = await clean('`<script>alert(1)</script>`');
    expect(html).toMatch(/^<p><code>(&lt;|&#x3C;)script/);
    expect(html).not.toContain('<script');
  });

  test('task lists, tables, details and figures stay', async () => {
    expect(await clean('- [x] Done\n- [ ] Open')).toMatch(
      /<input type="checkbox" checked(="")? disabled(="")?>.*<input type="checkbox" disabled/s,
    );
    expect(await clean('| a |\n| - |\n| b |')).toContain('<td>b</td>');
    expect(await clean('<details><summary>More</summary>x</details>')).toBe(
      '<details><summary>More</summary>x</details>',
    );
    expect(await clean('<video src="/x.mp4" controls></video>')).toContain('src="/x.mp4"');
  });
});
