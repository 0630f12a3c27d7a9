import { chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { type FileFix, formatDiff, planFixes, writeFixes } from '../../../src/check/fix.ts';
import { parseFrontMatter } from '../../../src/entries/front-matter.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import { makeProject, markdown, NOW, report } from '../entries/content.ts';
import { makeFolder, writeFiles } from '../folder.ts';
import { makeSite } from '../site.ts';

type Settings = Partial<SiteInput>;
const BERLIN = { timeZone: 'Europe/Berlin' };

function plan(root: string, settings: Settings = {}): FileFix[] {
  const site = makeSite(settings);
  return planFixes(checkContent(root, site, NOW), root, site, NOW);
}

function errorsIn(root: string, settings: Settings = {}): string[] {
  const { problems } = checkContent(root, makeSite(settings), NOW);
  return problems.filter(({ level }) => level === 'error').map(({ id, file, message }) => `${file} ${id} ${message}`);
}

/** The front matter of a file after its fix, or nothing when it is left alone. */
function fixed(source: string, settings: Settings = {}, path = 'postmortems/a.md') {
  const [fix] = plan(
    makeProject({ [path]: source, 'services/web.yml': 'name: Website\naliases: [Front end]' }),
    settings,
  );
  return fix && parseFrontMatter(fix.after).data;
}

const withId = 'id: urn:x:a';
const started = (written: string, more = '') =>
  markdown(`${withId}\nincident:\n  status: ongoing\n  severity: sev3\n  started: ${written}${more && `\n  ${more}`}`);
const startedAfter = (written: string, settings: Settings = BERLIN, more = '') =>
  fixed(started(written, more), settings)?.incident;

describe('an instant without a zone', () => {
  test.each([
    ['2024-12-31 00:15', '2024-12-31T00:15+01:00'],
    ['2024-07-31T00:15', '2024-07-31T00:15+02:00'],
    ['~2024-07-31 00:15:30', '~2024-07-31T00:15:30+02:00'],
    ['2024-07-31 9:05', '2024-07-31T09:05+02:00'],
  ])('%s gets the offset of the site’s zone at that moment: %s', (written, right) => {
    expect(startedAfter(written)).toMatchObject({ started: right });
  });

  test('gets Z where the site’s zone is UTC', () => {
    expect(startedAfter('2024-07-31 00:15', { timeZone: 'UTC' })).toMatchObject({ started: '2024-07-31T00:15Z' });
  });

  test('is left alone when the owner has given the site no zone', () => {
    expect(startedAfter('2024-07-31 00:15', {})).toBeUndefined();
  });

  test('is left alone when the clocks skip or repeat it', () => {
    expect(startedAfter('2024-03-31 02:30')).toBeUndefined();
    expect(startedAfter('2024-10-27 02:30')).toBeUndefined();
  });

  test('is complete when the incident has a tz, and left alone when that tz is unknown', () => {
    expect(startedAfter('2024-07-31 00:15', BERLIN, 'tz: America/New_York')).toBeUndefined();
    expect(startedAfter('2024-07-31 00:15', BERLIN, 'tz: Europe/Berln')).toBeUndefined();
  });

  test('is left alone beside one that is written by another clock', () => {
    expect(startedAfter('2025-04-01 10:00', BERLIN, 'detected: 2025-04-01T10:05-04:00')).toBeUndefined();
    expect(startedAfter('2025-04-01 10:00', BERLIN, 'detected: 2025-04-01T08:05Z')).toBeUndefined();
    expect(startedAfter('2025-04-01 10:00', BERLIN, 'detected: 2025-04-01T10:05+0200')).toMatchObject({
      started: '2025-04-01T10:00+02:00',
    });
  });

  test('is left alone when the report would only then contradict itself', () => {
    const written = markdown(
      `${withId}\nincident:\n  status: resolved\n  severity: sev3\n  started: 2025-03-30 01:30\n  resolved: 2025-03-30 03:10`,
    );
    // By the clock an hour and forty minutes; in Berlin, where the clock went forward, forty minutes: still in order.
    expect(fixed(written, BERLIN)?.incident).toMatchObject({ resolved: '2025-03-30T03:10+02:00' });
    const back = written
      .replace('2025-03-30 01:30', '2026-10-24 23:59')
      .replace('2025-03-30 03:10', '2026-10-25 00:10');
    expect(fixed(back, BERLIN)).toBeUndefined();
  });

  test('is mended in times whose order is wrong in any zone, which is told either way', () => {
    const more = 'detected: 2025-04-01 09:00';
    expect(startedAfter('2025-04-01 10:00', BERLIN, more)).toMatchObject({ detected: '2025-04-01T09:00+02:00' });
  });

  test('is found in the timeline, in the intervals of services, and in the dates of the entry', () => {
    const lines = [
      ...[withId, 'updatedDate: 2025-04-03 09:00', 'corrections:', '  - at: 2025-04-03 09:00', '    text: A name.'],
      ...['incident:', '  status: ongoing', '  severity: sev3', '  started: 2025-04-01 10:00', '  services:'],
      ...['    - { id: api, from: 2025-04-01 10:01, to: "2025-04-01 10:09" }', '  timeline:'],
      ...['    - { at: 2025-04-01 10:00, text: It began. }', '    - { at: "9:05", text: The next day. }'],
    ];
    expect(fixed(markdown(lines.join('\n')), BERLIN)).toMatchObject({
      updatedDate: '2025-04-03T09:00+02:00',
      corrections: [{ at: '2025-04-03T09:00+02:00' }],
      incident: {
        started: '2025-04-01T10:00+02:00',
        services: [{ from: '2025-04-01T10:01+02:00', to: '2025-04-01T10:09+02:00' }],
        timeline: [{ at: '2025-04-01T10:00+02:00' }, { at: '09:05' }],
      },
    });
  });

  test('of a day alone stays a day', () => {
    expect(startedAfter('~2024-12-31')).toBeUndefined();
    expect(fixed(markdown(`${withId}\nupdatedDate: 2025-04-03`), BERLIN)).toBeUndefined();
  });
});

describe('an instant with missing parts', () => {
  test.each([
    ['2025-04-02T9:16Z', '2025-04-02T09:16Z'],
    ['2025-04-02T10Z', '2025-04-02T10:00Z'],
    ['2025-04-02T10:Z', '2025-04-02T10:00Z'],
    ['2025-04-02T10:16:Z', '2025-04-02T10:16:00Z'],
    ['2025-04-02 9:16-04:00', '2025-04-02T09:16-04:00'],
  ])('%s is %s, whatever the site’s zone', (written, right) => {
    expect(startedAfter(written, {})).toMatchObject({ started: right });
  });

  test('takes no offset where the incident has a tz', () => {
    expect(startedAfter('2025-04-02 9:16', {}, 'tz: America/New_York')).toMatchObject({ started: '2025-04-02T09:16' });
  });

  test.each([
    '2025-04-02 10',
    '2025-04-02T10:1Z',
    '2025-04-02T25:16Z',
    '2025-02-30T9:16Z',
    '02.04.2025 10:16',
    '10:16',
  ])('%s could be anything and is left alone', (written) => {
    expect(startedAfter(written)).toBeUndefined();
  });

  test.each(['2025-04-02 10:16Z', '2025-04-02T10:16+0200', '~2025-04-02T10:16:30.5Z'])(
    '%s is complete and keeps its spelling',
    (written) => {
      expect(startedAfter(written)).toBeUndefined();
    },
  );
});

describe('a word of a closed list', () => {
  const incident = (lines: string) => markdown(`${withId}\nincident:\n  started: 2025-04-01T10:00Z\n${lines}`);

  test('that differs in case, spaces or underscores is written as the list has it', () => {
    const lines = [
      ...['  status: Ongoing', '  kind: Near Miss', '  severity: SEV 3', '  trigger: config_change'],
      ...['  detection: { source: Monitoring }', '  services: [{ id: api, state: Down }]'],
      ...['  impact: [{ metric: reads, value: 3, unit: Requests, of: TOTAL, scope: all }]'],
      ...['  timeline: [{ at: "10:00", type: Impact Start, text: It began. }]'],
      ...['  actions: [{ title: Add a test, type: Prevent, status: DOING }]'],
    ];
    expect(fixed(incident(lines.join('\n')))?.incident).toMatchObject({
      ...{ status: 'ongoing', kind: 'near-miss', severity: 'sev3', trigger: 'config-change' },
      ...{ detection: { source: 'monitoring' }, services: [{ id: 'api', state: 'down' }] },
      ...{ impact: [{ unit: 'requests', of: 'total' }], timeline: [{ type: 'impact-start' }] },
      actions: [{ type: 'prevent', status: 'doing' }],
    });
  });

  test('that is another word is left alone', () => {
    expect(fixed(incident('  status: ongoing\n  severity: sev3\n  trigger: deployment'))).toBeUndefined();
    expect(fixed(incident('  status: ongoing\n  severity: catastrophic'))).toBeUndefined();
  });

  test('is a severity by its label and its aliases', () => {
    const severities = {
      ...{ sev1: { label: 'Critical' }, sev2: { label: 'SEV2', aliases: ['major'] } },
      ...{ sev3: { label: 'SEV3' }, sev4: { label: 'SEV4' } },
    };
    const severityOf = (word: string) =>
      fixed(incident(`  status: ongoing\n  severity: ${word}`), { severities })?.incident;
    expect(severityOf('CRITICAL')).toMatchObject({ severity: 'sev1' });
    expect(severityOf("'major'")).toMatchObject({ severity: 'sev2' });
    expect(severityOf('sev2')).toBeUndefined();
  });

  test('is a service by its name and its aliases, unless two services claim the name', () => {
    const services = (list: string) =>
      fixed(incident(`  status: ongoing\n  severity: sev3\n  services: ${list}`))?.incident;
    expect(services('[Website, "front end", { id: API }]')).toMatchObject({ services: ['web', 'web', { id: 'api' }] });
    expect(services('[web, warehouse]')).toBeUndefined();
    const claimed = { 'services/shop.yml': 'name: Shop\naliases: [Website]', 'services/web.yml': 'name: Website' };
    const files = { 'postmortems/a.md': incident('  status: ongoing\n  severity: sev3\n  services: [Website]') };
    expect(plan(makeProject({ ...files, ...claimed }))).toEqual([]);
  });
});

describe('a tag', () => {
  const post = (tags: string, pubDate = '2025-04-02', more = 'id: urn:x:1') =>
    markdown(`${more}\ntags: ${tags}`).replace('2025-04-02', pubDate);
  const old = post('[Post-mortems, C#]', '2020-01-01');

  test('is spelled as the oldest published entry has it', () => {
    const files = {
      'blog/old.md': old,
      'blog/new.md': post('[post mortems, "c sharp", other]', '2025-04-02', 'id: urn:x:2'),
      'blog/draft.md': post('[POST MORTEMS]', '2010-01-01', 'id: urn:x:3\ndraft: true'),
    };
    const fixes = plan(makeProject(files));
    expect(fixes.map(({ file }) => file)).toEqual(['content/blog/draft.md', 'content/blog/new.md']);
    expect(fixes[1]?.after).toBe(files['blog/new.md'].replace('post mortems, "c sharp"', 'Post-mortems, "C#"'));
  });

  test('is spelled as in the earlier name, of entries of one day', () => {
    const files = { 'blog/part-10.md': post('[go]'), 'blog/part-9.md': post('[Go]', '2025-04-02', 'id: urn:x:2') };
    expect(plan(makeProject(files)).map(({ file, after }) => [file, after])).toEqual([
      ['content/blog/part-10.md', files['blog/part-10.md'].replace('[go]', '[Go]')],
    ]);
  });

  test('is left alone where that spelling would need quotes, and where C4 is silent', () => {
    const files = (tags: string, more = '') => ({
      'blog/old.md': post('["a: b", Post-mortems]', '2020-01-01'),
      'blog/new.md': post(tags, '2025-04-02', `id: urn:x:2${more}`),
    });
    expect(plan(makeProject(files('[a b]')))).toEqual([]);
    expect(plan(makeProject(files('[post mortems]', '\ncheck: [C4]')))).toEqual([]);
    expect(plan(makeProject(files('[post mortems] # check-ok C4')))).toEqual([]);
    expect(plan(makeProject(files('[post mortems]')), { check: { C4: 'off' } })).toEqual([]);
    expect(plan(makeProject(files('[post mortems]')))).toHaveLength(1);
  });
});

describe('an id', () => {
  const withIdOf = (source: string, settings: Settings = {}, path = 'blog/a.md') =>
    plan(makeProject({ [path]: source }), settings)[0]?.after;
  const line = 'id: tag:example.org,2025:blog/a';

  test('is written below the four fields of what is published', () => {
    expect(withIdOf(markdown('series: Pools'))).toBe(markdown(`${line}\nseries: Pools`));
  });

  test('is written below lists and folded text too', () => {
    const head = 'author: Ada\npubDate: 2025-04-02\ntitle: A\n';
    const folded = 'description: >\n  Folded\n\n  text.\n';
    const rest = '\n# A remark about the series.\nseries: Pools\n';
    expect(withIdOf(`---\n${head}${folded}${rest}---\nText`)).toBe(`---\n${head}${folded}${line}\n${rest}---\nText`);
    const list = 'title: A\ndescription: B\npubDate: 2025-04-02\nauthors:\n- Ada\n';
    expect(withIdOf(`---\n${list}---`)).toBe(`---\n${list}${line}\n---`);
  });

  test('keeps Windows line ends, a byte order mark and an indentation', () => {
    const windows = markdown().replaceAll('\n', '\r\n');
    expect(withIdOf(`\uFEFF${windows}`)).toBe(
      `\uFEFF${windows.replace('author: Ada\r\n', `author: Ada\r\n${line}\r\n`)}`,
    );
    const indented = markdown().replace(/^(title|description|pubDate|author)/gm, '  $1');
    expect(withIdOf(indented)).toBe(indented.replace('author: Ada\n', `author: Ada\n  ${line}\n`));
  });

  test.each([
    ['a draft', markdown('draft: true')],
    ['an unlisted entry', markdown('unlisted: true')],
    ['what is scheduled', markdown().replace('2025-04-02', '2026-04-02')],
    ['an entry that silences C6', markdown('check: [C6]')],
    ['front matter in braces', '---\n{title: A, description: B, pubDate: 2025-04-02, author: Ada}\n---\n'],
    ['broken YAML', '---\ntitle: "A\npubDate: 2025-04-02\n---\n'],
    ['a file without front matter', 'Text\n'],
    ['front matter that is wrong', markdown('draft: maybe')],
  ])('is not written into %s', (_what, source) => {
    expect(withIdOf(source)).toBeUndefined();
  });

  test('is not written where C6 is off, nor where another entry has it', () => {
    expect(withIdOf(markdown(), { check: { C6: 'off' } })).toBeUndefined();
    const files = { 'blog/a.md': markdown(), 'blog/b.md': markdown(line) };
    expect(plan(makeProject(files))).toEqual([]);
  });

  test('is written into a report that another correction has made publishable', () => {
    const source = report('  kind: Near_Miss');
    const [fix] = plan(makeProject({ 'postmortems/a.md': source }));
    expect(fix?.after).toContain('kind: near-miss');
    expect(fix?.after).toContain('author: Ada\nid: tag:example.org,2025:postmortems/a\n');
    expect(fix?.why).toEqual([
      'incident.kind: “Near_Miss” is near-miss',
      'id: tag:example.org,2025:postmortems/a is written down',
    ]);
  });
});

describe('everything else in a file', () => {
  test('stays as it is: comments, quotes, order, alignment, prose', () => {
    const source = [
      ...['---', 'author:    Ada   # who', "title: 'It''s  odd'", '', '# a remark', 'pubDate: "2025-04-02"'],
      ...[
        'description: >-',
        '  started: 2024-12-31 00:15',
        withId,
        'incident:   # facts',
        '    status:   "Ongoing" # now',
      ],
      ...["    'severity': 'SEV3'", '    started:  "2024-12-31 00:15"   # about', '---', '', 'kind: Near Miss', ''],
    ].join('\n');
    const [fix] = plan(makeProject({ 'postmortems/a.md': source }), BERLIN);
    expect(fix?.after).toBe(
      source
        .replace('"Ongoing"', '"ongoing"')
        .replace("'SEV3'", "'sev3'")
        .replace('"2024-12-31 00:15"', '"2024-12-31T00:15+01:00"'),
    );
  });

  test('is not touched through an anchor or an alias', () => {
    const lines = `${withId}\nseries: &a Ongoing\nincident:\n  severity: sev3\n  started: 2025-04-01T10:00Z`;
    expect(fixed(markdown(`${lines}\n  status: *a`))).toBeUndefined();
    const anchored = lines.replace('&a Ongoing', 'Pools');
    expect(
      fixed(markdown(`${anchored}\n  status: &b Ongoing\n  detection: { source: staff, note: *b }`)),
    ).toBeUndefined();
  });

  test('is left when only one of two corrections is safe', () => {
    const source = started('2024-03-31 02:30', 'kind: Near Miss');
    const incident = fixed(source, BERLIN)?.incident;
    expect(incident).toMatchObject({ kind: 'near-miss', started: '2024-03-31 02:30' });
  });
});

const WRITTEN = fc.record({
  status: fc.constantFrom('ongoing', 'Ongoing', 'resolved', 'RESOLVED', 'closed'),
  kind: fc.constantFrom('incident', 'Near Miss', 'near_miss', 'Security', 'outage'),
  severity: fc.constantFrom('sev1', 'SEV2', 'sev 3', 'critical', '"Sev_4"'),
  started: fc.constantFrom('2025-04-01 10:00', '2025-04-01T9:00', '2025-04-01T10Z', '~2025-04-01', '2025-03-30 02:30'),
  detected: fc.constantFrom('2025-04-01 10:05', '2025-04-01T09:05Z', '2025-04-01T9:05+02:00', '10:05'),
  resolved: fc.constantFrom('', '2025-04-01 11:00', '2025-04-01T11:00:+02:00', '2025-04-20 11:00'),
  services: fc.constantFrom('[api]', '[API, Website]', '[{ id: website, state: Down }]', '[wharehouse]'),
  tags: fc.constantFrom('[Pools]', '[pools, POOLS]', '["Data bases"]', '[data-bases, c#]'),
  at: fc.constantFrom('"10:01"', '"9:05"', '2025-04-01 10:05', '2025-04-01T10:05Z'),
  more: fc.constantFrom('', 'draft: true', 'unlisted: true', 'id: urn:x:1', 'check: [C4, C6]', 'typo: 1'),
  end: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
});

test('whatever is written: no error is new, some are gone, nothing but front matter changes, a second run changes nothing', () => {
  let mended = 0;
  const root = makeFolder({});
  const known = { 'content/authors/ada.yml': 'name: Ada', 'content/services/api.yml': 'name: API' };
  writeFiles(root, { ...known, 'content/services/web.yml': 'name: Website' });
  const source = (written: typeof WRITTEN extends fc.Arbitrary<infer Value> ? Value : never): string => {
    const { status, kind, severity, started: begun, detected, resolved, services, tags, at, more, end, mark } = written;
    const incident = [
      ...['incident:', `  status: ${status}`, `  kind: ${kind}`, `  severity: ${severity}`, `  started: ${begun}`],
      ...[`  detected: ${detected}`, resolved && `  resolved: ${resolved}`, `  services: ${services}`],
      ...['  timeline:', `    - { at: ${at}, type: Detected, text: It was seen. }`],
    ];
    const lines = [`tags: ${tags}`, more, ...incident].filter(Boolean).join('\n');
    return mark + markdown(lines, 'It lasted 60 minutes.').replaceAll('\n', end);
  };
  fc.assert(
    fc.property(fc.array(WRITTEN, { minLength: 1, maxLength: 3 }), fc.boolean(), (entries, hasZone) => {
      const settings = hasZone ? BERLIN : {};
      const sources = Object.fromEntries(
        entries.map((written, index) => [`content/postmortems/${'abc'[index]}.md`, source(written)]),
      );
      rmSync(join(root, 'content/postmortems'), { recursive: true, force: true });
      writeFiles(root, sources);
      const before = new Set(errorsIn(root, settings));
      const planned = plan(root, settings);
      for (const fix of planned) {
        expect(parseFrontMatter(fix.after).body).toBe(parseFrontMatter(fix.before).body);
        expect(fix.after.startsWith('\uFEFF')).toBe(fix.before.startsWith('\uFEFF'));
        expect(fix.after).not.toBe(fix.before);
      }
      writeFixes(root, planned);
      const after = errorsIn(root, settings);
      expect(after.filter((error) => !before.has(error))).toEqual([]);
      mended += before.size - after.length;
      expect(plan(root, settings)).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(mended).toBeGreaterThan(10);
});

describe('writing', () => {
  const project = () => {
    const root = makeProject({ 'blog/a.md': markdown() });
    const path = join(root, 'content/blog/a.md');
    return { root, path, fixes: plan(root) };
  };

  test('replaces the file, keeps its permissions and leaves nothing else behind', () => {
    const { root, path, fixes } = project();
    chmodSync(path, 0o640);
    writeFixes(root, fixes);
    expect(readFileSync(path, 'utf8')).toBe(fixes[0]?.after);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(root, 'content/blog'))).toEqual(['a.md']);
    expect(plan(root)).toEqual([]);
  });

  test('refuses a file that has changed since the check, before it writes any', () => {
    const root = makeProject({ 'blog/a.md': markdown(), 'blog/b.md': markdown() });
    const fixes = plan(root);
    writeFileSync(join(root, 'content/blog/b.md'), markdown('series: Pools'));
    expect(() => writeFixes(root, fixes)).toThrow('content/blog/b.md has changed since the check: run it again');
    expect(readFileSync(join(root, 'content/blog/a.md'), 'utf8')).toBe(markdown());
  });

  test('refuses a file that is gone', () => {
    const { root, path, fixes } = project();
    rmSync(path);
    expect(() => writeFixes(root, fixes)).toThrow(
      /^content\/blog\/a\.md cannot be written: ENOENT: no such file or directory$/,
    );
  });

  test('refuses a link, and a file in a linked folder', () => {
    const { root, path, fixes } = project();
    const [fix] = fixes;
    const elsewhere = makeFolder({ 'a.md': readFileSync(path) });
    symlinkSync(join(elsewhere, 'a.md'), join(root, 'content/blog/linked.md'));
    symlinkSync(elsewhere, join(root, 'content/blog/folder'));
    for (const file of ['content/blog/linked.md', 'content/blog/folder/a.md']) {
      expect(() => writeFixes(root, fix ? [{ ...fix, file }] : [])).toThrow(`${file} is reached by a symbolic link`);
    }
    expect(readFileSync(join(elsewhere, 'a.md'), 'utf8')).toBe(markdown());
  });
});

describe('the diff of a fix', () => {
  const diff = (color: boolean) =>
    plan(makeProject({ 'blog/a.md': markdown('series: Pools') }))
      .map((fix) => formatDiff(fix, color))
      .join();

  test('is a unified diff with three lines of context', () => {
    expect(diff(false)).toMatchInlineSnapshot(`
      "--- a/content/blog/a.md
      +++ b/content/blog/a.md
      @@ -3,6 +3,7 @@
       description: A description.
       pubDate: 2025-04-02
       author: Ada
      +id: tag:example.org,2025:blog/a
       series: Pools
       ---
       
      "
    `);
  });

  test('covers a secret that stands near the change', () => {
    const key = ['AKIA', 'J7QM2XN4VB3R8TLC'].join('');
    const fix = { file: 'content/blog/a.md', before: `a\n${key}\n`, after: `b\n${key}\n`, why: [] };
    expect(formatDiff(fix, false)).toMatch(/\n-a\n\+b\n AKIA•{16}\n$/);
  });

  test('has colours only when they are wanted, and no character that steers a terminal', () => {
    expect(diff(false)).not.toContain('\u001B');
    expect(diff(true)).toContain('\u001B[32m+id: tag:example.org,2025:blog/a\u001B[39m');
    const evil = { file: 'content/blog/a.md', before: 'a\u001B[2J\n', after: 'b\u001B[2J\n', why: [] };
    expect(formatDiff(evil, true)).not.toContain('\u001B[2J');
    expect(formatDiff(evil, false)).toContain('-a\u001B[2J');
  });
});

describe('the check', () => {
  const hints = (lines: string, settings: Settings = {}) => {
    const root = makeProject({ 'postmortems/a.md': markdown(`${withId}\n${lines}`) });
    return checkContent(root, makeSite(settings), NOW).problems.flatMap(({ id, level, hint = '' }) =>
      level === 'error' || id === 'C4' ? `${id} ${hint}` : [],
    );
  };
  const incidentWith = (lines: string) =>
    `incident:\n  status: ongoing\n  severity: sev3\n  started: 2025-06-01T10:00Z\n  ${lines}`;

  test.each([
    ['an hour of one digit', incidentWith('acknowledged: 2025-06-01T9:05Z').replace('T10:00', 'T08:00'), {}],
    ['a time without a zone', incidentWith('detected: 2025-06-01 12:05'), { timeZone: 'UTC' }],
    ['a word in other letters', incidentWith('trigger: Config_Change'), {}],
  ])('names --fix where it can mend %s', (_what, lines, settings) => {
    const [hint, ...others] = hints(lines, settings);
    expect(hint).toMatch(/npm run check -- --fix does it$/);
    expect(others).toEqual([]);
  });

  test.each([
    ['a time whose zone nobody knows', incidentWith('detected: 2025-06-01 12:05')],
    ['a day that does not exist', incidentWith('detected: 2025-06-31T10:05Z')],
    ['a word that may be two', incidentWith('trigger: deployment')],
  ])('does not name it for %s', (_what, lines) => {
    const found = hints(lines);
    expect(found).toHaveLength(1);
    expect(found.join()).not.toContain('--fix');
  });
});

describe('what comes from another program', () => {
  const post = (lines: string, text?: string) => markdown(`${withId}\n${lines}`.trim(), text);

  test('gets files for the authors that it names, each once', () => {
    const root = makeProject({
      'blog/a.md': post('contributors: [grace hopper, Ada]').replace('author: Ada', 'author: Grace Hopper'),
      'blog/b.md': markdown('id: urn:x:b').replace('author: Ada', 'authors: ["Li: Wei", Adda]'),
    });
    const fixes = plan(root);
    expect(fixes.map(({ file, before, after }) => [file, before, after])).toEqual([
      ['content/authors/grace-hopper.yml', '', 'name: Grace Hopper\n'],
      ['content/authors/li-wei.yml', '', 'name: "Li: Wei"\n'],
    ]);
    writeFixes(root, fixes);
    expect(readFileSync(join(root, 'content/authors/grace-hopper.yml'), 'utf8')).toBe('name: Grace Hopper\n');
    expect(errorsIn(root)).toEqual(['content/blog/b.md C4 no author is called “Adda”']);
    expect(plan(root)).toEqual([]);
  });

  test('gets none for the author of the settings, nor where a file has come meanwhile', () => {
    const root = makeProject({ 'blog/a.md': post('').replace('author: Ada', 'author: Grace') });
    expect(plan(root, { defaultAuthor: 'Grace' })).toEqual([]);
    const fixes = plan(root);
    writeFiles(root, { 'content/authors/grace.yml': 'name: Somebody' });
    expect(() => writeFixes(root, fixes)).toThrow('content/authors/grace.yml has come since the check');
    expect(readFileSync(join(root, 'content/authors/grace.yml'), 'utf8')).toBe('name: Somebody');
  });

  test.each([
    ['# A\n\n## B\n\n# C', '## A\n\n### B\n\n## C'],
    ['### A\n\nText.\n\n##### B', '## A\n\nText.\n\n### B'],
    ['A\n=\n\nB\n-\n\nText.', '## A\n\n### B\n\nText.'],
    ['## A\n\n#### B\n\n> ##### C', '## A\n\n### B\n\n> #### C'],
    ['# A #\n\n```\n# B\n```', '## A #\n\n```\n# B\n```'],
  ])('gets the levels of headings that a page has: %j', (before, after) => {
    const root = makeProject({ 'blog/a.md': post('', before) });
    const [fix, ...others] = plan(root);
    expect(fix?.after).toContain(`\n\n${after}\n`);
    expect(others).toEqual([]);
    if (fix) writeFixes(root, [fix]);
    expect(plan(root)).toEqual([]);
    expect(checkContent(root, makeSite(), NOW).problems.filter(({ id }) => id === 'C8')).toEqual([]);
  });

  test('keeps headings that are right, or meant', () => {
    for (const text of ['## A\n\n### B\n\n## C', '<!-- check-ok C8: a quotation -->\n\n# A', 'A\nB\n=\n\nText.']) {
      expect(plan(makeProject({ 'blog/a.md': post('', text) }))).toEqual([]);
    }
  });

  test.each(['id:', "id: ''", 'id: # to be filled in'])('gets its id where a template has left %s', (line) => {
    const [fix] = plan(makeProject({ 'blog/a.md': markdown(`${line}\ntags: [a]`) }));
    expect(parseFrontMatter(fix?.after ?? '').data.id).toBe('tag:example.org,2025:blog/a');
    expect(fix?.after).toContain('\ntags: [a]\n');
  });
});
