import { entry, fourFields } from '../../support/fixture-site.ts';

/** One way out: the file that tries it, and what the check says of that file. */
export interface Way {
  readonly file: string;
  readonly text: string;
  readonly said: string;
}

const INCIDENT = 'incident: {status: ongoing, severity: sev2, started: 2025-05-01T10:00Z, services: [lab]}';

/** What is not to be published, and who is only named there; every name begins with `zz`. */
export const KEPT: Readonly<Record<string, string>> = {
  'content/blog/zzplan/index.mdx': entry(
    fourFields('Zzplan', '2025-05-05', 'draft: true\naliases: [/zzold/]'),
    'Zzplan.',
  ),
  'content/blog/zzlater.md': entry(fourFields('Zzlater', '2026-05-05'), 'Zzlater.'),
  'content/blog/zzquiet/index.md': entry(
    fourFields('Zzquiet', '2025-05-05', 'unlisted: true\ncontributors: [Zzhelper]'),
    'Zzquiet.',
  ),
  'content/authors/zzhelper.yml': 'name: Zzhelper\navatar: ./zzhelper.png\n',
  'content/authors/zzguest.yml': 'name: Zzguest\n',
  'content/blog/zzby-guest.md': entry(fourFields('By', '2025-05-05', 'draft: true').replace('Ada Byron', 'Zzguest')),
  'content/services/lab.yml': 'name: Zzlab\n',
  'content/postmortems/zzlab.md': entry(fourFields('Lab', '2025-05-05', `unlisted: true\n${INCIDENT}`)),
};

const PLAN = 'leads to content/blog/zzplan/index.mdx, which is not published';
const QUIET = 'leads to content/blog/zzquiet/index.md, which is unlisted';
const PICTURE = 'belongs to content/blog/zzplan/index.mdx, which is not published';

/** Ways by a text: each is an entry of its own in Markdown, or in MDX when it has code. */
const TEXTS: readonly (readonly [text: string, said: string])[] = [
  ...[
    '[x](/blog/zzplan/)',
    '[x](https://FIXTURE.example/blog/zzplan/)',
    '[x](https://fixture.example:443/blog/zzplan)',
    '[x](https://fixture.example./blog/zzplan/)',
    '[x](//fixture.example/blog/zzplan/)',
    '[x](http://fixture.example/blog/zzplan/#a)',
    '[x](/blog/%7Azplan/)',
    '[x](/blog//zzplan/index.html?a=b)',
    '[x](/zzold/)',
    '[x](/social/blog/zzplan.png)',
    '[x]\n\n[x]: ../zzplan/',
    '[unused]: /blog/zzplan/',
    '<https://fixture.example/blog/zzplan/>',
    'See https://fixture.example/blog/zzplan/.',
    '<a href="/blog&#47;zzplan/">x</a>',
    '<div><a title=a"b href="/blog/zzplan/">x</a></div>',
    '<img src="/favicon.svg" srcset="/favicon.svg 1x, /blog/zzplan/ 2x" alt="">',
    '<q cite="/blog/zzplan/">x</q>',
    '<a href="/" ping="/blog/zzplan/">x</a>',
    '<form action="/blog/zzplan/"></form>',
    '<meta http-equiv="refresh" content="0; url=/blog/zzplan/">',
  ].map((text) => [text, PLAN] as const),
  ['[x](/blog/zzlater.md)', 'leads to content/blog/zzlater.md, which is not published'],
  ['[x](/blog/zzquiet/)', QUIET],
  ['[x](/authors/zzguest/)', 'leads to content/authors/zzguest.yml, which is not published'],
  ['[x](/authors/zzhelper/)', 'leads to content/authors/zzhelper.yml, which has no page'],
  ['[x](/services/lab/)', 'leads to content/services/lab.yml, which has no page'],
  ['![x](./zzplan/x.png)', PICTURE],
  ['![x](file:///etc/hostname)', 'is a file of this machine'],
  ['![x](../../../outside.png)', 'is outside content/'],
];

/** Ways by the code of a text, each in an MDX file. */
const CODES: readonly (readonly [text: string, said: string])[] = [
  ["{'/blog/' + 'zzplan/'}", PLAN],
  ["{[1].map(() => <a href='/blog/zzquiet/'>x</a>)}", QUIET],
  ["export const address = 'https://fixture.example/blog/zzplan/';", PLAN],
  ["import x from './zzplan/x.png?url';\n\n{x}", PICTURE],
  [
    "import x from '/content/blog/zzplan/index.mdx?raw';\n\n{x}",
    'is content/blog/zzplan/index.mdx, which is not published',
  ],
  ["{import('./zzlater.md')}", 'is content/blog/zzlater.md, which is not published'],
  ['{process.env.SECRET}', '“process” reaches'],
  ['{import.meta.env.SECRET}', '“import.meta.env” reaches'],
  ["{import.meta['env'].SECRET}", '“import.meta” reaches'],
  ["import { readFileSync } from 'node:fs';\n\n{readFileSync('.env', 'utf8')}", '“node:fs” reaches'],
  ["import { execSync } from 'child_process';\n\n{execSync('env')}", '“child_process” reaches'],
  ["{await fetch('https://example.com/')}", '“fetch” reaches'],
  ["{globalThis['pro' + 'cess'].env.SECRET}", '“globalThis” reaches'],
  ["{(() => 0).constructor('return process')()}", '“constructor” reaches'],
  ["{eval('process.env.SECRET')}", '“eval” reaches'],
  ['<b title={process.env.SECRET}>x</b>', '“process” reaches'],
  ["import { getCollection } from 'astro:content';\n\n{getCollection('blog')}", '“astro:content” reaches'],
  ["import x from '../../.env?raw';\n\n{x}", '../../.env?raw is not a part of the site'],
  ["import x from '/.git/config?raw';\n\n{x}", '/.git/config?raw is not a part of the site'],
  ["import x from '/etc/hostname?raw';\n\n{x}", '/etc/hostname?raw is outside of the project'],
  ["import x from '/dist/index.html?raw';\n\n{x}", '/dist/index.html?raw is not a part of the site'],
  ["import x from 'https://example.com/x.js';\n\n{x}", 'is not in this project'],
];

/** Ways by a field of the front matter. */
const FIELDS: readonly (readonly [lines: string, said: string])[] = [
  ['canonical: https://fixture.example/blog/zzplan/', PLAN],
  ['image: {src: ./zzplan/x.png, alt: A plan}', PICTURE],
  ['Draft: true', 'Draft'],
  ['hidden: true', 'hidden'],
];

/** Every way that the check refuses, each in a file of its own. */
export const WAYS: readonly Way[] = [
  ...TEXTS.map(([text, said], index) => way(`way-text-${index}.md`, '', text, said)),
  ...CODES.map(([text, said], index) => way(`way-code-${index}.mdx`, '', text, said)),
  ...FIELDS.map(([lines, said], index) => way(`way-field-${index}.md`, lines, 'Text.', said)),
  {
    file: 'content/authors/way.yml',
    text: 'name: Way\navatar: ../blog/zzplan/x.png\nlinks: [{label: Plan, url: /blog/zzplan/}]\n',
    said: PICTURE,
  },
];

function way(name: string, lines: string, text: string, said: string): Way {
  return { file: `content/blog/${name}`, text: entry(fourFields(name, '2025-05-05', lines), `${text}\n`), said };
}
