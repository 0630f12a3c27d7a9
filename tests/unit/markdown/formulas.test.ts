import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import { findBadFormulas, findLostSigns } from '../../../src/markdown/formulas.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
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

  test('is not prose', () => {
    const { prose } = readText('Let $$x \\text{ should have}$$ be.\n\n$$\ny \\text{ should have}\n$$', 'a.md');
    expect(prose.map(({ text }) => text)).toEqual(['Let \uFFFC be.']);
  });
});

describe('a fence', () => {
  test.each(['math', 'Math', 'MATH'])('%s is a formula', async (name) => {
    const html = await renderPage(`\`\`\`${name}\nx^2\n\`\`\``);
    expect(html).toBe(await renderPage('$$\nx^2\n$$'));
    expect(html).toMatch(/^<div class="formula" .*<math display="block"/);
  });

  test('that is a formula has no words for the search, as between dollar signs', () => {
    expect(readOutline('a\n\n```math\n\\text{secret}\n```\n\n$$\n\\text{secret}\n$$', 'a.md').sections[0]?.text).toBe(
      'a',
    );
    expect(readOutline('```latex\n\\text{kept}\n```', 'a.md').sections[0]?.text).toContain('kept');
  });

  test('with a mistake is found at its line', async () => {
    const text = 'a\n\n- b\n\n  ```math\n  x\n  \\foo\n  ```';
    expect(findBadFormulas(text, 'a.md').map(({ from }) => text.slice(from, from + 4))).toEqual(['\\foo']);
    expect(await refusal(text)).toMatch(/^line 7 a formula cannot be read/);
  });
});

describe('equations', () => {
  const EQUATION = (body: string) => `$$\n\\begin{equation}${body}\\end{equation}\n$$`;
  const numbers = (html: string) =>
    Array.from(html.matchAll(/<span class="equation-number">(.*?)<\/span>/g), ([, n]) => n);

  test('are counted through the text', async () => {
    const align = '$$\n\\begin{align}a&=b\\\\c&=d\\nonumber\\\\e&=f\\end{align}\n$$';
    expect(
      numbers(await renderPage(`${EQUATION('a')}\n\n${align}\n\n> ${EQUATION('b').replaceAll('\n', '\n> ')}`)),
    ).toEqual(['(1)', '(2)', '(3)', '(4)']);
    expect(numbers(await renderPage('$$\na = b\n$$\n\n$$\n\\begin{equation*}a\\end{equation*}\n$$'))).toEqual([]);
  });

  test('of several lines have one number, at the last', async () => {
    const html = await renderPage(
      `$$\n\\begin{multline}a\\\\b\\\\c\\label{m}\\end{multline}\n$$\n\n${EQUATION('d')} \n\n$$\\eqref{m}$$`,
    );
    expect(numbers(html)).toEqual(['(1)', '(2)']);
    expect(html).toMatch(/<mi>c<\/mi>.*\(1\)/s);
    expect(html).toContain('<a href="#equation_m">(1)</a>');
  });

  test('are where references lead, those before them too', async () => {
    const html = await renderPage(
      `See $$\\eqref{eq:größe}$$, $$\\ref{eq:größe}$$.\n\n${EQUATION('a \\label{eq:größe}')}\n\nSo $$x + \\eqref{t}$$.\n\n$$\ny \\tag{*} \\label{t}\n$$`,
    );
    expect(html).toContain('See <span class="formula"><a href="#equation_eq-größe">(1)</a></span>');
    expect(html).toContain('<span class="formula"><a href="#equation_eq-größe">1</a></span>');
    expect(html).toContain('<mtr id="equation_eq-größe">');
    expect(html).toContain('<mtext><a href="#equation_t">(*)</a></mtext>');
    expect(html).toMatch(/<mtr id="equation_t" class="tml-tageqn">/);
    expect(html).not.toContain('tml-eqn"');
  });

  test('have places of their own, however alike their labels are', async () => {
    const labels = ['a:b', 'a-b', 'a b', '数'];
    const html = await renderPage(labels.map((label) => EQUATION(`x \\label{${label}}`)).join('\n\n'));
    const ids = Array.from(html.matchAll(/<mtr id="([^"]*)"/g), ([, id]) => id);
    expect(ids).toHaveLength(labels.length);
    expect(new Set(ids).size).toBe(labels.length);
  });

  test('have their numbers in feeds, where references name them', async () => {
    const html = await renderPage(`${EQUATION('a\\label{e}')}\n\nBy $$\\eqref{e}$$.`);
    expect(cleanHtml(html, 'https://example.org/p/')).toMatch(
      /^<p><code>\\begin\{equation\}a\\label\{e\}\\end\{equation\}<\/code> \(1\)<\/p>\s*<p>By <a href="https:\/\/example.org\/p\/#equation_e">\(1\)<\/a>\.<\/p>$/,
    );
  });

  test.each([
    ['$$\\eqref{nothing}$$', 'nothing', 'no formula has the label “nothing”'],
    [`${EQUATION('a\\label{eq:one}')}\n\n$$\\ref{eq:on}$$`, 'eq:on', 'no formula has the label “eq:on”'],
    ['$$\na \\label{bare}\n$$\n\n$$\\eqref{bare}$$', 'bare', 'the formula with the label “bare” has no number'],
    [`${EQUATION('a\\label{e}')}\n\n${EQUATION('b\\label{e}')}`, 'e', 'another formula has the label “e”'],
  ])('that cannot be told apart or found are an error: %j', async (text, near, message) => {
    const [fault, ...others] = findBadFormulas(text, 'a.md');
    expect(others).toEqual([]);
    expect(fault?.message).toBe(message);
    expect(text.slice(fault?.from).startsWith(near)).toBe(true);
    expect(await refusal(text)).toContain(message);
  });
});

test.each([
  ['\\cancel{x}', 'tml-cancel upstrike'],
  ['\\bcancel{x}', 'tml-cancel downstrike'],
  ['\\xcancel{x}', 'tml-cancel tml-xcancel'],
  ['\\sout{x}', 'tml-cancel sout'],
  ['\\cancelto{0}{x}', 'tml-cancelto'],
  ['\\fbox{x}', 'tml-fbox'],
  ['\\boxed{x}', 'boxed'],
  ['\\fcolorbox{red}{blue}{x}', 'boxed'],
  ['\\pmb{x}', 'heavy'],
  ['a\\llap{/}', 'lapped'],
  ['\\textcircled{a}', 'textcircle'],
  ['\\phase{x}', 'phasor-angle'],
  ['\\angl{n}', 'actuarial'],
  ['\\longdiv{x}', 'longdiv-arc'],
  ['\\begin{array}{c|c}a&b\\end{array}', 'line-right'],
  ['\\begin{array}{c||c}a&b\\end{array}', 'lines-right'],
  ['\\begin{array}{c:c}a&b\\end{array}', 'dashes-right'],
  ['\\begin{array}{c}a\\\\\\hdashline b\\end{array}', 'dashes-bottom'],
  ['\\begin{array}{c}\\hline\\hline a\\end{array}', 'lines-top'],
])('what %s draws is a class, and has a rule in the style sheet', async (tex, names) => {
  const styles = readFileSync(new URL('../../../src/styles/drawings.css', import.meta.url), 'utf8');
  const html = await renderPage(`$$\n${tex}\n$$`);
  for (const name of names.split(' ')) {
    expect(html).toMatch(new RegExp(`class="[^"]*\\b${name}\\b`));
    expect(styles).toMatch(new RegExp(`\\.${name}\\b[^{}]*\\{`));
  }
});

describe('a comment in a formula', () => {
  const signs = (body: string) =>
    findLostSigns(body, 'a.md').map(({ from, to }) => `${body.slice(0, from)}|${body.slice(from, to)}`);

  test.each([
    ['$$99.9%$$', ['$$99.9|%']],
    ['$$\na = 95 % of b\n$$', ['$$\na = 95 |%']],
    ['> $$\n> 5%\n> $$', ['> $$\n> 5|%']],
    ['```math\n5%\n```', ['```math\n5|%']],
    ['$$a \\\\% b$$', ['$$a \\\\|%']],
    ['At 10:16 $$5%$$ and $$6%$$', ['At 10:16 $$5|%', 'At 10:16 $$5%$$ and $$6|%']],
  ])('is told where it was meant as a sign: %j', (body, expected) => {
    expect(signs(body)).toEqual(expected);
  });

  test.each([['$$99.9\\%$$'], ['$$\n% a comment\n  % another\na\n$$'], ['99.9% and `$$5%$$`'], ['$$\\verb|5%|$$']])(
    'and nowhere else: %j',
    (body) => {
      expect(signs(body)).toEqual([]);
    },
  );

  test('that takes a bracket with it is explained', () => {
    const [fault] = findBadFormulas('$$\\text{50% of}$$', 'a.md');
    expect(fault?.hint).toBe('% begins a comment in TeX: write \\% for the sign');
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
