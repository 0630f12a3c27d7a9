import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Built, feedFiles, walk } from '../support/feed-site.ts';
import { type ReadItem, readFeed } from '../support/feeds.ts';
import { configuration, createSite, entry, type FixtureSite, fourFields, NOW } from '../support/fixture-site.ts';
import { childText, parseXml } from '../support/xml.ts';

const LATER = { SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000 + 86_400 * 400) };
const LIMIT = 2;

/** A site whose feeds can be read before and after a change. */
function readable(site: FixtureSite, url = 'https://fixture.example/'): Built {
  return { files: site.output(), read: (file) => site.read(`dist/${file}`).toString(), url };
}

async function build(site: FixtureSite, env?: Readonly<Record<string, string>>): Promise<void> {
  const { code, stderr } = await site.build(env);
  expect(code, stderr.slice(-2000)).toBe(0);
}

describe('the archives of a growing site', () => {
  let site: FixtureSite;
  beforeAll(() => {
    site = createSite({}, { feeds: { limit: LIMIT } });
  });
  afterAll(() => site.dispose());

  test('never change once a newer one is there, and lead to every entry once at every size', async () => {
    let before = new Map<string, string>();
    for (let count = 1; count <= 2 * LIMIT + 2; count++) {
      site.write(`content/blog/entry-${count}.md`, entry(fourFields(`Entry ${count}`, `2025-06-0${count}`)));
      if (count < LIMIT) continue;
      await build(site);
      const built = readable(site);
      for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
        const titles = walk(built, file).items.map(({ title }) => title);
        expect(titles).toEqual(Array.from({ length: count }, (_, index) => `Entry ${count - index}`));
      }
      const archives = feedFiles(built).filter((file) => /^(rss|atom|feed)\/archive\//.test(file));
      expect(archives).toHaveLength(3 * Math.ceil(Math.max(0, count - LIMIT) / LIMIT));
      const newest = Math.ceil(Math.max(0, count - 1 - LIMIT) / LIMIT);
      const changed = [...before].filter(([file, bytes]) => built.read(file) !== bytes).map(([file]) => file);
      expect(changed.filter((file) => !file.includes(`archive/${newest}.`))).toEqual([]);
      before = new Map(archives.map((file) => [file, built.read(file)]));
    }
    expect(before.size).toBe(6);
  });

  test('are not there, nor any scope, on a site without entries, whose feeds are valid', async () => {
    for (const file of site.output().filter((name) => /^blog\/entry-\d\/index/.test(name))) {
      site.remove(`content/${file.replace('/index.html', '.md')}`);
    }
    await build(site);
    const built = readable(site);
    expect(feedFiles(built)).toEqual(['atom.xml', 'feed.json', 'rss.xml']);
    for (const file of feedFiles(built)) expect(readFeed(file, built.read(file)).items).toEqual([]);
    expect(built.read('rss.json')).toBe('[]\n');
    expect(childText(parseXml(built.read('atom.xml')), 'updated')).toBe('1970-01-01T00:00:00Z');
  });
});

describe('the identity and the dates of an entry', () => {
  let site: FixtureSite;
  let first: ReadItem;
  const write = (front: string, text?: string) => site.write('content/blog/pool.md', entry(front, text));
  const item = (url?: string) => {
    const built = readable(site, url);
    const found = ['rss.xml', 'atom.xml', 'feed.json', 'blog/atom.xml'].map((file) => {
      const feed = readFeed(file, built.read(file));
      expect(feed.items).toHaveLength(1);
      return feed.items[0];
    });
    for (const other of found) expect(other).toEqual(found[0]);
    if (!found[0]) throw new Error('the feeds are empty');
    return found[0];
  };
  beforeAll(async () => {
    site = createSite({ 'content/blog/pool.md': entry(fourFields('Pool')) });
    await build(site);
    first = item();
  });
  afterAll(() => site.dispose());

  test('stay when title, tags, text and the address of the site change', async () => {
    expect(first).toMatchObject({ id: 'tag:fixture.example,2025:blog/pool', title: 'Pool' });
    write(fourFields('Renamed', '2025-06-01', 'tags: [new]'), 'Another text.\n');
    site.write('site.config.ts', configuration({ url: 'https://moved.example', base: '/notes/' }));
    await build(site);
    site.write('site.config.ts', configuration());
    const moved = item('https://moved.example/notes/');
    expect(moved).toMatchObject({ title: 'Renamed', url: 'https://moved.example/notes/blog/pool/', tags: ['new'] });
    expect(moved.html).toContain('Another text.');
    expect([moved.id, moved.published, moved.updated]).toEqual([first.id, first.published, first.updated]);
  });

  test('stay when the file is moved into a folder, or renamed once its id is written', async () => {
    site.remove('content/blog/pool.md');
    site.write('content/blog/pool/index.mdx', entry(fourFields('Pool')));
    await build(site);
    expect(item()).toEqual(first);
    site.remove('content/blog/pool');
    site.write('content/blog/exhausted.md', entry(fourFields('Pool', '2025-06-01', `id: ${first.id}`)));
    await build(site);
    site.remove('content/blog/exhausted.md');
    expect(item()).toEqual({ ...first, url: 'https://fixture.example/blog/exhausted/' });
  });

  test('are moved by updatedDate and corrections in updated only', async () => {
    const day = (text: string) => Date.parse(text) / 1000;
    write(fourFields('Pool', '2025-06-01', 'updatedDate: 2025-06-05'));
    await build(site);
    expect(item()).toEqual({ ...first, updated: day('2025-06-05') });
    write(fourFields('Pool', '2025-06-01', 'updatedDate: 2025-06-05\ncorrections: [{ at: 2025-06-09, text: Was 5. }]'));
    await build(site);
    expect(item()).toMatchObject({ id: first.id, published: first.published, updated: day('2025-06-09') });
  });

  test('owe nothing to the clock: a later build gives the same bytes, and so does one after it', async () => {
    write(fourFields('Pool', '2025-06-01', 'tags: [A]'));
    await build(site);
    const every = () => [...feedFiles(readable(site)), 'rss.json', 'feeds.opml'];
    const before = new Map(every().map((file) => [file, site.read(`dist/${file}`).toString()]));
    expect(before.size).toBe(4 * 3 + 2);
    for (const env of [LATER, {}]) {
      site.remove('node_modules/.astro');
      await build(site, env);
      expect(every()).toEqual([...before.keys()]);
      for (const [file, bytes] of before) expect(site.read(`dist/${file}`).toString(), file).toBe(bytes);
    }
  });
});

describe('hostile texts in front matter', () => {
  const WORDS: readonly (readonly [written: string, read: string])[] = [
    ['<script>alert(1)</script> & <b>', '<script>alert(1)</script> & <b>'],
    [']]> &amp; &#0; &lt;x&gt; <![CDATA[', ']]> &amp; &#0; &lt;x&gt; <![CDATA['],
    ['007', '007'],
    ['1e5', '1e5'],
    ['true', 'true'],
    ['🔥 👩‍👩‍👧 \\u202Emirror\\u202C \\u200F', '🔥 👩‍👩‍👧 \u202Emirror\u202C \u200F'],
    ['a\\0\\a\\b\\eb\\x1Fc\\uFFFEd\\uFFFFe', 'abcde'],
    ['half \\uD83D pair', 'half \uFFFD pair'],
    ['\\"quoted\\" {{ braces }} #{hash} <%= tag %> \\\\', '"quoted" {{ braces }} #{hash} <%= tag %> \\'],
    ['\uE0000\uE001 private', '\uE0000\uE001 private'],
    ['%s %d $& $1 $$', '%s %d $& $1 $$'],
    ['界'.repeat(120), '界'.repeat(120)],
  ];

  test('come back whole from every format but for the characters that XML forbids', async () => {
    const files = WORDS.map(([written], index) => [
      `content/blog/entry-${index}.md`,
      `---\ntitle: "${written}"\ndescription: "${written}"\npubDate: 2025-06-${10 + index}\nauthor: ada\ntags: ["x${written.slice(0, 20).replace(/\\.*/, '')}"]\n---\n\nText.\n`,
    ]);
    const site = createSite(
      { ...Object.fromEntries(files), 'content/authors/ada.yml': 'name: "A & <B> ]]> \\uFFFE"\n' },
      { title: 'Notes & <more> ]]>' },
    );
    await build(site);
    const built = readable(site);
    const feeds = feedFiles(built).map((file) => readFeed(file, built.read(file)));
    site.dispose();
    expect(feeds.length).toBeGreaterThan(3 * WORDS.length);
    for (const { title, items } of feeds) {
      expect(title).toContain('Notes & <more> ]]>');
      for (const item of items) {
        const [, expected] = WORDS[Number(/entry-(\d+)/.exec(item.url)?.[1])] ?? [];
        expect([item.title.trim(), item.summary.trim()]).toEqual([expected, expected]);
        expect(item.authors.trim()).toBe('A & <B> ]]>');
      }
    }
  });
});
