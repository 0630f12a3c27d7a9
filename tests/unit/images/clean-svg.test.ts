import { describe, expect, test } from 'vitest';
import { cleanSvg } from '../../../src/images/clean-svg.ts';
import { CAMERA_NOTES, photograph } from '../../support/photograph.ts';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

describe('a drawing', () => {
  test('keeps shapes, text, gradients, styles of its own and names with capitals', async () => {
    const drawing = svg(
      '<title>T</title><defs><linearGradient id="g" gradientUnits="userSpaceOnUse"><stop offset="0"/></linearGradient></defs>' +
        '<style>.a{fill:url(#g)}@media (prefers-color-scheme: dark){.a{fill:#fff}}</style>' +
        '<path class="a" style="stroke:red" d="M0 0L1 1"/><use href="#g"/><text x="1">a &amp; b</text>',
      'viewBox="0 0 2 2" preserveAspectRatio="none"',
    );
    const clean = await cleanSvg(drawing);
    for (const part of [
      'viewBox="0 0 2 2"',
      'preserveAspectRatio',
      '<linearGradient',
      'gradientUnits',
      'fill:url(#g)',
      'stroke:red',
      'd="M0 0L1 1"',
      'href="#g"',
      '<title>T</title>',
    ]) {
      expect(clean).toContain(part);
    }
    expect(clean).toMatch(/<text x="1">a &#x26; b<\/text>/);
  });

  test.each([
    ['a script', '<script>zz()</script>'],
    ['a script in a group', '<g><script href="zz.js"/></g>'],
    ['a handler', '<path onclick="zz()"/>'],
    ['HTML', '<foreignObject><iframe src="zz"></iframe></foreignObject>'],
    ['a picture elsewhere', '<image href="https://zz.example/a.png"/>'],
    ['a picture elsewhere, the old way', '<image xlink:href="//zz.example/a.png"/>'],
    ['a link that runs', '<a href="javascript:zz()"><path/></a>'],
    ['a link', '<a href="https://zz.example/"><path/></a>'],
    ['a use of another file', '<use href="zz.svg#a"/>'],
    ['a drawing inside an address', '<image href="data:image/svg+xml,zz"/>'],
    ['an animation of an address', '<a><animate attributeName="href" to="javascript:zz()"/></a>'],
    ['a set of an address', '<set attributeName="href" to="javascript:zz()"/>'],
    ['an import', '<style>@import "zz.css";</style>'],
    ['an address in a style', '<path style="fill:url(https://zz.example/)"/>'],
    ['an address in a style, hidden', '<style>.a{background:\\75rl(zz)}</style>'],
    ['a filter elsewhere', '<path filter="url(zz.svg#f)"/>'],
    ['notes of a program', '<metadata>zz</metadata><sodipodi:namedview zz="1"/><path inkscape:label="zz"/>'],
    ['a comment', '<!-- zz --><?zz zz?>'],
  ])('loses %s', async (_, inside) => {
    const clean = await cleanSvg(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY zz "zz">]>${svg(`<circle r="1"/>${inside}`)}`,
    );
    expect(clean).toContain('<circle r="1" />');
    expect(clean).not.toContain('zz');
  });

  test('keeps an embedded picture without what the camera wrote', async () => {
    const data = (await photograph(40, 30)).toString('base64');
    const clean = await cleanSvg(svg(`<image href="data:image/jpeg;base64,${data}" width="40"/>`));
    const [, embedded = ''] = /base64,([^"]+)"/.exec(clean) ?? [];
    const bytes = Buffer.from(embedded, 'base64');
    expect(bytes.length).toBeGreaterThan(100);
    for (const note of CAMERA_NOTES) expect(bytes.includes(note)).toBe(false);
  });

  test('is an empty one when there is none', async () => {
    expect(await cleanSvg('not a drawing')).toMatch(/^<svg [^>]* \/>\n$/);
  });
});
