import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type CheckResult, checkContent } from '../../../../src/check/check.ts';
import type { SiteInput } from '../../../../src/schemas/site.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import { writeFiles } from '../../folder.ts';
import { makeSite } from '../../site.ts';
import { commit, git, initRepository } from '../repository.ts';

const FILE = 'content/postmortems/pool.md';
const INCIDENT = [
  ...['incident:', '  status: resolved', '  severity: sev2', '  started: 2025-04-01T10:00Z'],
  ...['  resolved: 2025-04-01T11:00Z', '  services: [api]', '  timeline:'],
  ...['    - { at: 2025-04-01T10:00Z, type: impact-start, text: Reads fail }'],
  ...['    - { at: "10:40", type: mitigated, text: Pool doubled }', '  actions:'],
  ...['    - { title: Alert on waiting clients, owner: storage, due: 2025-07-01 }'],
].join('\n');
const REPORT = [
  '---',
  'title: Pool ran dry',
  'description: The pool was too small.',
  'pubDate: 2025-04-02',
  'author: Ada',
]
  .concat(['id: "tag:example.org,2025:postmortems/pool"', INCIDENT, '---', '', 'Reads *failed*', 'for an hour.', ''])
  .join('\n');
const HINT = 'add a line: corrections: [{ at: 2025-06-15, text: "what was wrong, and what is right" }]';

/** Replace a part that is there once. */
function edit(from: string, to: string, text = REPORT): string {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, () => to);
}

/** A project in which the report was committed in these forms, and is now as the last of them. */
function makePast(...versions: readonly (readonly [at: string, text: string])[]): string {
  const root = makeProject({});
  initRepository(root);
  for (const [at, text] of versions) commit(root, at, { [FILE]: text });
  return root;
}

function check(root: string, settings: Partial<SiteInput> = {}, now = NOW): CheckResult {
  return checkContent(root, makeSite(settings), now);
}

/** What R27 says of a project, commits as `#`. */
function said(root: string, settings: Partial<SiteInput> = {}, now = NOW): string[] {
  const { problems, skipped } = check(root, settings, now);
  expect(skipped).toEqual([]);
  return problems
    .filter(({ id }) => id === 'R27')
    .map(({ file, line, level, message, hint }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return `${place} ${level} ${message.replace(/commit [0-9a-f]{8} /, 'commit # ')} (${hint})`;
    });
}

/** The fields that R27 names when the published report is edited a month later. */
function changed(after: string, before = REPORT): string | undefined {
  const root = makePast(['2025-04-02T09:00Z', before], ['2025-05-02T09:00Z', after]);
  const { items } = check(root).inventory;
  expect(items.filter(({ file, visibility }) => file === FILE && visibility === 'visible')).toHaveLength(1);
  return said(root).map((line) => / warning (.*) changed since /.exec(line)?.[1] ?? line)[0];
}

describe('a report that is changed after publication', () => {
  test('needs a correction; the warning names the commit, its day and what changed', () => {
    const text = edit('for an hour.\n', 'for two hours.\n', edit('title: Pool ran dry', 'title: The pool ran dry'));
    const root = makePast(['2025-04-02T09:00Z', REPORT], ['2025-05-02T09:00Z', text]);
    expect(said(root)).toEqual([
      `${FILE}:2 warning title and text changed since commit # of 2025-04-02 without a correction (${HINT})`,
    ]);
    const first = git(root, ['rev-list', '--max-parents=0', 'HEAD']).slice(0, 8);
    expect(check(root).problems.find(({ id }) => id === 'R27')?.message).toContain(`commit ${first} of`);
  });

  test('needs one before it is committed, too', () => {
    const root = makePast(['2025-04-02T09:00Z', REPORT]);
    expect(said(root)).toEqual([]);
    writeFiles(root, { [FILE]: edit('T11:00Z', 'T11:30Z') });
    expect(said(root)).toEqual([
      `${FILE}:11 warning incident.resolved changed since commit # of 2025-04-02 without a correction (${HINT})`,
    ]);
  });

  test('needs one under another name', () => {
    const root = makePast(['2025-04-02T09:00Z', REPORT]);
    const moved = 'content/postmortems/dry-pool/index.md';
    commit(root, '2025-05-02T09:00Z', { [FILE]: undefined, [moved]: edit('failed*', 'were lost*') });
    expect(said(root)).toEqual([
      `${moved} warning text changed since commit # of 2025-04-02 without a correction (${HINT})`,
    ]);
  });

  test('has its day in the zone of the site', () => {
    const root = makePast(['2025-04-02T13:00Z', REPORT], ['2025-05-02T09:00Z', edit('an hour.\n', 'long.\n')]);
    expect(said(root, { timeZone: 'Pacific/Auckland' })[0]).toContain('of 2025-04-03 without');
  });

  test.each([
    ['title', 'title: Pool ran dry', 'title: Pool was empty'],
    ['description', 'too small', 'far too small'],
    ['text', 'Reads *failed*', 'Reads *failed* [often](https://example.org/)'],
    ['incident.severity', 'sev2', 'sev3'],
    ['incident.started', 'started: 2025-04-01T10:00Z', 'started: 2025-04-01T09:59Z'],
    ['incident.resolved', 'resolved: 2025-04-01T11:00Z', 'resolved: ~2025-04-01T11:00Z'],
    ['incident.services', '[api]', '[{ id: api, state: down }]'],
    ['incident.services', '[api]', '[]'],
    ['incident.timeline', '10:40', '10:41'],
    ['incident.timeline', 'Pool doubled', 'Pool tripled'],
    ['incident.actions', 'Alert on waiting clients', 'Alert on waiting servers'],
    ['incident.actions', '\n    - { title: Alert on waiting clients, owner: storage, due: 2025-07-01 }', ' []'],
    ['incident.redactions', '  actions:', '  redactions: [{ what: A name, why: Privacy }]\n  actions:'],
    ['incident.factors', '  actions:', '  factors: [{ text: No alert }]\n  actions:'],
    ['incident', `${INCIDENT}\n`, ''],
  ])('in its %s', (name, from, to) => {
    expect(changed(edit(from, to))).toBe(name);
  });

  test('in many fields is told in a short list', () => {
    const three = edit('[api]', '[]', edit('too small', 'too large', edit('ran dry', 'ran out')));
    expect(changed(three)).toBe('title, description and incident.services');
    expect(changed(edit('sev2', 'sev3', edit('doubled', 'tripled', three)))).toBe(
      'title, description, incident.severity and 2 more fields',
    );
  });

  test('points to the item of a list', () => {
    const root = makePast(['2025-04-02T09:00Z', REPORT], ['2025-05-02T09:00Z', edit('Pool doubled', 'Pool tripled')]);
    expect(said(root)[0]).toMatch(new RegExp(`^${FILE}:15 `));
  });
});

describe('nothing is said of a report', () => {
  test('that is as it was published', () => {
    const root = makePast(['2025-04-02T09:00Z', REPORT]);
    commit(root, '2025-05-02T09:00Z', { 'content/postmortems/other.md': edit('Pool ran', 'Wells ran') });
    expect(said(root)).toEqual([]);
  });

  test('that was changed and changed back', () => {
    const wrong = edit('an hour.\n', 'a day.\n');
    expect(
      said(makePast(['2025-04-02T09:00Z', REPORT], ['2025-05-02T09:00Z', wrong], ['2025-05-03T09:00Z', REPORT])),
    ).toEqual([]);
  });

  test('that git does not know', () => {
    const root = makePast(['2025-04-02T09:00Z', REPORT]);
    writeFiles(root, { 'content/postmortems/new.md': edit('Pool ran', 'Wells ran') });
    expect(said(root)).toEqual([]);
  });

  test.each([
    ['an action that is done', 'due: 2025-07-01', 'due: 2025-08-01, status: done, closed: 2025-05-01, type: detect'],
    ['an action that is dropped', 'due: 2025-07-01', 'status: dropped, closed: 2025-05-01, reason: The pool is gone'],
    ['another owner and a link', 'owner: storage', 'owner: edge, url: https://example.org/1'],
    ['an action more', '  actions:', '  actions:\n    - { title: Limit the pool, type: prevent }'],
    ['evidence', 'text: Reads fail', 'text: Reads fail, evidence: https://example.org/graph'],
    ['a relation', '  actions:', '  related: [{ id: other, rel: same-cause }]\n  actions:'],
    ['the same instants in another zone', 'T11:00Z', 'T07:00-04:00'],
    [
      'the same instants in the zone of the incident',
      'started: 2025-04-01T10:00Z',
      'tz: Asia/Tokyo\n  started: 2025-04-01T19:00',
    ],
    ['a timeline item with a full date', '"10:40"', '2025-04-01 10:40:00 +00:00'],
    ['another order of keys', '  status: resolved\n  severity: sev2', '  severity: sev2\n  status: resolved'],
    ['another order within an item', 'type: impact-start, text: Reads fail', 'text: Reads fail, type: impact-start'],
    ['what is so by default, and other words for a severity', 'severity: sev2', 'severity: SEV2\n  kind: incident'],
    ['quotes and folded lines', 'title: Pool ran dry', 'title: >-\n  Pool ran\n  dry'],
    ['other words for the site only', 'author: Ada', 'authors: [ada]\ntags: [pools]\naliases: [/old/]\nseries: Pools'],
    [
      'a day on which it was updated',
      'author: Ada',
      'author: Ada\nupdatedDate: 2025-05-02\ncanonical: https://example.org/x',
    ],
    ['other line breaks', 'Reads *failed*\nfor an hour.', 'Reads  *failed* for\nan hour.'],
    ['other markup for the same', '*failed*', '_failed_'],
    ['a silencer', 'for an hour.\n', 'for an hour. <!-- check-ok R5 -->\n'],
    ['a comment', '\nReads *failed*', '\n<!-- A note to ourselves:\n\nmind the pool. -->\n\nReads *failed*'],
  ])('for %s', (_what, from, to) => {
    expect(changed(edit(from, to))).toBeUndefined();
  });

  test('for redactions that are lifted', () => {
    const redacted = edit('  actions:', '  redactions: [{ what: A name, why: Privacy }]\n  actions:');
    expect(changed(REPORT, redacted)).toBeUndefined();
  });

  test('for Windows line ends and a byte order mark', () => {
    expect(changed(`\uFEFF${REPORT.replaceAll('\n', '\r\n')}`)).toBeUndefined();
  });

  test('with errors of its own, which come first', () => {
    const root = makePast(['2025-04-02T09:00Z', REPORT], ['2025-05-02T09:00Z', edit('sev2', 'sev9')]);
    expect(said(root)).toEqual([]);
    expect(check(root).problems.map(({ id }) => id)).toContain('R8');
  });

  test('that is withheld, nor of a post', () => {
    for (const line of ['draft: true', 'unlisted: true', 'pubDate: 2025-07-01']) {
      const base = line.startsWith('pubDate') ? edit('pubDate: 2025-04-02\n', '') : REPORT;
      const now = edit('author: Ada', `author: Ada\n${line}`, edit('an hour.\n', 'long.\n', base));
      expect(said(makePast(['2025-04-02T09:00Z', REPORT], ['2025-05-02T09:00Z', now]))).toEqual([]);
    }
    const root = makeProject({});
    initRepository(root);
    const post = edit(`${INCIDENT}\n`, '');
    commit(root, '2025-04-02T09:00Z', { 'content/blog/pool.md': post });
    commit(root, '2025-05-02T09:00Z', { 'content/blog/pool.md': edit('an hour.\n', 'long.\n', post) });
    expect(said(root)).toEqual([]);
  });
});

describe('a correction', () => {
  const wrong = edit('an hour.\n', 'two hours.\n');
  const correct = (text: string, ...days: readonly string[]) =>
    edit(
      'author: Ada',
      `author: Ada\ncorrections:\n${days.map((day) => `  - { at: ${day}, text: Of ${day} }`).join('\n')}`,
      text,
    );

  test('that came with the change is what the rule asks for', () => {
    expect(changed(correct(wrong, '2025-05-02'))).toBeUndefined();
  });

  test('beside those that were published is one, and one that replaces them must be newer than publication', () => {
    const before = correct(REPORT, '2025-03-30');
    expect(changed(correct(wrong, '2025-03-30', '2025-05-02'), before)).toBeUndefined();
    expect(changed(correct(wrong, '2025-04-02'), before)).toBeUndefined();
    expect(changed(correct(wrong, '2025-04-01'), before)).toBe('text');
    expect(changed(correct(wrong, '2025-03-30'), before)).toBe('text');
  });

  test('is asked for beside those that are there', () => {
    const before = correct(REPORT, '2025-03-30');
    const root = makePast(['2025-04-02T09:00Z', before], ['2025-05-02T09:00Z', correct(wrong, '2025-03-30')]);
    const hint = 'add to corrections: - { at: 2025-06-15, text: "what was wrong, and what is right" }';
    expect(said(root)).toEqual([
      `${FILE}:6 warning text changed since commit # of 2025-04-02 without a correction (${hint})`,
    ]);
  });
});

describe('what was published is', () => {
  const early = edit('an hour.\n', 'a while.\n');

  test('the first version that was not a draft', () => {
    const draft = edit('author: Ada', 'author: Ada\ndraft: true', early);
    const unlisted = edit('author: Ada', 'author: Ada\nunlisted: true', early);
    const past = [
      ['2025-04-02T09:00Z', draft],
      ['2025-04-03T09:00Z', unlisted],
      ['2025-04-04T09:00Z', REPORT],
    ] as const;
    const root = makePast(...past);
    expect(said(root)).toEqual([]);
    writeFiles(root, { [FILE]: early });
    expect(said(root)[0]).toContain('of 2025-04-04 without');
  });

  test('the last version before the day of a scheduled report', () => {
    const root = makePast(['2025-03-30T09:00Z', early], ['2025-04-01T23:59Z', REPORT]);
    expect(said(root)).toEqual([]);
    commit(root, '2025-04-02T00:01Z', { [FILE]: early });
    expect(said(root)[0]).toContain('of 2025-04-01 without');
    expect(said(root, { timeZone: 'America/New_York' })).toEqual([]);
    expect(said(root, { timeZone: 'Pacific/Auckland' })).toEqual([]);
  });

  test('nothing that could not be built', () => {
    const broken = edit('sev2', 'sev9', early);
    const root = makePast(
      ['2025-04-02T09:00Z', broken],
      ['2025-04-02T10:00Z', '---\n"'],
      ['2025-04-02T11:00Z', REPORT],
    );
    expect(said(root)).toEqual([]);
  });

  test('for an incident that lasted, the version that called it over', () => {
    const ongoing = edit('  resolved: 2025-04-01T11:00Z\n', '', edit('status: resolved', 'status: ongoing', early));
    const longer = edit('a while.\n', 'a while yet.\n', ongoing);
    const root = makePast(['2025-04-02T09:00Z', ongoing], ['2025-04-03T09:00Z', longer]);
    expect(said(root)).toEqual([]);
    commit(root, '2025-04-04T09:00Z', { [FILE]: REPORT });
    expect(said(root)).toEqual([]);
    commit(root, '2025-04-05T09:00Z', { [FILE]: early });
    expect(said(root)[0]).toContain('text changed since commit # of 2025-04-04 without');
  });
});

describe('a missing history', () => {
  const skippedIn = (root: string, settings?: Partial<SiteInput>) => check(root, settings).skipped;

  test('is told once, however many reports there are', () => {
    const root = makeProject({ 'postmortems/a.md': REPORT, 'postmortems/b.md': edit('/pool', '/b') });
    const { skipped, problems } = check(root);
    expect(skipped).toEqual([{ rule: 'R27', why: 'this is not a git repository' }]);
    expect(problems.filter(({ id }) => id === 'R27')).toEqual([]);
  });

  test('is told when git is not installed', () => {
    const root = makePast(['2025-04-02T09:00Z', REPORT]);
    vi.stubEnv('PATH', join(root, 'content'));
    const skipped = skippedIn(root);
    vi.unstubAllEnvs();
    expect(skipped).toEqual([{ rule: 'R27', why: 'git is not installed' }]);
  });

  test('does not matter without published reports, or when the rule is off', () => {
    expect(skippedIn(makeProject({}))).toEqual([]);
    expect(skippedIn(makeProject({ 'postmortems/a.md': edit('author: Ada', 'author: Ada\ndraft: true') }))).toEqual([]);
    expect(skippedIn(makeProject({ 'postmortems/a.md': REPORT }), { check: { R27: 'off' } })).toEqual([]);
  });
});

test('the front matter can silence it', () => {
  const silenced = edit('author: Ada', 'author: Ada\ncheck: [R27]', edit('an hour.\n', 'long.\n'));
  const root = makePast(['2025-04-02T09:00Z', REPORT], ['2025-05-02T09:00Z', silenced]);
  expect(said(root)).toEqual([]);
  expect(check(root).problems.filter(({ id }) => id === 'C7')).toEqual([]);
});

test('pictures may move with a report into a folder', () => {
  const flat = edit('Reads *failed*', 'Reads *failed*: ![a graph](./pool/graph.svg)');
  const root = makePast(['2025-04-02T09:00Z', flat]);
  writeFiles(root, { 'content/postmortems/pool/graph.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  renameSync(join(root, FILE), join(root, 'content/postmortems/pool/index.md'));
  writeFiles(root, { 'content/postmortems/pool/index.md': edit('./pool/graph', './graph', flat) });
  expect(said(root)).toEqual([]);
});
