import { describe, expect, test } from 'vitest';
import { itemsOf } from '../../../src/entries/item.ts';
import { formatProblem } from '../../../src/entries/problem.ts';
import { complaints, judge, markdown, NOW, PIXEL, report } from './content.ts';

const names = (files: Record<string, string>) =>
  judge(files).items.map(({ collection, name, visibility }) => `${collection}/${name} ${visibility}`);

test('a post of four fields is published, in every form that a collection takes', () => {
  const files = {
    'blog/flat.md': markdown(),
    'blog/with-code.mdx': markdown('', 'Some {1 + 1} text.'),
    'blog/folder/index.md': markdown(),
    'postmortems/narrative.md': markdown(),
    'pages/about.md': '---\ntitle: About\ndescription: Who we are.\n---\nText.',
  };
  expect(complaints(judge(files))).toEqual([]);
  expect(names(files)).toEqual([
    ...['authors/ada visible', 'blog/flat visible', 'blog/folder visible', 'blog/with-code visible'],
    ...['pages/about visible', 'postmortems/narrative visible', 'services/api visible'],
  ]);
});

test('what is withheld is an item too, with the reason', () => {
  const files = {
    'blog/a.md': markdown('draft: true'),
    'blog/b.md': markdown().replace('2025-04-02', '2025-06-16'),
    'blog/c.md': markdown('unlisted: true'),
  };
  expect(names(files).slice(1, -1)).toEqual(['blog/a draft', 'blog/b scheduled', 'blog/c unlisted']);
  const [b] = itemsOf(judge(files, { timeZone: 'Pacific/Auckland' }, NOW).items, 'blog').slice(1);
  expect(b?.visibility).toBe('visible');
});

test('every file is an item or in a problem, so that nothing is lost in silence', () => {
  const { items, files, problems } = judge({
    'blog/good.md': markdown(),
    'blog/bad.md': '---\ntitle: Bad\n---\n',
    'blog/broken.md': '---\ntitle: "Bad\n---\n',
    'blog/empty.md': '',
  });
  const judged = new Set([...items, ...problems].map(({ file }) => file));
  expect(files.map(({ file }) => file).filter((file) => !judged.has(file))).toEqual([]);
  expect(itemsOf(items, 'blog').map(({ name }) => name)).toEqual(['good']);
});

describe('an unknown key', () => {
  test('is a warning with its line, and is dropped', () => {
    const inventory = judge({ 'blog/a.md': markdown('tagz: x\nseries: Pools') });
    expect(complaints(inventory)).toEqual([
      'content/blog/a.md:6 warning C3 tagz is not a known key (did you mean tags?)',
    ]);
    const [item] = itemsOf(inventory.items, 'blog');
    expect(item?.parsed.series).toBe('Pools');
    expect(item?.written).not.toHaveProperty('tagz');
  });

  test('inside a block, a list and a union is a warning too', () => {
    const lines = [
      ...['  sevrity: sev1', '  services:', '    - id: api', '      stat: down'],
      ...['  impact:', '    - metric: reads', '      value: 1.50', '      unit: percent', '      scop: all'],
      ...['image:', '  src: ./a.png', '  alt: A graph', '  width: 100'],
    ].join('\n');
    const inventory = judge({ 'postmortems/a/index.md': report(lines), 'postmortems/a/a.png': PIXEL });
    expect(complaints(inventory).map((line) => line.split(' (')[0])).toEqual([
      ...['content/postmortems/a/index.md:22 warning C3 image.width is not a known key'],
      ...['content/postmortems/a/index.md:13 warning C3 incident.services.0.stat is not a known key'],
      ...['content/postmortems/a/index.md:18 warning C3 incident.impact.0.scop is not a known key'],
      ...['content/postmortems/a/index.md:10 warning C3 incident.sevrity is not a known key'],
    ]);
    const [item] = itemsOf(inventory.items, 'postmortems');
    expect(item?.parsed.incident?.impact).toEqual([{ metric: 'reads', value: 1.5, unit: 'percent', estimated: false }]);
    expect(JSON.stringify(item?.written)).not.toMatch(/sevrity|stat"|scop|width/);
  });

  test('does not hide what else is wrong', () => {
    expect(
      complaints(judge({ 'blog/a.md': markdown('tagz: x\ndraft: maybe') })).map((line) => line.split(' (')[0]),
    ).toEqual([
      'content/blog/a.md:6 warning C3 tagz is not a known key',
      'content/blog/a.md:7 error C3 draft: “maybe” is neither true nor false',
    ]);
  });
});

test('front matter that is wrong is an error with the line and the name of the field', () => {
  const files = {
    'blog/a.md': '---\ntitle: A\npubDate: 2025-02-30\n---\n',
    'blog/b.md': '---\ntitle: A\ntitle: B\n---\n',
    'postmortems/c.md': report('  detected: 2025-06-01 10:05\n  trigger: gremlins'),
    'postmortems/d.md': report('  detected: 2025-06-01 10:05'),
  };
  expect(complaints(judge(files)).map((line) => line.slice(0, 120))).toMatchInlineSnapshot(`
    [
      "content/blog/b.md:3 error C3 this key is written twice (keep one of the two)",
      "content/blog/a.md error C3 description is missing",
      "content/blog/a.md:3 error C3 pubDate: “2025-02-30” is not a real date (check the day of the month)",
      "content/blog/a.md error C3 author is missing (name a person who has a file in content/authors)",
      "content/blog/b.md error C3 description is missing",
      "content/blog/b.md error C3 pubDate is missing",
      "content/blog/b.md error C3 author is missing (name a person who has a file in content/authors)",
      "content/postmortems/c.md:11 error R8 incident.trigger: “gremlins” is not one of deploy, config-change, traffic-change, d",
      "content/postmortems/c.md:10 error R1 incident.detected: “2025-06-01 10:05” has no time zone (write 2025-06-01T10:05Z, or",
      "content/postmortems/d.md:10 error R1 incident.detected: “2025-06-01 10:05” has no time zone (write 2025-06-01T10:05Z, or",
    ]
  `);
});

test('the author of the site stands in where no one is named', () => {
  const files = { 'blog/a.md': markdown().replace('author: Ada\n', '') };
  expect(complaints(judge(files))).toEqual([
    'content/blog/a.md error C3 author is missing (name a person who has a file in content/authors)',
  ]);
  const { items } = judge(files, { defaultAuthor: 'Ada' });
  expect(itemsOf(items, 'blog')[0]?.parsed.author).toBe('Ada');
  const named = judge({ 'blog/a.md': markdown() }, { defaultAuthor: 'Countess' });
  expect(itemsOf(named.items, 'blog')[0]?.parsed.author).toBe('Ada');
});

test('a problem is one line with its place, and a hint on the next', () => {
  const problem = { id: 'C3', level: 'warning', file: 'content/blog/a.md', message: 'is odd' } as const;
  expect(formatProblem(problem)).toBe('content/blog/a.md  warning C3  is odd');
  expect(formatProblem({ ...problem, line: 3, column: 7, hint: 'mend it' })).toBe(
    'content/blog/a.md:3:7  warning C3  is odd\n    mend it',
  );
});

test('an author whom only withheld entries name is withheld with them, others are not', () => {
  const files = {
    'authors/guest.yml': 'name: Guest',
    'authors/idle.yml': 'name: Idle',
    'blog/a.md': markdown('draft: true').replace(/author: .*/, 'author: Guest'),
    'authors/quiet.yml': 'name: Quiet',
    'authors/both.yml': 'name: Both',
    'blog/b.md': markdown('unlisted: true\ncontributors: [Ada, Quiet, Both]'),
    'blog/c.md': markdown('contributors: [Both]'),
    'services/lab.yml': 'name: Lab',
    'services/mill.yml': 'name: Mill',
    'postmortems/d.md': report('  services: [lab]').replace('pubDate', 'unlisted: true\npubDate'),
    'postmortems/e.md': report('  services: [mill]').replace('pubDate', 'draft: true\npubDate'),
  };
  expect(names(files).filter((name) => /^(authors|services)\//.test(name))).toEqual([
    'authors/ada visible',
    'authors/both visible',
    'authors/guest draft',
    'authors/idle visible',
    'authors/quiet unlisted',
    'services/api visible',
    'services/lab unlisted',
    'services/mill visible',
  ]);
});

test('two reports that are duplicates of each other are an error in both, since neither would count', () => {
  const relation = (id: string) => report(`  related: [{ id: ${id}, rel: duplicate }]`);
  const found = complaints(judge({ 'postmortems/a.md': relation('b'), 'postmortems/b.md': relation('a') }));
  expect(found).toHaveLength(2);
  expect(found[0]).toContain('this report and b each say that they are a duplicate of the other');
});

test('a report that fails its own checks is still there for those that relate to it', () => {
  const files = {
    'postmortems/a.md': report('  related: [{ id: b, rel: same-cause }]'),
    'postmortems/b.md': '---\ntitle: B\n---\n',
  };
  expect(complaints(judge(files)).filter((line) => line.includes('postmortems/a.md'))).toEqual([]);
});
