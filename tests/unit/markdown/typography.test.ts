import fc from 'fast-check';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { RENDERING } from '../../../src/markdown/features.ts';
import { runningText } from '../../../src/markdown/running-text.ts';
import { replaceAll, typeset } from '../../../src/markdown/typography.ts';
import { renderPage } from './page.ts';

const set = (text: string) => replaceAll(text, typeset(text));

test.each([
  ['--force', '--force'],
  ['git push --force-with-lease', 'git push --force-with-lease'],
  ['a -- b', 'a – b'],
  ['a --- b', 'a — b'],
  ['a--b', 'a–b'],
  ['a---b', 'a—b'],
  ['1990--2000', '1990–2000'],
  ['(--a, --b)', '(--a, --b)'],
  ['"--a"', '“--a”'],
  ['npm run x -- --fix', 'npm run x -- --fix'],
  ['a --> b', 'a --> b'],
  ['<-- b', '<-- b'],
  ['----', '----'],
  ['-- x', '– x'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['He said--"go"', 'He said–“go”'],
  ['He said --"go"', 'He said –“go”'],
  ['"But--" he', '“But–” he'],
  ['wait...', 'wait…'],
  ['go test ./...', 'go test ./...'],
  ['....', '….'],
  ["'90s", '’90s'],
  ["rock 'n' roll", 'rock ’n’ roll'],
  ["rock-'n'-roll, R'n'B, fish 'n chips", 'rock-’n’-roll, R’n’B, fish ’n chips'],
  ["the letter 'n' is", 'the letter ‘n’ is'],
  [`5'10"`, '5′10″'],
  ['6"', '6″'],
  ["6'", '6′'],
  [`"5'10""`, '“5′10″”'],
  ['"version 5"', '“version 5”'],
  ["'version 5'", '‘version 5’'],
  [`"a 'b' c"`, '“a ‘b’ c”'],
  [`He is "6'4" tall."`, 'He is “6′4″ tall.”'],
  [`He said "I am 6'4" tall."`, 'He said “I am 6′4″ tall.”'],
  ['a 6" pipe and a 5" pipe', 'a 6″ pipe and a 5″ pipe'],
  ['"a 6" pipe"', '“a 6″ pipe”'],
  ['"version 5" and "6"', '“version 5” and “6”'],
  ['"version 5" and "a 6" pipe"', '“version 5” and “a 6″ pipe”'],
  ['"version 5" is 6" wide', '“version 5” is 6″ wide'],
  [`40°26'46"N, 79°58'56"W`, '40°26′46″N, 79°58′56″W'],
  ["51°30'N", '51°30′N'],
  [`3"x4" and 6'x4'`, '3″x4″ and 6′x4′'],
  ['5"–6"', '5″–6″'],
  ["1'000'000", '1’000’000'],
  ["the 1990's", 'the 1990’s'],
  ["it's l'eau", 'it’s l’eau'],
  ["'tis the dogs' bone", '’tis the dogs’ bone'],
  ["dogs' bone", 'dogs’ bone'],
  ['„Version 5"', '„Version 5”'],
  ['说"你好"吧', '说“你好”吧'],
  ["说：'你好。'他", '说：‘你好。’他'],
  ['צה"ל', 'צה"ל'],
  [`l'"eau"`, 'l’“eau”'],
  [`"'a' b"`, '“‘a’ b”'],
  [`an empty "" and ''`, `an empty "" and ''`],
  [`("a" 'b')`, '(“a” ‘b’)'],
  ["f'(x)", 'f’(x)'],
  ['19" rack and a "T" model', '19″ rack and a “T” model'],
  ['Model "T4" and 19" rack', 'Model “T4” and 19″ rack'],
  ['½" and 5½"', '½″ and 5½″'],
  ["'90s were 5' tall", '’90s were 5′ tall'],
  ["key='value'", 'key=‘value’'],
  ['“Version 5"', '“Version 5”'],
  ["get 'em", 'get ’em'],
  [`"It's 5," he`, '“It’s 5,” he'],
  ["'It's fine,' he said", '‘It’s fine,’ he said'],
  ['"a" "b"', '“a” “b”'],
  ['a " b', 'a " b'],
  ["об'єкт", 'об’єкт'],
  ['"5"', '“5”'],
  ["'5'", '‘5’'],
  ['the "6" pipe', 'the “6” pipe'],
  ['a "1.2.3"-tagged', 'a “1.2.3”-tagged'],
  ['\uFFFC"', '\uFFFC”'],
  ['"\uFFFC"', '“\uFFFC”'],
  ['--\uFFFC', '--\uFFFC'],
  ['x --[no-]verify', 'x --[no-]verify'],
  ['--a/--b --c=--d', '--a/--b --c=--d'],
  ['See https://x.y/a--b', 'See https://x.y/a--b'],
  ["'a' 'b", '‘a’ ’b'],
  [`a 6'4" man`, 'a 6′4″ man'],
  [`5'10" (178 cm)`, '5′10″ (178 cm)'],
  ['He wrote: "Page 5".', 'He wrote: “Page 5”.'],
  ['"12" is 12"', '“12” is 12″'],
  ['"1", "2", and "3"', '“1”, “2”, and “3”'],
  ["Charles' '05 trip", 'Charles’ ’05 trip'],
  ["rock 'n roll", 'rock ’n roll'],
  ['"chapter 5--6"', '“chapter 5–6”'],
  ["'<' or '>' in", '‘<’ or ‘>’ in'],
  ['a ":" and "!"', 'a “:” and “!”'],
  ['use "(" and ")"', 'use “(” and “)”'],
  ['an empty "", and ("")', 'an empty "", and ("")'],
  ['"."', '“.”'],
  ["'?'", '‘?’'],
  ['"...", he', '“…”, he'],
  ['"x" ("y")', '“x” (“y”)'],
  ['"("x")"', '“(“x”)”'],
  ['x="" y', 'x="" y'],
])('%s is set as %s', (written, expected) => {
  expect(set(written)).toBe(expected);
});

const word = fc.constantFrom('pool', 'it', 'é', '数', 'об', '5', '10', 'v2', 'a_b', '\uFFFC', '(x)', '½');
const sign = fc.constantFrom(
  '"',
  "'",
  '--',
  '---',
  '----',
  '...',
  '. ',
  ', ',
  ' ',
  ' ',
  '-',
  '/',
  '=',
  '<',
  '>',
  '°',
  '\n',
);
const text = fc.array(fc.oneof(word, sign, sign), { maxLength: 30 }).map((all) => all.join(''));
/** What is typed for a sign. */
const TYPED: Readonly<Record<string, string>> = {
  ...{ '“': '"', '”': '"', '″': '"', '‘': "'", '’': "'", '′': "'", '–': '--', '—': '---', '…': '...' },
};

describe('of whatever text', () => {
  test('only signs change, each into one that is typed in the same way', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(set(written).replace(/[“”″‘’′–—…]/g, (one) => TYPED[one] ?? one)).toBe(written);
      }),
      { numRuns: 2000 },
    );
  });

  test('signs that are meant as they are stay', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(typeset(written, () => true)).toEqual([]);
      }),
    );
  });

  test('no dash comes before a letter, a figure or code that follows a space', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(set(written)).not.toMatch(/(?:^|\s)[–—][\p{L}\p{N}\uFFFC]/u);
      }),
      { numRuns: 2000 },
    );
  });

  test('a measure has primes, in a quotation too', () => {
    const figure = fc.integer({ min: 0, max: 99 });
    const around = fc.constantFrom(
      ...[
        'X',
        'is X tall',
        '(X)',
        'is X.',
        '"he is X tall," they said',
        'a "T" model of X',
        'X, and "x" too',
        '“is X tall”',
      ],
    );
    fc.assert(
      fc.property(figure, figure, around, (feet, inches, sentence) => {
        const written = sentence.replace('X', `${feet}'${inches}"`);
        expect(set(written)).toContain(`${feet}′${inches}″`);
        expect(set(sentence.replace('X', `${inches}"`))).toContain(`${inches}″`);
      }),
    );
  });

  test('quotations end as they begin, with figures at their ends too', () => {
    const quoted = fc.array(fc.constantFrom('pool', 'version 5', 'it’s', '10', 'a.', 'to-day'), {
      minLength: 1,
      maxLength: 4,
    });
    const quotations = fc.array(quoted, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(quotations, fc.constantFrom(' and ', ', ', '; then '), (all, between) => {
        const words = all.map((one) => one.join(' '));
        const typed = words.map((one) => `"${one}"`).join(between);
        expect(set(`He said ${typed}.`)).toBe(`He said ${words.map((one) => `“${one}”`).join(between)}.`);
        const single = typed.replaceAll('"', "'");
        expect(set(single)).toBe(words.map((one) => `‘${one}’`).join(between));
      }),
    );
  });
});

describe('on a page', () => {
  test.each([
    ['git push --force-with-lease', '<p>git push --force-with-lease</p>'],
    [
      '*--force* and **--hard**, [--soft](/x/)',
      '<p><em>--force</em> and <strong>--hard</strong>, <a href="/x/">--soft</a></p>',
    ],
    ['"*a*" and "`b`" and "[c](/c/)"', '<p>“<em>a</em>” and “<code>b</code>” and “<a href="/c/">c</a>”</p>'],
    ['**6**" and *5*\'10"', '<p><strong>6</strong>″ and <em>5</em>′10″</p>'],
    ['\\"a\\" \\--b c\\-\\-d e\\.\\.\\. it\\\'s', '<p>"a" --b c--d e... it\'s</p>'],
    ['&quot;a&quot; b&#45;-c it&#39;s "d"', '<p>"a" b--c it\'s “d”</p>'],
    [
      '`"a--b"` https://example.org/a--b',
      '<p><code>"a--b"</code> <a href="https://example.org/a--b">https://example.org/a--b</a></p>',
    ],
    ['<code>"a"--b</code> <kbd>--c</kbd> <b>"d"</b>', '<p><code>"a"--b</code> <kbd>--c</kbd> <b>“d”</b></p>'],
    ['a "b<br>c" d', '<p>a “b<br>c” d</p>'],
    ['He said "yes"[^1].\n\n[^1]: Or "no".', '“yes”<sup>'],
    ['# It\'s "x"', '<h1>It’s “x”</h1>'],
    ['| "a" |\n|---|\n| 5" |', '<td>5″</td>'],
    ['"T"\n: It\'s a "d"', '<dt>“T”</dt>'],
    [':::note[It\'s "x"]\nAt 10:16 --force\n:::', 'It’s “x”</p><p>At 10:16 --force</p>'],
    ['![It\'s "x"](/x.png "It\'s")', 'alt="It’s “x”"'],
    ['"a\n> b"', '<p>“a</p>\n<blockquote>\n<p>b”</p>\n</blockquote>'],
  ])('%j holds %s', async (written, html) => {
    expect((await renderPage(written)).replaceAll('&#x27;', "'").replaceAll('&quot;', '"')).toContain(html);
  });

  test('of MDX it is the same, and code stays code', () => {
    const mdx = 'It\'s "x" --force {"a--b"} <kbd>--c</kbd>\n\n<Note title="it\'s">"d" at 10:16 {"e"}</Note>';
    const { code } = mdxToJs(mdx, { mdastPlugins: [runningText], features: RENDERING });
    for (const kept of ['"It’s “x” --force "', '"a--b"', '"--c"', '"it\'s"', '“d” at 10:16 ', '"e"']) {
      expect(code).toContain(kept);
    }
  });
});
