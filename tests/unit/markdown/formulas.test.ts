import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import { findBadFormulas } from '../../../src/markdown/formulas.ts';
import { readText } from '../../../src/markdown/text.ts';
import { makeFolder } from '../folder.ts';
import { refusal, renderPage } from './page.ts';

/** Formulas of many kinds, those that other renderers style inline among them. */
const FORMULAS = [
  'x^2',
  '\\frac{a}{b} \\sum_{i=1}^n i',
  '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
  '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}',
  '\\begin{array}{l|r} a & b \\\\ \\hline c & d \\end{array}',
  '\\begin{cases} a & x>0 \\\\ b & \\text{else} \\end{cases}',
  '\\color{red} x',
  '\\colorbox{red}{x}',
  '\\boxed{x} \\cancel{x} \\overline{x} \\vec{x} \\hat y',
  '\\mathbb{R} \\mathcal{L} \\mathbf{x} \\mathrm{abc}',
  'a \\tag{1}',
  '\\rule{1em}{2em} \\tiny x',
  '\\text{a < b \\& c > "d"}',
];

describe('a formula', () => {
  test.each(FORMULAS)('%s is MathML without styles, colours or addresses, with its source', async (tex) => {
    const html = await renderPage(`$$\n${tex}\n$$`);
    expect(html).toMatch(/^<div class="formula" tabindex="0" role="group" aria-label="Formula"><math [^>]*alttext="/);
    expect(html).toMatch(/<\/math><\/div>$/);
    expect(html).not.toMatch(/\s(?:style|mathcolor|mathbackground|href|src|on\w+)=/);
  });

  test('in a line stays in its sentence, and takes no table cell or list apart', async () => {
    expect(await renderPage('Let $$x$$ be 1.')).toMatch(
      /^<p>Let <span class="formula"><math .*<\/math><\/span> be 1\.<\/p>$/,
    );
    expect(await renderPage('| a |\n|---|\n| $$x$$ |')).toMatch(/<td><span class="formula"><math/);
    expect(await renderPage('- at 10:16 $$x$$')).toMatch(/<li>at 10:16 <span class="formula"><math/);
  });

  test('may be nested in a callout, a quotation and a list', async () => {
    expect(await renderPage(':::note\n$$\nx\n$$\n:::')).toMatch(/class="callout note".*<math display="block"/);
    expect(await renderPage('> $$\n> x\n> $$')).toMatch(/<blockquote>\s*<div class="formula"/);
    expect(await renderPage('- a\n\n  $$\n  x\n  $$')).toMatch(/<li>.*<div class="formula"/s);
  });

  test('becomes its source in feeds', async () => {
    expect(cleanHtml(await renderPage('Let $$x < 1$$ be.'), 'https://example.org/')).toBe(
      '<p>Let <code>x &#x3C; 1</code> be.</p>',
    );
    expect(cleanHtml(await renderPage('$$\nx^2\n$$'), 'https://example.org/')).toBe('<p><code>x^2</code></p>');
  });

  test('is no prose', () => {
    const { prose } = readText('Let $$x \\text{ should have}$$ be.\n\n$$\ny \\text{ should have}\n$$', 'a.md');
    expect(prose.map(({ text }) => text)).toEqual(['Let \uFFFC be.']);
  });
});

test('dollars are money', async () => {
  const text = 'From $0.60 … $5, then $7. US$3 is $ 3; a $ b $ c, $x$ and $a_1$ too.';
  expect(await renderPage(text)).toBe(`<p>${text}</p>`);
  expect(await renderPage('$ '.repeat(500))).not.toContain('<math');
});

test('raw HTML makes no MathML, whatever it pretends', async () => {
  const html = await renderPage(
    '<math><mi>x</mi></math>\n\n<span data-rendered="0">a</span> <div data-rendered="7">b</div>',
  );
  expect(html).not.toContain('<math');
});

/** Text, its line with the mistake, what is said. */
const FAULTS: readonly (readonly [string, number, RegExp])[] = [
  ['a\n\n$$\n\\frac{a\n$$', 3, /a formula cannot be read: unexpected end of input/],
  ['a $$\\foo$$ b', 1, /unsupported function name: \\foo/],
  ['At 10:16 $$\\foo$$', 1, /unsupported function name: \\foo/],
  ['$$\na\n\\nonsense\n$$', 3, /\\nonsense/],
  ['$$\n\\href{javascript:alert(1)}{x}\n$$', 2, /\\href/],
  ['$$\n\\includegraphics{https://x.example/y.png}\n$$', 2, /not trusted/],
  ['$$\n\\def\\a{\\a\\a}\\a\n$$', 1, /too many expansions/],
  [`$$\n${'x'.repeat(5001)}\n$$`, 1, /a formula has 5001 characters; it may have 5000/],
  ['$$\n\n$$', 1, /a formula is empty/],
];

describe('a formula with a mistake stops the page', () => {
  test.each(FAULTS)('%j', async (text, line, message) => {
    expect(await refusal(text)).toMatch(message);
    expect(await refusal(text)).toMatch(new RegExp(`^line ${line} .* \\(the commands are those of TeX`));
    expect(await refusal(text)).not.toMatch(/\u0332/);
  });

  test.each(FAULTS)('%j is found by the check at the same line', (text, line, message) => {
    const [fault, ...others] = findBadFormulas(text, 'a.md');
    expect(others).toEqual([]);
    expect(fault?.message).toMatch(message);
    expect(text.slice(0, fault?.from).split('\n')).toHaveLength(line);
    expect(fault?.to).toBeGreaterThan(fault?.from ?? 0);
  });

  test('with its file', async () => {
    const folder = makeFolder({ 'content/blog/a.md': '---\na: b\n---\n\n$$\n\\foo\n$$\n' });
    expect(await refusal('\n$$\n\\foo\n$$\n', pathToFileURL(`${folder}/content/blog/a.md`))).toMatch(
      /^content\/blog\/a\.md:6 a formula cannot be read/,
    );
  });
});

test('a formula of 5 000 characters is set', async () => {
  const html = await renderPage(`$$\n${'x+'.repeat(2499)}x\n$$`);
  expect(html.match(/<mi>x<\/mi>/g)).toHaveLength(2500);
});

test('good formulas have no faults, in MDX and in callouts either', () => {
  const text = `${FORMULAS.map((tex) => `$$\n${tex}\n$$`).join('\n\n')}\n\n:::note[10:16 $$x$$]\n$$y$$\n:::`;
  expect(findBadFormulas(text, 'a.md')).toEqual([]);
  expect(findBadFormulas('Let $$x^{2}$$ be.', 'a.mdx')).toEqual([]);
});
