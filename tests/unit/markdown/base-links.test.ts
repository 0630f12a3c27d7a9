import { describe, expect, test } from 'vitest';
import { baseLinks } from '../../../src/markdown/base-links.ts';
import { render } from './render.ts';

const under = (base: string, text: string) => render(text, [baseLinks(base)]);

describe('root-relative addresses', () => {
  test.each([
    ['[x](/blog/pool/)', 'href="/notes/blog/pool/"'],
    ['[x](/)', 'href="/notes/"'],
    ['[x](/blog/pool/#why)', 'href="/notes/blog/pool/#why"'],
    ['![x](/logo.png)', 'src="/notes/logo.png"'],
    ['<a href="/about/">x</a>', 'href="/notes/about/"'],
    ['<video src="/x.mp4"></video>', 'src="/notes/x.mp4"'],
    ['<audio><source src="/x.ogg"></audio>', 'src="/notes/x.ogg"'],
  ])('%s get the base in front', async (text, attribute) => {
    expect(await under('/notes/', text)).toContain(attribute);
    expect(await under('/notes', text)).toContain(attribute);
  });

  test('stay where the site has the whole domain', async () => {
    expect(await under('/', '[x](/blog/pool/)')).toBe('<p><a href="/blog/pool/">x</a></p>');
  });
});

test.each([
  'https://example.org/x/',
  '//cdn.example.org/x.js',
  'pool/',
  '../pool/',
  '#why',
  '?q=/x/',
  'mailto:ada@example.org',
])('the address %s is none of the site’s roots and stays', async (address) => {
  expect(await under('/notes/', `[x](${address})`)).toBe(`<p><a href="${address}">x</a></p>`);
});

test('text that looks like an address stays', async () => {
  expect(await under('/notes/', 'See `/blog/` and /blog/.')).toBe('<p>See <code>/blog/</code> and /blog/.</p>');
});

test('the plugin’s name changes with the base, since the name is a part of what caches know', () => {
  expect(baseLinks('/a/').name).not.toBe(baseLinks('/b/').name);
});
