import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partCandidates } from '../../../src/images/srcset.ts';
import { toPictures } from '../../../src/images/to-pictures.ts';
import { heightOf, widthsOf } from '../../../src/images/widths.ts';

describe('widths', () => {
  test.each([
    [40, [40]],
    [480, [480]],
    [640, [640]],
    [700, [480, 700]],
    [1000, [480, 1000]],
    [1312, [480, 800, 1312]],
    [8000, [480, 800, 1312]],
  ])('of a picture %i wide are %j', (original, widths) => {
    expect(widthsOf(original, [480, 800, 1312])).toEqual(widths);
  });

  test('ascend by more than a little, are no wider than the original, and reach it or the widest', () => {
    const asked = fc.uniqueArray(fc.integer({ min: 16, max: 8192 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), asked, (original, some) => {
        const settings = some.toSorted((a, b) => a - b);
        const widths = widthsOf(original, settings);
        expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b));
        expect(widths.at(-1)).toBe(Math.min(original, settings.at(-1) ?? 0));
        expect(widths.slice(0, -1).every((width) => settings.includes(width))).toBe(true);
      }),
    );
  });

  test('go with a height of at least one pixel', () => {
    expect(heightOf(480, { width: 8000, height: 1 })).toBe(1);
    expect(heightOf(600, { width: 1200, height: 800 })).toBe(400);
  });
});

describe('candidates of two formats', () => {
  const SRCSET = '/_astro/a.avif 480w, /_astro/a.avif 800w, /_astro/a.webp 480w, /_astro/a.webp 800w';

  test('are parted by format', () => {
    expect(partCandidates(SRCSET)).toEqual({
      avif: '/_astro/a.avif 480w, /_astro/a.avif 800w',
      rest: '/_astro/a.webp 480w, /_astro/a.webp 800w',
    });
    expect(partCandidates('')).toEqual({ avif: '', rest: '' });
  });

  test('become a picture; an image without them stays as it is', () => {
    const html = toPictures(
      `<p><img alt="x" sizes="92vw" srcset="${SRCSET}" src="/b.webp"><img src="/c.png" alt=""></p>`,
    );
    expect(html).toBe(
      '<p><picture><source type="image/avif" srcset="/_astro/a.avif 480w, /_astro/a.avif 800w" sizes="92vw">' +
        '<img alt="x" sizes="92vw" srcset="/_astro/a.webp 480w, /_astro/a.webp 800w" src="/b.webp"></picture>' +
        '<img src="/c.png" alt=""></p>',
    );
  });

  test('and whatever draws a picture has no style, which the policy refuses', () => {
    expect(toPictures('<img src="/a.png" alt="a > b" style="width: 50%"><p style="x">style="y"</p>')).toBe(
      '<img src="/a.png" alt="a > b"><p style="x">style="y"</p>',
    );
    const html = toPictures(`<picture class="a" style="top: 0"><img srcset="${SRCSET}" style="x" alt=""></picture>`);
    expect(html).not.toContain('style=');
    expect(html).toContain('<picture class="a">');
  });

  test('are left alone in a value of an attribute, which looks like an image', () => {
    const value = `&#x3C;img srcset=${SRCSET} x>`;
    const written = `<p title='<img srcset="${SRCSET}" src="/b.webp">'>words</p>`;
    const parsed = toPictures(written);
    expect(parsed).not.toContain('<picture');
    expect(parsed).toContain('>words</p>');
    expect(toPictures(`<p title="${value}">words</p>`)).not.toContain('<picture');
  });

  test('are left alone in a picture that the text has made itself', () => {
    const own =
      '<picture><source srcset="/a.avif 1w"><img alt="x" srcset="/a.avif 1w, /a.webp 1w" src="/b.webp"></picture>';
    expect(toPictures(own)).toBe(own);
  });

  test('are left alone in code, which is text', () => {
    const code = `<code>&lt;img srcset="${SRCSET}"&gt;</code>`;
    expect(toPictures(code)).toMatch(/^<code>&lt;img [^<]+<\/code>$/);
  });
});
