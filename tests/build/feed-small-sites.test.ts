import { describe, expect, onTestFinished, test } from 'vitest';
import { readFeed } from '../support/feeds.ts';
import { createSite, entry, fourFields } from '../support/fixture-site.ts';

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><path d="M0 0h40v30z"/></svg>';

async function build(files: Readonly<Record<string, string>>) {
  const site = createSite(files);
  onTestFinished(() => site.dispose());
  const { code, stderr } = await site.build();
  expect(code, stderr.slice(-2000)).toBe(0);
  return { files: site.output(), read: (file: string) => site.read(`dist/${file}`).toString() };
}

/** Files that the home page and the subscribe page link to. */
function linked({ read }: Awaited<ReturnType<typeof build>>): string[] {
  const links = ['index.html', 'feeds/index.html'].flatMap((page) =>
    Array.from(read(page).matchAll(/href="\/([^"#?]+\.(?:xml|json|ics|opml))"/g), ([, path = '']) => path),
  );
  return [...new Set(links)].sort();
}

describe('pages link to feeds that exist only', () => {
  test('on a site with a report, whose feed shows a drawing too', async () => {
    const built = await build({
      'content/postmortems/outage/index.md': entry(
        fourFields('Outage', '2025-06-01', 'image: { src: ./a.svg, alt: A }'),
      ),
      'content/postmortems/outage/a.svg': DRAWING,
    });
    expect(built.files).toEqual(expect.arrayContaining(linked(built)));
    expect(linked(built)).toContain('postmortems/rss.xml');
    expect(linked(built)).toContain('postmortems/incidents.ics');
    expect(built.read('index.html')).not.toContain('Posts only');
    const [item] = readFeed('feed.json', built.read('feed.json')).items;
    expect(item?.image).toMatch(/^https:\/\/fixture\.example\/_astro\/a\..*\.svg$/);
    const file = item?.image?.slice('https://fixture.example/'.length) ?? '';
    expect(built.read(file)).toContain('<path');
    expect(built.read('rss.xml')).toContain(
      `<media:content url="${item?.image}" type="image/svg+xml" medium="image"/>`,
    );
  });

  test('on a site with a post', async () => {
    const built = await build({ 'content/blog/post.md': entry(fourFields('Post')) });
    expect(built.files).toEqual(expect.arrayContaining(linked(built)));
    expect(linked(built)).toContain('blog/rss.xml');
    expect(built.read('index.html')).not.toMatch(/Post-mortems only|as a calendar/);
  });

  test('on a site with nothing', async () => {
    const built = await build({});
    expect(built.files).toEqual(expect.arrayContaining(linked(built)));
    expect(linked(built)).toContain('rss.xml');
    expect(built.read('index.html')).not.toMatch(/Posts only|Post-mortems only/);
  });
});
