import { satteri } from '@astrojs/markdown-satteri';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDatabase } from '../../src/database/build.ts';
import { createDirectory } from '../../src/entries/directory.ts';
import { parseFrontMatter, parseYaml } from '../../src/entries/front-matter.ts';
import { readAssets } from '../../src/entries/published-assets.ts';
import { explainBadSlug, suggestSlug } from '../../src/entries/slug.ts';
import { findContradictions } from '../../src/incidents/consistency.ts';
import { InstantError, parseInstant } from '../../src/incidents/instants.ts';
import { baseLinks } from '../../src/markdown/base-links.ts';
import { imageReferences } from '../../src/markdown/image-references.ts';
import { readOutline } from '../../src/markdown/outline.ts';
import { parseWrittenDate } from '../../src/schemas/dates.ts';
import { incidentSchema } from '../../src/schemas/incident.ts';
import { analyze } from '../../src/search/analyze.ts';
import { href } from '../../src/site.ts';
import { fill, sourceOf } from './database/filled.ts';
import { complaints, judge, makeProject, markdown, PIXEL } from './entries/content.ts';
import { entry, reportEntry } from './entry.ts';
import { render } from './markdown/render.ts';
import { document, find } from './search/corpus.ts';
import { makeSite } from './site.ts';

test('a relation to a narrative report does not stop the build', () => {
  const related = [{ id: 'narrative', rel: 'same-cause' }];
  expect(() => fill([reportEntry('a', { related }), entry('postmortems/narrative')])).not.toThrow();
});
test('a file that is written in two ways is one asset', () => {
  const text = '![a](pool.png) ![b](./pool.png)';
  const root = makeProject({ 'blog/a/index.md': markdown('', text), 'blog/a/pool.png': PIXEL });
  const assets = readAssets(root, { file: 'content/blog/a/index.md' }, readOutline(text, 'a.md'));
  expect.soft(assets).toHaveLength(1);
  const source = sourceOf([entry('blog/a')]);
  const records = source.records.map((record) => ({ ...record, assets }));
  expect(() => buildDatabase({ ...source, records })).not.toThrow();
});
test('front matter ends at a line of ---, not at a value that ends in it', () => {
  expect.soft(parseFrontMatter('---\ntitle: A dash ---\ndescription: x\n---\nBody').body).toBe('Body');
  expect.soft(parseFrontMatter('---\ntitle: |\n  a\n  ---\n  b\n---\nBody').body).toBe('Body');
});
test('an alias that leads nowhere, or too far, is an error with its line', () => {
  expect.soft(() => parseFrontMatter('---\ntitle: x\nsize: *none\n---\n')).not.toThrow();
  const ten = (name: string) => `[${Array(10).fill(name).join(',')}]`;
  expect
    .soft(() => parseYaml(`a: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}\n`))
    .not.toThrow();
});
test('the place of a list is known', () => {
  expect.soft(parseYaml('title: x\ntagz: [a]\n').locate(['tagz'])).toEqual({ line: 2, column: 7, length: 3 });
  expect
    .soft(complaints(judge({ 'blog/a.md': markdown('contributors: [Nobody]') }))[0])
    .toMatch(/^content\/blog\/a\.md:6 /);
});
test('an offset that no zone has is an InstantError', () => {
  for (const offset of ['+25:00', '+23:99'])
    expect.soft(() => parseInstant(`2025-04-02T10:16${offset}`)).toThrow(InstantError);
});
test.each(['constructor', '__proto__'])('the severity %s is refused', (severity) => {
  expect(incidentSchema({}).safeParse({ status: 'ongoing', severity, started: '2025-04-01T10:00Z' }).success).toBe(
    false,
  );
});
test.each(['~2025-04-01', '2025-04-01T10:00Z'])('%s is before the day ~2025-04-02', (written) => {
  const instants = { started: parseInstant('~2025-04-02'), resolved: parseInstant(written) };
  const incident = { status: 'resolved', kind: 'incident', severity: 'sev2', instants } as const;
  const lists = { services: [], factors: [], impact: [], timeline: [], actions: [], related: [], redactions: [] };
  expect(findContradictions({ ...incident, ...lists })).toHaveLength(1);
});
test.each(['/rss.xml', '/404.html', '/sitemap.xml', '/data/site.db', '/data/stats.json', '/blog/page/2/'])(
  'the alias %s collides',
  (alias) => {
    expect(complaints(judge({ 'blog/a.md': markdown(`aliases: [${alias}]`) }))).toHaveLength(1);
  },
);
test.each(['better-sql', 'node.j'])('%s finds the compound that is being typed', async (query) => {
  expect(await find([document('better-sqlite3 on node.js')], query)).toHaveLength(1);
});
test('a word with vowel signs is one word', () => {
  expect(analyze('हिन्दी')).toHaveLength(1);
});
test('fragments are those of the page', async () => {
  const text = ['## Before -- after', '## With <b>html</b>', '## Note[^1]', '[^1]: x'].join('\n\n');
  const renderer = await satteri({ features: { rawHtml: true } }).createRenderer({ syntaxHighlight: false });
  const { metadata } = await renderer.render(text, {});
  const page = metadata.headings.map(({ slug }) => slug).filter((slug) => slug !== 'footnote-label');
  expect(readOutline(text, 'a.md', metadata.headings).sections.map(({ id }) => id)).toEqual(page);
});
test('images and links in a heading count', () => {
  expect(readOutline('## ![a](b.png) [x](/y/)', 'a.md')).toMatchObject({ images: [{ path: 'b.png' }], links: ['/y/'] });
});
test('of two definitions the first counts', async () => {
  const text = '![x][a]\n\n[a]: one.png\n[a]: two.png';
  expect.soft(await render(text, [], [imageReferences])).toContain('one.png');
  expect.soft(readOutline(text, 'a.md').images).toEqual([{ path: 'one.png', alt: 'x' }]);
});
test('a raw img is judged in MDX too, and not in a comment', () => {
  expect.soft(complaints(judge({ 'blog/a.mdx': markdown('', '<img src="./none.png" />') }))).toHaveLength(1);
  expect.soft(complaints(judge({ 'blog/a.md': markdown('', '<!-- <img src="./none.png"> -->') }))).toEqual([]);
});
test('a poster and a srcset get the base', async () => {
  expect
    .soft(await render('<video poster="/x.png" src="/v.mp4"></video>', [baseLinks('/n/')]))
    .toContain('poster="/n/x.png"');
  expect
    .soft(await render('<img srcset="/x.png 2x" src="/v.png">', [baseLinks('/n/')]))
    .toContain('srcset="/n/x.png 2x"');
});
test('an author is found by id before the alias of another', () => {
  const find = createDirectory([
    { id: 'ada', name: 'Ada', aliases: [] },
    { id: 'zed', name: 'Zed', aliases: ['Ada'] },
  ]);
  expect.soft(find('ada')).toBe('ada');
  expect.soft(complaints(judge({ 'authors/b.yml': 'name: Ada', 'blog/a.md': markdown() }))).toHaveLength(1);
});
test('tags keep their written order', () => {
  expect(entry('blog/a', { tags: ['Post mortem', 'SQLite', 'post-mortem'] }).tags.map(({ slug }) => slug)).toEqual([
    'post-mortem',
    'sqlite',
  ]);
});
test('a suggestion is a slug, or empty', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom('.md', '.xml', '.', '!', 'ℂ'),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (name) => {
      const suggestion = suggestSlug(name);
      if (suggestion !== '') expect(explainBadSlug(suggestion), suggestion).toBeUndefined();
    }),
  );
});
test('a percent sign in a file name does not stop the build', () => {
  const root = makeProject({ 'blog/a/index.md': markdown('', '![a](50%.png)'), 'blog/a/50%.png': PIXEL });
  expect(readAssets(root, { file: 'content/blog/a/index.md' }, readOutline('![a](50%.png)', 'a.md'))).toHaveLength(1);
});
test('an address that is encoded already is not encoded twice', () => {
  expect(href({ base: '/' }, '/caf%C3%A9/')).toBe('/caf%C3%A9/');
});
test('settings that would be changed in silence are refused', () => {
  expect.soft(() => makeSite({ base: '/../' })).toThrow();
  expect.soft(() => makeSite({ url: 'https://example.org/notes/' })).toThrow();
});
test('words after a date and zone are refused', () => {
  expect(() => parseWrittenDate('August 22, 2024 10:16 UTC or so')).toThrow(InstantError);
});
