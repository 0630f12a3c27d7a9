import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import type { SiteInput } from '../../../../src/schemas/site.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import { type Files, writeFiles } from '../../folder.ts';
import { makeSite } from '../../site.ts';
import { checkPost, written } from '../subject.ts';

const REPORT = `incident:
  status: resolved
  severity: sev3
  started: 2025-03-03T10:00Z
  resolved: 2025-03-03T11:00Z
  timeline:
    - {at: "10:00", type: impact-start, text: It began.}
aliases: [/old/pool/, /2019/pool.html, /2019/pool.php, /2018/pool/index.html]
tags: [Data Bases]`;
const CONTENT: Files = {
  'postmortems/pool.md': written(REPORT, '## What happened\n\n<a name="numbers"></a>\n\nText.[^1]\n\n[^1]: A note.'),
  'blog/übersicht.md': written('', '## Größe'),
  'blog/folder/index.md': written('', 'Text.'),
  'blog/v1.2.md': written('', 'Text.'),
  'blog/hidden.md': written('draft: true\ntags: [secret]\nauthor: Grace', 'Text.'),
  'blog/quiet.md': written('unlisted: true', 'Text.'),
  'blog/rich.mdx': written('', '<Callout>Text.</Callout>'),
  'authors/ada.yml': 'name: Ada\naliases: [countess]',
  'authors/grace.yml': 'name: Grace',
  'pages/about.md': '---\ntitle: About\ndescription: About this.\n---\n\n## Aims\n',
};

/** What C2 says of the links of one entry, at one level. */
function told(
  body: string,
  frontMatter = '',
  settings: Partial<SiteInput> = {},
  file = 'blog/a.md',
  expected = 'error',
): string[] {
  const root = makeProject({ ...CONTENT, [file]: written(frontMatter, body) });
  writeFiles(root, { 'public/files/plan.pdf': 'x', 'public/demo/index.html': 'x' });
  return checkContent(root, makeSite(settings), NOW)
    .problems.filter(({ id, file: path }) => id === 'C2' && path === `content/${file}`)
    .map(({ level, line, column, length, message, hint }) => {
      expect(level).toBe(expected);
      return `${line}:${column}+${length} ${message}${hint ? ` (${hint})` : ''}`;
    });
}

describe('links that lead somewhere (C2)', () => {
  test.each([
    ...['/', '/blog/', '/postmortems/pool/', '/about/', '/blog/a/'],
    ...[
      '/blog/übersicht/',
      '/blog/%C3%BCbersicht/',
      '/blog/folder/',
      '/old/pool/',
      '/2019/pool.html',
      '/2019/pool.php',
    ],
    ...[
      '/authors/',
      '/authors/ada/',
      '/services/api/',
      '/tags/data-bases/',
      '/archive/',
      '/reliability/',
      '/search/?q=pool',
    ],
    ...[
      '/search/stats/',
      '/feeds/',
      '/feeds.opml',
      '/blog/page/2/',
      '/tags/data-bases/page/3/',
      '/authors/ada/page/12/',
    ],
    ...['/authors/countess/', '/authors/countess/rss.xml', '/authors/countess/atom/archive/2.xml', '/2018/pool/'],
    ...['/rss.xml', '/atom.xml', '/feed.json', '/rss.json', '/postmortems/rss.xml', '/tags/data-bases/atom.xml'],
    ...[
      '/services/api/feed.json',
      '/rss/archive/1.xml',
      '/blog/feed/archive/2.json',
      '/authors/ada/atom/archive/3.xml',
    ],
    ...['/data/site.db', '/data/incidents.csv', '/postmortems/incidents.ics', '/llms.txt', '/postmortems/pool.md'],
    ...['/social/postmortems/pool.png', '/files/plan.pdf', '/demo/', '/moved/', '/sitemap-index.xml', '/robots.txt'],
    ...['../folder/', '../../postmortems/pool/', './', '..', '#', '#top', '?q=x', '#content', '#on-this-page'],
    ...[
      '/postmortems/pool/#what-happened',
      '/postmortems/pool/#timeline',
      '/postmortems/pool/#numbers',
      '/about/#aims',
    ],
    ...[
      '/postmortems/pool/#user-content-fn-1',
      '/postmortems/pool/#footnote-label',
      '/blog/übersicht/#gr%C3%B6%C3%9Fe',
    ],
    ...['/postmortems/pool/#:~:text=happened', '/blog/rich/#whatever', '/reliability/#durations', '#a-heading'],
    ...['https://example.org/gone/', 'https://example.com/', '//example.com/x', 'mailto:ada@example.org', 'tel:+4930'],
  ])('%s', (target) => {
    const settings = { redirects: { '/moved/': '/blog/' }, feeds: { archives: 'all' as const } };
    expect(told(`## A heading\n\n[Text](${target})`, '', settings)).toEqual([]);
  });
});

test('archives are those of the whole site, unless the settings say otherwise', () => {
  const leads = (target: string, archives?: 'site' | 'all' | 'none') =>
    told(`[Text](${target})`, '', archives && { feeds: { archives } }).length === 0;
  expect(leads('/rss/archive/1.xml')).toBe(true);
  expect(leads('/rss/archive/1.xml', 'none')).toBe(false);
  expect(leads('/rss.xml', 'none')).toBe(true);
  expect(leads('/blog/feed/archive/2.json')).toBe(false);
  expect(leads('/blog/feed/archive/2.json', 'all')).toBe(true);
});

describe('links to pages by another address than their own (C2)', () => {
  test.each([
    ['/postmortems/pool', 'has no slash at its end', '/postmortems/pool/'],
    ['/postmortems/pool#numbers', 'has no slash at its end', '/postmortems/pool/#numbers'],
    ['/search?q=pool', 'has no slash at its end', '/search/?q=pool'],
    ['/blog/%C3%BCbersicht', 'has no slash at its end', '/blog/%C3%BCbersicht/'],
    ['/blog/v1.2', 'has no slash at its end', '/blog/v1.2/'],
    ['../folder', 'has no slash at its end', '../folder/'],
    ['/old/pool', 'has no slash at its end', '/old/pool/'],
    ['/authors/countess', 'has no slash at its end', '/authors/countess/'],
    ['/blog', 'has no slash at its end', '/blog/'],
    ['/tags/data-bases/page/3', 'has no slash at its end', '/tags/data-bases/page/3/'],
    ['/blog/folder//', 'has no slash at its end', '/blog/folder/'],
    ['/postmortems/pool/index.html#numbers', 'ends in the name of a file', '/postmortems/pool/#numbers'],
    ['/index.html', 'ends in the name of a file', '/'],
  ])('%s', (target, what, right) => {
    const link = `[Text](${target})`;
    const message = `“${target}” ${what}: a host has to send every reader on to the page (write ${right}; npm run check -- --fix does it)`;
    expect(told(link, '', {}, 'blog/a.md', 'warning')).toEqual([`9:1+${link.length} ${message}`]);
  });

  test('are told wherever a text has links', () => {
    const body = '[a][x] <a href="/about">b</a>\n\n[x]: /about\n\n> - [c](/about "A title")';
    expect(told(body, '', {}, 'blog/a.md', 'warning')).toHaveLength(3);
  });

  test('are told in front matter, and with a wrong fragment as leading nowhere', () => {
    const lines =
      'incident:\n  status: ongoing\n  severity: sev3\n  started: 2025-06-10T10:00Z\n  timeline:\n    - {at: "10:00", type: note, text: A note., evidence: /about}';
    expect(told('', lines, {}, 'postmortems/b.md', 'warning')).toEqual([
      '12:58+6 “/about” has no slash at its end: a host has to send every reader on to the page (write /about/)',
    ]);
    expect(told('[Text](/about#gone)')).toEqual(['9:1+19 “#gone” is not a heading or id of content/pages/about.md']);
  });
});

describe('links that lead nowhere (C2)', () => {
  test.each([
    ['/blog/foldr/', '“/blog/foldr/” leads nowhere (did you mean /blog/folder/?)'],
    ['/blog/Folder/', '“/blog/Folder/” leads nowhere (did you mean /blog/folder/?)'],
    ['/blog/pool/#x', '“/blog/pool/#x” leads nowhere (did you mean /postmortems/pool/#x?)'],
    ['/nothing-like-it/', '“/nothing-like-it/” leads nowhere'],
    ['/tags/database/', '“/tags/database/” leads nowhere (did you mean /tags/data-bases/?)'],
    ['/tags/secret/', '“/tags/secret/” leads nowhere'],
    ['/blog/page/1/', '“/blog/page/1/” leads nowhere'],
    ['/blog/page/0/', '“/blog/page/0/” leads nowhere'],
    ['/data/site.sqlite', '“/data/site.sqlite” leads nowhere'],
    ['/tags/secret/rss.xml', '“/tags/secret/rss.xml” leads nowhere'],
    [
      '/blog/quiet/',
      '“/blog/quiet/” leads to content/blog/quiet.md, which is unlisted (take the link out, or unlisted: true out of that file)',
    ],
    [
      '/blog/quiet.md',
      '“/blog/quiet.md” leads to content/blog/quiet.md, which is unlisted (take the link out, or unlisted: true out of that file)',
    ],
    ['/files/plan.txt', '“/files/plan.txt” leads nowhere'],
    ['folder.md', '“folder.md” leads nowhere (did you mean /blog/folder/?)'],
    ['./rich.mdx#x', '“./rich.mdx#x” leads nowhere (write /blog/rich/#x: pages have no .md at the end)'],
    [
      '../postmortems/pool.md',
      '“../postmortems/pool.md” leads nowhere (write /postmortems/pool/: pages have no .md at the end)',
    ],
    [
      '/content/blog/rich.mdx',
      '“/content/blog/rich.mdx” leads nowhere (write /blog/rich/: pages have no .md at the end)',
    ],
    ['folder/', '“folder/” leads nowhere (did you mean /blog/folder/?)'],
    ['plan.pdf', '“plan.pdf” leads nowhere (put files for download into public/, and link to them from the root)'],
    ['example.com', '“example.com” leads nowhere (write https://example.com)'],
    ['docs.example.io/a/b#c', '“docs.example.io/a/b#c” leads nowhere (write https://docs.example.io/a/b#c)'],
    ['www.example.xy/', '“www.example.xy/” leads nowhere (write https://www.example.xy/)'],
    ['ada@example.com', '“ada@example.com” leads nowhere (write mailto:ada@example.com)'],
    ['/blog/api/', '“/blog/api/” leads nowhere'],
    ['old-page.html', '“old-page.html” leads nowhere'],
    ['', 'the link has no target (write where it leads)'],
    ['#a-headng', '“#a-headng” is not a heading or id of this page (did you mean #a-heading?)'],
    ['#A-heading', '“#A-heading” is not a heading or id of this page (did you mean #a-heading?)'],
    ['#follow-up', '“#follow-up” is not a heading or id of this page'],
    [
      '/postmortems/pool/#whathappened',
      '“#whathappened” is not a heading or id of content/postmortems/pool.md (did you mean #what-happened?)',
    ],
    ['/about/#timeline', '“#timeline” is not a heading or id of content/pages/about.md'],
    ['/blog/folder/#user-content-fn-1', '“#user-content-fn-1” is not a heading or id of content/blog/folder/index.md'],
    [
      '../hidden/',
      '“../hidden/” leads to content/blog/hidden.md, which is not published (take the link out until it is)',
    ],
    [
      '/authors/grace/',
      '“/authors/grace/” leads to content/authors/grace.yml, which is not published (take the link out until it is)',
    ],
  ])('%s', (target, message) => {
    const link = `[Text](${target})`;
    expect(told(`## A heading\n\n${link}`)).toEqual([`11:1+${link.length} ${message}`]);
  });

  test('a link to a withheld entry is told of once', () => {
    expect(told('[Text](/blog/hidden/)')).toHaveLength(1);
    expect(told('[Text](/blog/hidden)')).toHaveLength(1);
    expect(told('[Text](/blog/hidden/index.html)')).toHaveLength(1);
    expect(told('[Text](/blog/quiet/)')).toHaveLength(1);
  });

  test('also in a field, and in the file of an author', () => {
    expect(told('', 'source: {title: T, url: "https://example.com/", archive: /files/plan.txt}')).toEqual([
      '7:58+15 “/files/plan.txt” leads nowhere',
    ]);
    const root = makeProject({
      'authors/grace.yml': 'name: Grace\nlinks:\n  - {label: Notes, url: /blog/a/}\n  - {label: More, url: /blog/b/}',
      'blog/a.md': written('author: Grace', 'Text.'),
    });
    const problems = checkContent(root, makeSite(), NOW).problems.filter(({ id }) => id === 'C2');
    expect(problems).toMatchObject([
      { file: 'content/authors/grace.yml', line: 4, column: 24, message: '“/blog/b/” leads nowhere' },
    ]);
  });

  test('a draft may link to drafts, and not to nothing', () => {
    const body = '[a](/blog/hidden/) [b](../hidden/) [c](/tags/secret/) [d](/authors/grace/) [e](/blog/gone/)';
    expect(told(body, 'draft: true')).toEqual(['10:76+16 “/blog/gone/” leads nowhere']);
  });

  test('the base is not a part of a link', () => {
    const hint = 'write /blog/folder/: the base is added by itself';
    expect(told('[Text](/blog/folder/)', '', { base: '/notes/' })).toEqual([]);
    expect(told('[Text](/notes/blog/folder/)', '', { base: '/notes/' })).toEqual([
      `9:1+27 “/notes/blog/folder/” leads nowhere (${hint})`,
    ]);
  });

  test('links of the front matter are followed too', () => {
    const lines = `incident:
  status: ongoing
  severity: sev3
  started: 2025-06-10T10:00Z
  timeline:
    - {at: "10:00", type: note, text: A note., evidence: /files/graph.png}
  actions:
    - {title: Add a limit, url: /blog/foldr/}`;
    expect(told('', lines, {}, 'postmortems/b.md')).toEqual([
      '12:58+16 “/files/graph.png” leads nowhere',
      '14:33+12 “/blog/foldr/” leads nowhere (did you mean /blog/folder/?)',
    ]);
  });

  test('links of pages are followed, references and code apart', () => {
    const root = makeProject({
      'pages/about.md': '---\ntitle: About\ndescription: About.\n---\n\n[a][x], `[b](/gone/)`\n\n[x]: /gone/\n',
    });
    const { problems } = checkContent(root, makeSite(), NOW);
    expect(problems).toMatchObject([{ id: 'C2', line: 6, column: 1, length: 6, message: '“/gone/” leads nowhere' }]);
  });

  test('an entry whose front matter is faulty is there all the same', () => {
    const root = makeProject({
      'blog/a.md': written('', '[b](/blog/b/)'),
      'blog/b.md': written('pubDate: soon', '[c](/blog/c/)'),
    });
    const found = checkContent(root, makeSite(), NOW).problems.filter(({ id }) => id === 'C2');
    expect(found).toMatchObject([{ file: 'content/blog/b.md', message: '“/blog/c/” leads nowhere' }]);
  });
});

describe('links to what something else on the host answers', () => {
  const dead = (target: string, elsewhere: string[]) =>
    checkPost('', `[Text](${target})`, { settings: { links: { elsewhere } } }).filter(({ id }) => id === 'C2');

  test.each(['/docs/', '/docs', '/docs/a/b', '/docs/a.html#b', '/docs/?a=b'])('are not dead: %s', (target) => {
    expect(dead(target, [])).toHaveLength(1);
    expect(dead(target, ['/docs/'])).toEqual([]);
    expect(dead(target, ['/docs'])).toEqual([]);
  });

  test.each(['/docsify/', '/doc/', '/blog/docs/', '/docs/../gone/'])('are no others: %s', (target) => {
    expect(dead(target, ['/docs/'])).toHaveLength(1);
  });
});
