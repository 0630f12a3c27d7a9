import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import type { Problem } from '../../../src/entries/problem.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import type { Files } from '../folder.ts';
import { makeSite } from '../site.ts';
import { makeProject, markdown, NOW, report } from './content.ts';

const HIDDEN: Files = {
  'blog/plan.md': markdown('draft: true\naliases: [/old-plan/, /old-plan.html]'),
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
    .filter(({ message }) => message.includes('leads to') && message.endsWith('which is not published'))
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
    'https://EXAMPLE.org/blog/plan/',
    'https://example.org:443/blog/plan/',
    'http://example.org:80/blog/plan/',
    'http://example.org:443/blog/plan/',
    'https://example.org./blog/plan/',
    'https://ada@example.org/blog/plan/',
    'https://ex%61mple.org/blog/plan/',
    'HTTPS://example.org//blog///plan//index.html?a=b#c',
    'https://example.org/%62log%2Fplan',
    '//EXAMPLE.ORG./blog/plan.html',
    '/old-plan/',
    '/old-plan.html',
  ])('%s, which leads there by the site’s own host, or did', (target) => {
    expect(inText(`[x](${target})`)).toHaveLength(1);
  });

  test.each([
    '/blog/a/',
    'https://example.org.example.com/blog/plan/',
    'https://www.example.org/blog/plan/',
    'https://my-example.org/blog/plan/',
    'https://example.org:8443/blog/plan/',
    'https://example.com/https://example.org/blog/plan/',
    'ftp://example.org/blog/plan/',
    'https://example.com/?u=https://example.org/blog/plan/',
    'mailto:plan@example.org',
    '/authors/ada/',
    '/blog/?p=/blog/plan/',
    'https://example.com/blog/plan/',
    '/blog/plan-b/',
    '/blog/plan/b/',
    '#plan',
    'mailto:a@b',
  ])('%s is none', (target) => expect(inText(`[x](${target})`)).toEqual([]));

  test('unless its old address belongs to something else now', () => {
    expect(inText('[x](/old-plan/)', { redirects: { '/old-plan/': '/blog/' } })).toEqual([]);
  });

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

  test.each([
    '<div>\n<a title=a"b href="/blog/plan/">p</a></div>',
    '<div><a href="/blog/plan/" title="a>p</a></div>',
    '<a\nhref="/blog/plan/">p</a>',
    '<div><a/href=/blog/plan/>p</a></div>',
    '<img src="/favicon.svg" srcset="/favicon.svg 1x, /blog/plan/ 2x" alt="">',
    '<img src="/favicon.svg" longdesc="/blog/plan/" alt="">',
    '<video poster="/blog/plan/"></video>',
    '<a href="/" ping="/x/ /blog/plan/">p</a>',
    '<a xlink:href="/blog/plan/">p</a>',
    '<object data="/blog/plan/"></object>',
    '<form action="/blog/plan/"></form>',
    '<button formaction="/blog/plan/">p</button>',
    '<meta http-equiv="refresh" content="0; url=/blog/plan/">',
    '<iframe src="//example.org/blog/plan/"></iframe>',
    'see https://example.org/blog/plan/.',
    '[p]: /blog/plan/',
    '[p]\n\n[p]: /blog/a/\n[p]: /blog/plan/',
  ])('in %s', (text) => expect(inText(text)).toHaveLength(1));

  test.each([
    "{[1].map(() => <a href='/blog/plan/'>p</a>)}",
    "{'/blog/' + 'plan/'}",
    '{`/blog/$' + "{'plan'}/`}",
    "export const address = 'https://example.org/blog/plan/';",
    "export const cards = [{ to: '../plan/' }];",
    '<Card to="/blog/plan/" />\n\nexport const Card = () => 1;',
    '<a {...{ href: "/blog/plan/" }}>p</a>',
    ':::note[<a href="/blog/plan/">p</a>]\nx\n:::',
    ":::note[{'/blog/plan/'}]\nx\n:::",
  ])('in the code %s', (text) => {
    expect(inText(text, undefined, 'blog/a.mdx')).toHaveLength(1);
  });

  test('but not in what a text only shows, nor in code that names something else', () => {
    const text =
      "`/blog/plan/` {'plan'} {'/blog/' + 1} {`/blog/$" + '{1}/plan/`}\n\n```html\n<a href="/blog/plan/">\n```';
    expect(inText(text, undefined, 'blog/a.mdx')).toEqual([]);
    expect(inText('See /blog/plan/, \\<a href="/blog/plan/">.\n\n<!-- <a href="/blog/plan/"> -->')).toEqual([]);
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

describe('a link to what is unlisted is an error, since it would be a line somewhere', () => {
  const UNLISTED: Files = {
    'blog/quiet.md': markdown('unlisted: true\nseries: S'),
    'authors/helper.yml': 'name: Helper',
    'blog/helped.md': markdown('unlisted: true\ncontributors: [Helper]'),
    'services/lab.yml': 'name: Lab',
    'postmortems/lab.md': report('  services: [lab]').replace('pubDate', 'unlisted: true\npubDate'),
  };
  const complaintsOf = (files: Files, settings: Partial<SiteInput> = {}) =>
    checkContent(makeProject({ ...UNLISTED, ...files }), makeSite(settings), NOW)
      .problems.filter(({ level }) => level === 'error')
      .map(({ id, file, line, message, hint }) => `${file}:${line} ${id} ${message} (${hint})`);
  const link = (lines: string, target: string) => complaintsOf({ 'blog/a.md': markdown(lines, `[x](${target})`) });

  test('from a listed text, a page and the settings', () => {
    const said =
      'leads to content/blog/quiet.md, which is unlisted (take the link out, or unlisted: true out of that file)';
    expect(link('', '/blog/quiet/')).toEqual([`content/blog/a.md:8 C2 “/blog/quiet/” ${said}`]);
    expect(link('', 'https://EXAMPLE.org:443/blog/quiet')).toEqual([
      `content/blog/a.md:8 C2 “https://EXAMPLE.org:443/blog/quiet” ${said}`,
    ]);
    expect(complaintsOf({}, { redirects: { '/q/': '/blog/quiet/' } })).toEqual([
      `site.config.ts:undefined C2 “/blog/quiet/” ${said}`,
    ]);
  });

  test('and from another unlisted entry, unless it is of the same series', () => {
    expect(link('unlisted: true', '/blog/quiet/')).toHaveLength(1);
    expect(link('unlisted: true\nseries: T', '/blog/quiet/')).toHaveLength(1);
    expect(link('unlisted: true\nseries: S', '/blog/quiet/')).toEqual([]);
    expect(link('series: S', '/blog/quiet/')).toHaveLength(1);
    expect(link('draft: true', '/blog/quiet/')).toEqual([]);
  });

  test('but not from itself', () => {
    const text = '[x](/blog/self/#part) [y](#part) [z](https://example.org/blog/self/)\n\n## Part';
    expect(complaintsOf({ 'blog/self.md': markdown('unlisted: true', text) })).toEqual([]);
  });

  test('so is one to a person or a service whom only unlisted entries name', () => {
    const why = 'which has no page, since only unlisted entries name it (take the link out)';
    const said = (target: string, file: string) => [`content/blog/a.md:8 C2 “${target}” leads to ${file}, ${why}`];
    expect(link('', '/authors/helper/')).toEqual(said('/authors/helper/', 'content/authors/helper.yml'));
    expect(link('', '/services/lab/')).toEqual(said('/services/lab/', 'content/services/lab.yml'));
    expect(link('contributors: [Helper]', '/authors/helper/')).toEqual([]);
  });
});
