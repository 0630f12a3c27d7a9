import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import type { Problem } from '../../../src/entries/problem.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import type { Files } from '../folder.ts';
import { makeSite } from '../site.ts';
import { makeProject, markdown, NOW, report } from './content.ts';

const HIDDEN: Files = {
  'blog/plan.md': markdown('draft: true'),
  'postmortems/later.md': report().replace('pubDate: 2025-04-02', 'pubDate: 2026-01-01'),
  'authors/guest.yml': 'name: Guest',
  'blog/by-guest.md': markdown('draft: true').replace('author: Ada', 'author: Guest'),
  'blog/quiet.md': markdown('unlisted: true'),
};

/** What is said of links to what is not published, as `file:line:column text-at-that-place → file`. */
function told(files: Files, settings: Partial<SiteInput> = {}): string[] {
  const all = { ...HIDDEN, ...files };
  const { problems } = checkContent(makeProject(all), makeSite(settings), NOW);
  return problems
    .filter(({ message }) => message.endsWith('which is not published'))
    .map((problem: Problem) => {
      const { file, line = 0, column = 0, length = 0, message, hint, level, id } = problem;
      expect([id, level, hint]).toEqual(['C2', 'error', 'take the link out until it is']);
      const source = all[file.replace('content/', '')];
      const text =
        typeof source === 'string' ? (source.split('\n')[line - 1] ?? '').slice(column - 1, column - 1 + length) : '';
      return `${file}:${line} ${text} → ${/leads to (\S+),/.exec(message)?.[1]}`;
    });
}

const inText = (text: string, settings?: Partial<SiteInput>, file = 'blog/a.md') =>
  told({ [file]: markdown('', text) }, settings);

describe('a link to what is not published is an error', () => {
  test.each([
    '/blog/plan/',
    '/blog/plan',
    '/blog/plan/#more',
    '/blog/plan/?x=y',
    '/blog/plan/index.html',
    '/blog/plan.html',
    '/blog/plan.md',
    '/blog//plan/',
    '/blog/./plan/',
    '/blog/Plan/',
    '/blog/pl%61n/',
    '../plan/',
    '\\blog\\plan',
    '/social/blog/plan.png',
    'https://example.org/blog/plan/',
    'http://example.org/blog/plan',
    '//example.org/blog/plan/',
    '/postmortems/later/',
    '/authors/guest/',
  ])('%s', (target) => {
    expect(inText(`[x](${target})`)).toEqual([expect.stringMatching(/^content\/blog\/a\.md:8 .* → content\//)]);
  });

  test.each([
    '/blog/quiet/',
    '/blog/a/',
    'https://example.com/blog/plan/',
    '/blog/plan-b/',
    '/blog/plan/b/',
    '#plan',
    'mailto:a@b',
  ])('%s is none', (target) => expect(inText(`[x](${target})`)).toEqual([]));

  test('with the base in an address of the site’s own', () => {
    const settings = { base: '/notes/' };
    expect(inText('[x](https://example.org/notes/blog/plan/) [y](/blog/plan/)', settings)).toHaveLength(2);
    expect(inText('[x](https://example.org/blog/plan/)', settings)).toEqual([]);
  });

  test('unless it comes from a draft, or from what may be one', () => {
    expect(told({ 'blog/a.md': markdown('draft: true', '[x](/blog/plan/)') })).toEqual([]);
    expect(told({ 'blog/a.md': '---\ntitle: [\n---\n\n[x](/blog/plan/)' })).toEqual([]);
    expect(told({ 'blog/plan.md': markdown('', '[x](/blog/a/)'), 'blog/a.md': markdown('draft: true') })).toHaveLength(
      1,
    );
  });

  test('whatever the site makes of the rule', () => {
    expect(inText('[x](/blog/plan/)', { check: { C2: 'off' } })).toHaveLength(1);
    expect(inText('[x](../plan/)', { check: { C2: 'off' } })).toHaveLength(1);
    expect(told({ 'blog/a.md': markdown('check: [C2]', '[x](/blog/plan/)') })).toHaveLength(1);
  });
});

describe('wherever a page has it, it is told at its place', () => {
  test.each([
    ['in the title of a callout', ':::note[See [the plan](/blog/plan/)]\nb\n:::', '[the plan](/blog/plan/)'],
    ['in one within a list', '- :::tip[**真。**[p](/blog/plan/)]\n  b\n  :::', '[p](/blog/plan/)'],
    ['in a heading', '## See [p](/blog/plan/)', '[p](/blog/plan/)'],
    ['in a cell', '| a | [p](/blog/plan/) |\n|---|---|', '[p](/blog/plan/)'],
    ['in a quotation', '> a [p](/blog/plan/)', '[p](/blog/plan/)'],
    ['in a note', 'a[^1]\n\n[^1]: b [p](/blog/plan/)', '[p](/blog/plan/)'],
    ['in a term', 'T [p](/blog/plan/)\n: d', '[p](/blog/plan/)'],
    ['in a definition', 'T\n: d [p](/blog/plan/)', '[p](/blog/plan/)'],
    ['around a picture', '[![p](/favicon.svg)](/blog/plan/)', '[![p](/favicon.svg)](/blog/plan/)'],
    ['by a name', '[p][p]\n\n[p]: /blog/plan/', '[p][p]'],
    ['as an address alone', '<https://example.org/blog/plan/>', '<https://example.org/blog/plan/>'],
    ['in bold text that only some readers see', '真。**她。**[p](/blog/plan/)', '[p](/blog/plan/)'],
    ['in HTML', 'a <a href="/blog/plan/">p</a>', '<a href="/blog/plan/">'],
    ['in HTML with entities', 'a <a href="/blog&#47;pl&#x61;n/">p</a>', '<a href="/blog&#47;pl&#x61;n/">'],
    ['as the source of a quotation', '<q cite="/blog/plan/">p</q>', '<q cite="/blog/plan/">'],
  ])('%s', (_where, text, place) => {
    expect(inText(text)).toEqual([expect.stringContaining(`${place} → content/blog/plan.md`)]);
  });

  test('in components of MDX, as a text and as code that is one', () => {
    const link = (text: string) => inText(text, undefined, 'blog/a.mdx');
    expect(link('<a href="/blog/plan/">p</a>')).toHaveLength(1);
    expect(link("<a href={'/blog/plan/'}>p</a>")).toHaveLength(1);
    expect(link('<a href={`/blog/plan/`}>p</a>')).toHaveLength(1);
    expect(link('<Callout title="x">[p](/blog/plan/)</Callout>')).toHaveLength(1);
    expect(link('<Embed url="https://example.org/blog/plan/" title="p" />')).toHaveLength(1);
  });

  test('in the fields of an entry', () => {
    const lines = [
      'canonical: https://example.org/blog/plan/',
      'source: {title: T, url: "https://example.org/blog/plan/", archive: /blog/plan/}',
      'incident:',
      '  status: ongoing',
      '  severity: sev2',
      '  started: 2025-06-01T10:00Z',
      '  timeline:',
      '    - at: 2025-06-01T10:00Z',
      '      text: See /blog/plan/.',
      '      evidence: /blog/plan/',
      '  actions:',
      '    - title: A',
      '      url: /postmortems/later/',
    ];
    expect(told({ 'postmortems/a.md': markdown(lines.join('\n')) })).toEqual([
      'content/postmortems/a.md:6 https://example.org/blog/plan/ → content/blog/plan.md',
      'content/postmortems/a.md:7 "https://example.org/blog/plan/" → content/blog/plan.md',
      'content/postmortems/a.md:7 /blog/plan/ → content/blog/plan.md',
      'content/postmortems/a.md:15 /blog/plan/ → content/blog/plan.md',
      'content/postmortems/a.md:18 /postmortems/later/ → content/postmortems/later.md',
    ]);
  });

  test('in the file of an author, unless the author is withheld too', () => {
    const links = 'url: https://example.org/blog/plan/\nlinks:\n  - {label: P, url: /blog/plan/}';
    expect(told({ 'authors/grace.yml': `name: Grace\n${links}` })).toEqual([
      'content/authors/grace.yml:2 https://example.org/blog/plan/ → content/blog/plan.md',
      'content/authors/grace.yml:4 /blog/plan/ → content/blog/plan.md',
    ]);
    expect(told({ 'authors/guest.yml': `name: Guest\n${links}` })).toEqual([]);
  });

  test('in a page, and in site.config.ts', () => {
    const page = '---\ntitle: T\ndescription: D.\n---\n\n[x](/blog/plan/)\n';
    const settings: Partial<SiteInput> = {
      nav: [{ label: 'Plan', href: '/blog/plan/' }],
      social: [{ label: 'Plan', url: 'https://example.org/blog/plan/' }],
      redirects: { '/old/': '/blog/plan/' },
      security: { contact: 'mailto:a@example.org', policy: 'https://example.org/blog/plan/' },
    };
    expect(told({ 'pages/a.md': page }, settings)).toEqual([
      'content/pages/a.md:6 [x](/blog/plan/) → content/blog/plan.md',
      ...Array(4).fill('site.config.ts:0  → content/blog/plan.md'),
    ]);
  });
});
