import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { findUnknownLanguages, readCodeOptions } from '../../../src/markdown/code-options.ts';
import { findBadDiagrams } from '../../../src/markdown/diagrams/diagrams.ts';
import { isDiagram, LANGUAGE_NAMES, languageOf, WRITTEN_NAMES } from '../../../src/markdown/languages.ts';
import { renderPage } from './page.ts';

const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\``;
const textOf = (html: string) =>
  html
    .replace(/<figcaption>.*?<\/figcaption>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

describe('languages', () => {
  /** One line that any highlighter has something to say about. */
  const SAMPLES: Readonly<Record<string, string>> = {
    csv: 'a,b',
    diff: '+a',
    docker: 'FROM node:24',
    'dns-zone-file': 'a.example. IN A 192.0.2.1',
    git: '# On branch main',
    'go-module': 'require example.org/a v1.0.0',
    http: 'GET / HTTP/1.1',
    ignore: '# dist',
    log: '2026-11-10T10:16:00Z ERROR "x" 12',
    latex: '\\frac{a}{b}',
    markdown: '# A *b*',
    markup: '<a b="c">d</a>',
    properties: 'a=b',
    regex: '^[a-z]+$',
    'shell-session': '$ ls',
    uri: 'https://example.org/a?b=c',
  };
  const GENERAL = '/* a */ # b\n[c]\nif "d" = 12 { return a.b("e"); }\n; f -- g\n: h 3 dup\n';

  test('there are more than twenty, each with one name of its own', () => {
    expect(LANGUAGE_NAMES.length).toBeGreaterThan(20);
    expect(new Set(WRITTEN_NAMES).size).toBe(WRITTEN_NAMES.length);
  });

  test.each(LANGUAGE_NAMES)('%s is highlighted by classes, and its text stays', async (name) => {
    const warn = vi.spyOn(console, 'warn');
    const sample = SAMPLES[name] ?? GENERAL.trim();
    const html = await renderPage(fence(name, sample));
    expect(warn).not.toHaveBeenCalled();
    expect(html).toContain('<span class="token');
    expect(html).not.toContain('style=');
    expect(textOf(html)).toBe(sample);
    warn.mockRestore();
  });

  test('all are named in the documentation', () => {
    const docs = readFileSync(new URL('../../../docs/writing.md', import.meta.url), 'utf8');
    for (const name of LANGUAGE_NAMES) expect(docs).toContain(`\`${name}\``);
  });

  test('other names lead to the same', async () => {
    expect(languageOf('YML')).toBe('yaml');
    expect(await renderPage(fence('yml', 'a: 1'))).toBe(await renderPage(fence('yaml', 'a: 1')));
  });

  test.each(['JS', 'Js', 'YAML', 'C++', 'Dockerfile', 'TEXT', 'Mermaid', 'MATH'])(
    'the case of %s does not matter',
    async (name) => {
      const code = isDiagram(name) ? 'flowchart TD\n  a --> b' : 'a';
      expect(findUnknownLanguages(fence(name, code), 'a.md')).toEqual([]);
      expect(await renderPage(fence(name, code))).toBe(await renderPage(fence(name.toLowerCase(), code)));
    },
  );

  test.each(['mermaid', 'Mermaid', 'MERMAID', 'mmd'])('%s is drawn, and judged', async (name) => {
    expect(await renderPage(fence(name, 'flowchart TD\n  a --> b'))).toContain('<figure class="drawing">');
    expect(findBadDiagrams(fence(name, 'nonsense'), 'a.md')).toHaveLength(1);
  });

  test.each(['', 'text', 'brainfuck', '"><script>alert(1)</script>'])('“%s” is set as plain text', async (name) => {
    expect(await renderPage(fence(name, 'a < b'))).toMatch(/^<pre tabindex="0"><code>a &lt; b<\/code><\/pre>$/);
  });

  test('a name that is not known is found, with the nearest one', () => {
    const body = `Text.\n\n${fence('javscript', 'x')}\n\n${fence('ts', 'x')}\n\n> ${fence('zzz', 'x').replaceAll('\n', '\n> ')}`;
    const faults = findUnknownLanguages(body, 'a.md');
    expect(faults.map(({ from, to, message, hint }) => [body.slice(from, to), message, hint])).toEqual([
      ['javscript', '“javscript” is not a language that is highlighted', 'write javascript'],
      ['zzz', '“zzz” is not a language that is highlighted', 'name a language of docs/writing.md, or text for none'],
    ]);
  });

  test.each([
    ['pyton', 'python'],
    ['jsno', 'json'],
    ['yamll', 'yaml'],
    ['cmake', undefined],
    ['node', undefined],
    ['make2', undefined],
    ['awk', undefined],
    ['jsonl', undefined],
    ['lean', undefined],
  ])('“%s” is a slip of %s', (written, meant) => {
    const [fault] = findUnknownLanguages(fence(written, 'x'), 'a.md');
    expect(fault?.hint).toBe(meant ? `write ${meant}` : 'name a language of docs/writing.md, or text for none');
  });

  test('a listing of 20 000 lines is whole', async () => {
    const code = Array.from({ length: 20_000 }, (_, index) => `const line${index} = ${index};`).join('\n');
    expect(textOf(await renderPage(fence('ts {19999}', code)))).toBe(code);
  });
});

describe('options', () => {
  test('a title is a caption', async () => {
    expect(await renderPage(fence('ts title="src/a <b>.ts"', 'x'))).toMatch(
      /^<figure class="code"><figcaption>src\/a &lt;b&gt;\.ts<\/figcaption><pre class="language-typescript"/,
    );
  });

  test('marked, added and removed lines are elements of their own', async () => {
    const html = await renderPage(fence('text {1,4-5} ins={2} del={3}', 'a\nb\nc\nd\ne\nf'));
    const lines = Array.from(
      html.matchAll(/<span class="code-line (\w+)">(\w)/g),
      ([, mark, line]) => `${line} ${mark}`,
    );
    expect(lines).toEqual(['a marked', 'b added', 'c removed', 'd marked', 'e marked']);
    expect(textOf(html)).toBe('a\nb\nc\nd\ne\nf');
  });

  test('a line may lie within a comment or a string of several lines', async () => {
    const code = '/* one\ntwo\nthree */ f();\nconst s = `a\nb()\nc`;';
    const html = await renderPage(fence('ts {2,5}', code));
    expect(textOf(html)).toBe(code);
    expect(html).toContain('<span class="code-line marked"><span class="token comment">two\n</span></span>');
    for (const line of html.split('<span class="code-line marked">').slice(1))
      expect(textOf(line)).toMatch(/^(two|b\(\))\n/);
  });

  test('wrap breaks long lines', async () => {
    expect(await renderPage(fence('sh wrap', 'ls'))).toContain('class="language-bash wrapped"');
    expect(await renderPage(fence('sh', 'ls'))).not.toContain('wrapped');
  });

  test.each([
    ['{1', ['{1']],
    ['wrapped', ['wrapped']],
    ['ins=2', ['ins=2']],
    ['title=a', ['title=a']],
    ['showLineNumbers wrap', ['showLineNumbers']],
    ["title='a' {1} ins={2-3} del={ 4, 5 } wrap", []],
  ])('%s: what means nothing is named', (meta, unknown) => {
    expect(readCodeOptions(meta).unknown).toEqual(unknown);
  });

  test('lines that do not exist, or are none, do no harm', async () => {
    const code = 'a\nb';
    const html = await renderPage(fence('text {0,7-5,99,1-99999999}', code));
    expect(textOf(html)).toBe(code);
  });

  test('a formula has none', () => {
    const body = fence('math title="a" {1}', 'x');
    expect(findUnknownLanguages(body, 'a.md').map(({ from, to, message }) => [body.slice(from, to), message])).toEqual([
      ['title="a" {1}', '“title="a" {1}” means nothing to a formula'],
    ]);
  });

  test('unknown options are found at their place', () => {
    const body = fence('ts title="a" linenos {2}', 'x');
    const [fault, ...others] = findUnknownLanguages(body, 'a.mdx');
    expect(others).toEqual([]);
    expect(body.slice(fault?.from, fault?.to)).toBe('linenos');
    expect(fault?.hint).toContain('title="…"');
  });
});
