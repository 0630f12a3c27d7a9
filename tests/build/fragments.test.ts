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

describe('headings with the names that the page has for its own parts', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = createSite(
      {
        'content/services/api.yml': 'name: API\n',
        'content/postmortems/a.md': entry(fourFields('A', '2025-04-02', `${CORRECTIONS}\n${INCIDENT}`), HEADINGS),
        'content/postmortems/b.mdx': entry(fourFields('B', '2025-04-02', `${CORRECTIONS}\n${INCIDENT}`), HEADINGS),
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
});
