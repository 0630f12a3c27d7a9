import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { RENDERING } from '../../../src/markdown/features.ts';
import { runningText } from '../../../src/markdown/running-text.ts';
import { renderPage } from './page.ts';
import { render } from './render.ts';

describe('text with colons is what it is without directives', () => {
  test.each([
    'From 10:16 to ~10:28, a ratio of 3:2 and odds of 1:4.',
    'A path like http:x, :smile: and a:b, std::vector and a::b.',
    'At 10:16[^1] it was "10:16".\n\n[^1]: Or 10:17.',
    'See 3:2[the ratio](/ratio/) and 1:4[odds][ref].\n\n[ref]: /odds/',
    '*At 10:16* and **3:2** and ~~1:4~~ and `5:6`.',
    '# At 10:16\n\n## Ratio 3:2[^1]\n\n[^1]: x',
    '| at | ratio |\n|---|---|\n| 10:16 | [x:1](/a:b) |',
    '- at 10:16\n- [ ] at 3:2\n\n> at 10:16\n> 3:2\n\n1. 1:4\n\n   5:6',
    'https://example.org:8080/a:b and <https://example.org/10:16>.',
    'A 😀 at 10:16, 日本語 10:16、and 3:2.',
    ':x[a *b*]{c=d} and :y{z} and :10[',
    'Costs $0.60 … $5 at 10:16, $7 at 3:2.',
    '`:::note` and `a:b` in code.',
    ': a colon at the start, and at the end:',
    'Break at 10:16\\\nand 3:2  \nend.',
    '<b>10:16</b> <span title="3:2">3:2</span>',
    '<div>10:16 *a*</div>',
    '    :::note\n    10:16',
    '```\n:::note\n10:16\n:::\n```',
  ])('%s', async (text) => {
    expect(await render(text, [], [runningText], RENDERING)).toBe(
      await render(text, [], [runningText], { ...RENDERING, directive: false }),
    );
  });

  test('whatever it is', async () => {
    const word = fc.constantFrom(
      '10:16',
      '~3:2',
      ':a',
      'a:b',
      '[x](/y)',
      '[^1]',
      '*e*',
      '"q"',
      '`c:d`',
      ':b[x]',
      '{k=v}',
      '::',
      '$5',
      '\n',
      '\n> ',
      '\n- ',
      '| ',
      '😀',
    );
    const words = fc.array(word, { maxLength: 12 }).map((all) => `a ${all.join(' ')} z\n\n[^1]: n 1:2`);
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const plain = await render(text, [], [runningText], { ...RENDERING, directive: false });
        expect(await render(text, [], [runningText], RENDERING)).toBe(plain);
      }),
      { numRuns: 300 },
    );
  });
});

test('times in callouts, and links beside them, stay', async () => {
  const html = await renderPage(
    ':::note[At 10:16]\n- from 10:17[^1]\n- 3:2[the ratio](/r/)\n:::\n\nThen 10:18.\n\n[^1]: 1:2',
  );
  expect(html).toContain('At 10:16</p>');
  expect(html).toMatch(/from 10:17<sup><a href="#user-content-fn-1"/);
  expect(html).toContain('3:2<a href="/r/">the ratio</a>');
  expect(html).toContain('Then 10:18.');
});

test('MDX keeps its components, expressions and notes beside a time', async () => {
  const mdx =
    'export const a = 1;\n\nAt 10:16 {a} <b>3:2</b>[^1] <Time at="1:2">1:4</Time>\n\n<Note>5:6 and *7:8*</Note>\n\n<Note>*8:9*</Note>\n\n[^1]: 9:1';
  const { code } = mdxToJs(mdx, { mdastPlugins: [runningText], features: RENDERING });
  for (const time of ['At 10:16 ', '3:2', '1:4', '5:6 and ', '7:8', '8:9', '9:1 ']) expect(code).toContain(`"${time}"`);
  expect(code).toContain('at: "1:2"');
  expect(code).toContain('data-footnote-ref');
});

test('a picture beside a time is still collected, with its words', async () => {
  expect(await renderPage('At 10:16 ![It\'s "full"][pool].\n\n[pool]: ./pool.png')).toBe(
    '<p>At 10:16 <img src="./pool.png" alt="It’s “full”">.</p>',
  );
});

test('words of a block that is another one when it is read without directives are set all the same', async () => {
  const before = ':::note[A <StYle>b</StYle>]\n<StYle>b</StYle>\n:::';
  const html = await renderPage(`${before}\n\nMarker.\n\n<mi/x="&#32;a">10:16 "b" *3:2*</mi>`);
  expect(html).toContain('10:16');
  expect(html).toContain('3:2');
  expect(html).toContain('“b”');
});
