import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

const INCIDENT = `incident:
  status: resolved
  severity: sev2
  services: [api]
  started: 2025-04-02T10:00Z
  resolved: 2025-04-02T12:00Z
  timeline:
    - at: 2025-04-02T10:00Z
      text: Writes fail.
  actions:
    - title: Raise the limit.`;
const CORRECTIONS = `corrections:
  - at: 2025-04-03
    text: The limit was 20.`;
const HEADINGS = '## Content\n\na\n\n## Timeline\n\nb\n\n## Timeline\n\nc\n\n## Corrections\n\nd\n';

const WORDS = [
  '## Note[^y] in heading',
  '停止。**注意：**正文。**真。**她。',
  '## 🚀',
  '[Up](#section), `git push`, and git push --force: 5\'10" is "version 5".',
  "## It's --force",
  ':::tip[**甲。**乙]\nText.\n:::',
  '## Last',
  '[^y]: A note.',
].join('\n\n');

describe('headings with the names that the page has for its own parts', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = createSite(
      {
        'content/services/api.yml': 'name: API\n',
        'content/postmortems/a.md': entry(fourFields('A', '2025-04-02', `${CORRECTIONS}\n${INCIDENT}`), HEADINGS),
        'content/postmortems/b.mdx': entry(fourFields('B', '2025-04-02', `${CORRECTIONS}\n${INCIDENT}`), HEADINGS),
        'content/blog/words.md': entry(fourFields('Words', '2025-04-02'), `${WORDS}\n`),
        'content/blog/mdx-words.mdx': entry(fourFields('Words in MDX', '2025-04-02'), `${WORDS}\n`),
        'content/blog/c.md': entry(fourFields('C', '2025-04-02'), `${HEADINGS}\n[b](#timeline) [c](#timeline-1)\n`),
      },
      { check: { R11: 'off', R12: 'off' } },
    );
    const { code, stderr } = await site.build();
    expect(code, stderr).toBe(0);
  });
  afterAll(() => site.dispose());

  const idsOf = (path: string) =>
    Array.from(
      site
        .read(`dist/${path}/index.html`)
        .toString()
        .matchAll(/\sid="?([^"\s>]+)/g),
      ([, id]) => id,
    );

  test.each(['postmortems/a', 'postmortems/b', 'blog/c'])('no two parts of /%s/ have one fragment', (path) => {
    const ids = idsOf(path);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  });

  test.each(['a', 'b'])('give way to those parts in report %s, and its contents lead to both', (name) => {
    expect(idsOf(`postmortems/${name}`)).toEqual(
      expect.arrayContaining(['content', 'content-1', 'timeline', 'timeline-1', 'timeline-2', 'corrections-1']),
    );
    const page = site.read(`dist/postmortems/${name}/index.html`).toString();
    for (const fragment of ['timeline', 'timeline-1', 'timeline-2']) expect(page).toContain(`href="#${fragment}"`);
  });

  test('keep their names in a post, which has no such parts', () => {
    const ids = idsOf('blog/c');
    expect(ids).toEqual(expect.arrayContaining(['content', 'content-1', 'timeline', 'timeline-1', 'corrections']));
    expect(ids).not.toContain('corrections-1');
  });

  test.each(['words', 'mdx-words'])(
    'contents of /blog/%s/ have no numbers of notes, and every line leads to its part',
    (name) => {
      const page = site.read(`dist/blog/${name}/index.html`).toString();
      const [contents = ''] = /<nav id="?on-this-page.*?<\/nav>/s.exec(page) ?? [];
      const lines = Array.from(contents.matchAll(/<a href="?#([^">\s]*)"?[^>]*>\s*(.*?)\s*<\/a>/gs), ([, id, text]) => [
        id,
        text,
      ]);
      expect(lines).toEqual([
        ['note-in-heading', 'Note in heading'],
        ['section', '🚀'],
        ['its-force', 'It’s --force'],
        ['last', 'Last'],
        ['footnote-label', 'Footnotes'],
      ]);
      expect(idsOf(`blog/${name}`)).toEqual(expect.arrayContaining(lines.map(([id]) => id)));
      expect(page).toContain('aria-label="Link to section Note in heading"');
    },
  );

  test.each(['words', 'mdx-words'])('text of /blog/%s/ is the same on the page, in feeds and in the twin', (name) => {
    const page = site.read(`dist/blog/${name}/index.html`).toString();
    const items: { url: string; content_html: string }[] = JSON.parse(site.read('dist/feed.json').toString()).items;
    const feed = items.find(({ url }) => url.endsWith(`/blog/${name}/`))?.content_html;
    for (const html of [page, feed]) {
      for (const bold of ['注意：', '真。']) expect(html).toContain(`<strong>${bold}</strong>`);
      expect(html).toContain('git push --force: 5′10″ is “version 5”.');
      expect(html).not.toContain('**');
    }
    // In a feed the whole title of a callout is bold.
    expect(page).toContain('<strong>甲。</strong>乙');
    expect(feed).toContain('<strong>甲。乙</strong>');
    const twin = site.read(`dist/blog/${name}.md`).toString();
    expect(twin).toContain('git push --force: 5′10″ is “version 5”.');
    expect(twin).toContain('## It’s --force');
  });
});
