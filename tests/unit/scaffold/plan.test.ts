import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { planFixes } from '../../../src/check/fix.ts';
import { parseFrontMatter } from '../../../src/entries/front-matter.ts';
import { incidentFields } from '../../../src/scaffold/fields.ts';
import { type NewOptions, planEntry } from '../../../src/scaffold/plan.ts';
import { Refusal } from '../../../src/scaffold/refusal.ts';
import { entryJsonSchema } from '../../../src/schemas/json-schema.ts';
import { postSchema } from '../../../src/schemas/post.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import { type Files, writeFiles } from '../folder.ts';
import { makeSite } from '../site.ts';

type Given = Partial<NewOptions>;
const SEVERITIES: SiteInput['severities'] = {
  sev1: { label: 'Critical', description: 'All of it: “everything”.' },
  ...{ sev2: { label: 'SEV2', aliases: ['major'] }, sev3: { label: 'SEV3' }, sev4: { label: 'SEV4' } },
};
const BERLIN = { timeZone: 'Europe/Berlin' };

function plan(given: Given, settings: Partial<SiteInput> = {}, files: Files = {}, now = NOW) {
  const root = makeProject(files);
  return planEntry(root, { kind: 'post', title: 'A pool', services: [], ...given }, makeSite(settings), now);
}

/** Exit code and message of a refusal. */
function refusal(given: Given, settings: Partial<SiteInput> = {}, files: Files = {}): string {
  try {
    return `written: ${plan(given, settings, files).file}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.exitCode} ${error.message.replace('\n    ', ' | ')}`;
  }
}

/** What the check says of a new entry in a project of its own. */
function verdict(given: Given, settings: Partial<SiteInput> = {}, now = NOW) {
  const root = makeProject({});
  const site = makeSite(settings);
  const { file, text } = planEntry(root, { kind: 'postmortem', title: 'A pool', services: [], ...given }, site, now);
  writeFiles(root, { [file]: text });
  const result = checkContent(root, site, now);
  return {
    fixes: planFixes(result, root, site, now),
    found: result.problems.map(({ level, id, message }) => `${level} ${id} ${message}`),
  };
}

const incidentOf = (given: Given, settings: Partial<SiteInput> = {}, now = NOW) =>
  parseFrontMatter(plan({ kind: 'postmortem', ...given }, settings, {}, now).text).data.incident;

describe('a new post', () => {
  test('is a draft with the four fields and an identity', () => {
    const { text, ...rest } = plan({ title: 'How we built it' });
    expect(rest).toEqual({
      file: 'content/blog/how-we-built-it.md',
      path: '/blog/how-we-built-it/',
      toReplace: ['description', 'the text'],
    });
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      ...['---', 'title: How we built it'],
      'description: Replace this with one or two sentences for listings, feeds and search.',
      ...['pubDate: 2025-06-15', 'author: Ada', 'tags: []', 'id: tag:example.org,2025:blog/how-we-built-it'],
      ...['draft: true # take this line out to publish', '---', ''],
      ...['<!-- What is it about, and for whom? Begin with the point. -->', ''],
    ]);
  });

  test('has a line for each field with its meaning, which is right as soon as its sign is taken out', () => {
    const { text } = plan({});
    const lines = text.split('\n');
    for (const [name, meaning] of Object.entries(entryJsonSchema().properties ?? {})) {
      const at = lines.findIndex((line) => new RegExp(`^(# )?${name}:`).test(line));
      expect(lines[at - 1], name).toBe(`# ${typeof meaning === 'object' ? meaning.description : ''}`);
    }
    // Two of them exclude each other, and a picture would have to be there.
    const whole = text
      .replace(/^author: .*$/m, '')
      .replaceAll(/^# (?!image|[A-Z])(\w+: )/gm, '$1')
      .replace('one-author, another', 'Ada')
      .replace('[one-author]', '[Ada]');
    const { data, errors } = parseFrontMatter(whole);
    expect(errors).toEqual([]);
    expect(postSchema(() => z.string()).safeParse(data).error?.issues).toBeUndefined();
    expect(Object.keys(data)).toEqual(
      Object.keys(entryJsonSchema().properties ?? {}).filter((name) => !['author', 'image'].includes(name)),
    );
  });

  test('is dated today in the site’s zone', () => {
    const late = Date.parse('2025-06-15T23:30Z');
    expect(plan({}, {}, {}, late).text).toContain('pubDate: 2025-06-15\n');
    expect(plan({}, BERLIN, {}, late).text).toContain('pubDate: 2025-06-16\n');
  });

  test('is MDX when that is asked for, with comments that MDX can read', () => {
    const { file, text } = plan({ mdx: true });
    expect(file).toBe('content/blog/a-pool.mdx');
    expect(text).toContain('{/* What is it about');
    expect(text).not.toContain('<!--');
  });

  test.each(['Yes', '1984', '1.10', 'C# & "quotes"', 'a: b #c', '- dash', "It's odd", '{x}', '007', 'null'])(
    'has the title %s as it was given',
    (title) => {
      const { text } = plan({ title, slug: 'a' });
      expect(String(parseFrontMatter(text).data.title)).toBe(title);
    },
  );
});

describe('a new report', () => {
  const everything: Given = { started: '2025-06-10T10:16Z', severity: 'sev1', services: ['api'] };

  /** What the check says of stand-ins, and there is nothing else that it says of a new file. */
  const stillNew = (...what: readonly string[]) =>
    what.map((thing) => `warning C9 the ${thing} is still the one of a new file`);
  const NOTHING_GIVEN = stillNew('description', 'severity', 'start', 'impact', 'summary');

  test.each<[string, Given, Partial<SiteInput>, readonly string[]]>([
    ['a post', { kind: 'post' }, {}, stillNew('description', 'text')],
    ['a post in MDX', { kind: 'post', mdx: true }, {}, stillNew('description', 'text')],
    ['a report', {}, {}, NOTHING_GIVEN],
    ['a report with all facts', everything, {}, stillNew('description', 'impact', 'summary')],
    ['a report in MDX', { ...everything, mdx: true }, {}, stillNew('description', 'impact', 'summary')],
    ['a report of now', { started: 'now', severity: 'sev2' }, BERLIN, stillNew('description', 'impact', 'summary')],
    ['one with headings of the site', {}, { sections: { summary: ['Zusammenfassung'] }, lang: 'de' }, NOTHING_GIVEN],
  ])('has warnings for what only its writer knows, and nothing to correct: %s', (_what, given, settings, found) => {
    expect(verdict(given, settings)).toEqual({ found, fixes: [] });
  });

  test('is never in the future, wherever its zone is', () => {
    const morning = Date.parse('2025-06-15T00:10Z');
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Honolulu', 'UTC']) {
      expect(verdict({}, { timeZone }, morning).found).toEqual(NOTHING_GIVEN);
      const found = stillNew('description', 'severity', 'impact', 'summary');
      expect(verdict({ started: 'now' }, { timeZone }, morning).found).toEqual(found);
    }
    expect(verdict({}, {}, morning).found).toEqual(NOTHING_GIVEN);
  });

  test('goes on until somebody says that it is over, and says that its impact is not measured', () => {
    expect(incidentOf({})).toEqual({
      ...{ status: 'ongoing', kind: 'incident', severity: 'sev3', started: '~2025-06-15', services: [] },
      impact: [{ unknown: 'Not measured yet.' }],
    });
  });

  test('has the given facts, by their ids', () => {
    const settings = { severities: SEVERITIES };
    expect(
      incidentOf({ services: ['API', 'api'], severity: 'MAJOR', started: '2025-06-10T10:16Z' }, settings),
    ).toMatchObject({
      ...{ severity: 'sev2', started: '2025-06-10T10:16Z', services: ['api'] },
    });
    expect(incidentOf({ severity: 'critical' }, settings)).toMatchObject({ severity: 'sev1' });
  });

  test('says what only its writer knows', () => {
    expect(plan({ kind: 'postmortem' }).toReplace).toEqual([
      'description',
      'severity',
      'started',
      'impact',
      'the summary',
    ]);
    expect(plan({ kind: 'postmortem', ...everything }).toReplace).toEqual(['description', 'impact', 'the summary']);
    expect(plan({ kind: 'postmortem' }).text).toContain('severity: sev3 # not judged yet: replace it');
    expect(plan({ kind: 'postmortem', ...everything }).text).not.toContain('replace it');
  });

  test('explains every field of the schema, the closed lists with their values, the severities with their rules', () => {
    const { text } = plan({ kind: 'postmortem' }, { severities: SEVERITIES });
    for (const { name } of incidentFields()) {
      expect(text).toMatch(new RegExp(`^  # \\S.*\\.\\n(  #  .*\\n)*  (# )?${name}:`, 'm'));
    }
    expect(text).toContain('# What changed. One of: deploy, config-change,');
    expect(text).toContain('#   sev1  Critical  All of it: “everything”.\n');
    expect(text).toContain('#   known: api\n');
  });

  test('is still without errors when all that is commented out is taken in', () => {
    const { text } = plan({ kind: 'postmortem', started: '2025-06-15T09:00Z' });
    const taken = text
      .replace(/^ {2}# (?=(tz|detected|trigger|detection|factors|timeline):|(?: {2}))/gm, '  ')
      .replace(/^ {4}[a-z]+: [a-z-]+(, [a-z-]+)*\n/gm, '');
    const { data, errors } = parseFrontMatter(
      taken.replace(/^ {4}(sev\d|- \{ metric).*\n/gm, '').replace(/^ {2}# actions:\n( {4}.*\n)+/m, ''),
    );
    expect(errors).toEqual([]);
    expect(data.incident).toMatchObject({
      ...{ tz: 'America/New_York', detected: '2025-06-15T12:00Z', trigger: 'deploy' },
      ...{ detection: { source: 'monitoring' }, factors: [{ tag: 'missing-alert' }] },
      timeline: [{ type: 'impact-start' }, { at: '09:05' }],
    });
  });
});

describe('a title that nobody may publish', () => {
  test.each([
    ['Stop hard-coding http://localhost:3000 in tests', 'is the reader’s own machine | write it as code'],
    ['The night that 10.2.0.4 was full', 'is an address of a private network | write it as code'],
  ])('is refused before anything is written: %s', (title, expected) => {
    expect(refusal({ title })).toMatch(/^2 the title cannot be published: “/);
    expect(refusal({ title })).toContain(expected);
  });

  test('may have code in it, and versions', () => {
    expect(plan({ title: 'Stop hard-coding `http://localhost:3000`' }).text).toContain('localhost');
    expect(plan({ title: 'From Redis 10.2.0.4 to Valkey' }).text).toContain('10.2.0.4');
  });
});

describe('--started', () => {
  test.each([
    ['now', '2025-06-15T14:00+02:00'],
    ['2025-06-10 9:05', '2025-06-10T09:05+02:00'],
    ['~2025-06-10T10:16', '~2025-06-10T10:16+02:00'],
    ['2025-06-10T10:16-04:00', '2025-06-10T10:16-04:00'],
    ['~2025-06-10', '~2025-06-10'],
  ])('%s is %s where the site has a zone', (started, written) => {
    expect(incidentOf({ started }, BERLIN)).toMatchObject({ started: written, tz: 'Europe/Berlin' });
  });

  test('now is UTC where the site has no zone, and gives the incident none', () => {
    expect(incidentOf({ started: 'now' })).toMatchObject({ started: '2025-06-15T12:00Z' });
    expect(incidentOf({ started: 'now' })).not.toHaveProperty('tz');
  });

  test('is refused without a zone, in the future, in an hour that the clocks skip, and when it is not a time', () => {
    const refused = (started: string, settings = {}) => refusal({ kind: 'postmortem', started }, settings);
    expect(refused('2025-06-10 10:16')).toMatch(
      /^2 --started: “2025-06-10 10:16” has no time zone \| write .*, or --started now$/,
    );
    expect(refused('2025-06-16T10:16Z')).toBe(
      '2 --started: “2025-06-16T10:16Z” is in the future | it is 2025-06-15T12:00Z now',
    );
    expect(refused('2025-03-30 02:30', BERLIN)).toMatch(
      /^2 --started: .* Europe\/Berlin, where the clocks change \| write the offset/,
    );
    expect(refused('yesterday')).toMatch(/^2 --started: “yesterday” is not an instant \| write/);
    expect(refused('2025-06-10')).toMatch(/^2 --started: “2025-06-10” has no time \| write ~2025-06-10/);
  });
});

test('an unknown service or severity is refused with the one that was meant', () => {
  const refused = (given: Given) => refusal({ kind: 'postmortem', ...given }, { severities: SEVERITIES });
  expect(refused({ services: ['appi'] })).toBe('2 --service: no service is called “appi” | did you mean api?');
  expect(refused({ services: ['warehouse'] })).toBe('2 --service: no service is called “warehouse” | one of: api');
  expect(refused({ severity: 'majr' })).toBe('2 --severity: “majr” is not a severity | did you mean major?');
  expect(refused({ severity: 'x' })).toBe(
    '2 --severity: “x” is not a severity | one of: sev1, sev2, sev3, sev4, critical, major',
  );
});

describe('the author', () => {
  const grace = { 'authors/grace.yml': 'name: Grace Hopper\naliases: [Amazing Grace]' };
  const authorOf = (given: Given, settings: Partial<SiteInput> = {}, files: Files = grace) =>
    parseFrontMatter(plan(given, settings, files).text).data.author;

  test('is who is given, by id, name or alias, before the site’s own', () => {
    for (const author of ['grace', 'grace hopper', 'Amazing Grace']) {
      expect(authorOf({ author }, { defaultAuthor: 'Ada' })).toBe('Grace Hopper');
    }
    expect(authorOf({}, { defaultAuthor: 'countess' })).toBe('Ada');
    expect(authorOf({}, {}, {})).toBe('Ada');
  });

  test('is the one whom git knows, when there are several', () => {
    const root = makeProject(grace);
    const options: NewOptions = { kind: 'post', title: 'A pool', services: [] };
    execFileSync('git', ['init', '-q'], { cwd: root });
    execFileSync('git', ['config', 'user.name', 'Amazing Grace'], { cwd: root });
    expect(planEntry(root, options, makeSite(), NOW).text).toContain('author: Grace Hopper\n');
    execFileSync('git', ['config', 'user.name', 'Nobody'], { cwd: root });
    expect(() => planEntry(root, options, makeSite(), NOW)).toThrow(
      'who is the author?\n    give one: --author "Ada"; one of: Ada, Grace Hopper',
    );
  });

  test('is refused when nobody has the name, and when there is nobody', () => {
    expect(refusal({ author: 'Graze' }, {}, grace)).toBe('2 no author is called “Graze” | did you mean grace?');
    expect(refusal({ author: 'Somebody Else' })).toBe('2 no author is called “Somebody Else” | one of: Ada');
    expect(refusal({}, {}, { 'authors/ada.yml': 'nmae: Ada' })).toMatch(
      /^2 there is no author yet \| add content\/authors/,
    );
  });
});

describe('a name that is taken', () => {
  const taken = (files: Files, given: Given = {}, settings: Partial<SiteInput> = {}) => refusal(given, settings, files);
  const NEXT = 'give another: --slug a-pool-2';

  test.each<[string, Files, string]>([
    ['a file', { 'blog/a-pool.md': markdown() }, 'content/blog/a-pool.md'],
    ['a file with another extension', { 'blog/a-pool.mdx': markdown() }, 'content/blog/a-pool.mdx'],
    ['a file in another case', { 'blog/A-Pool.md': markdown() }, 'content/blog/A-Pool.md'],
    ['a file that is broken', { 'blog/a-pool.md': '---\n"' }, 'content/blog/a-pool.md'],
    ['a folder', { 'blog/a-pool/index.md': markdown() }, 'content/blog/a-pool'],
    ['a folder of pictures', { 'blog/a-pool/a.png': 'x' }, 'content/blog/a-pool'],
    ['an alias', { 'blog/b.md': markdown('aliases: [/blog/a-pool]') }, 'an alias of content/blog/b.md'],
    ['an identity', { 'blog/b.md': markdown('id: tag:example.org,2025:blog/a-pool') }, 'the id of content/blog/b.md'],
  ])('by %s is refused with its owner and a name that is free', (_what, files, owner) => {
    expect(taken(files)).toBe(`1 “a-pool” is taken by ${owner} | ${NEXT}`);
  });

  test('in another Unicode form, by a redirect, or by the site itself is refused too', () => {
    expect(taken({ 'blog/cafe\u0301.md': markdown() }, { title: 'Café' })).toMatch(
      /^1 “café” is taken by content\/blog/,
    );
    expect(taken({}, {}, { redirects: { '/blog/a-pool/': '/' } })).toBe(
      `1 “a-pool” is taken by a redirect in site.config.ts | ${NEXT}`,
    );
    expect(taken({}, { slug: 'page' })).toBe('1 “page” is an address of the site itself | give another: --slug page-1');
  });

  test('leaves out further names that are taken', () => {
    const files = { 'blog/a-pool.md': markdown(), 'blog/a-pool-2/index.md': markdown() };
    expect(taken(files)).toContain('--slug a-pool-3');
  });

  test('in the other collection is free', () => {
    expect(taken({ 'postmortems/a-pool.md': markdown() })).toBe('written: content/blog/a-pool.md');
  });

  test('is taken also where there is nothing but the folder', () => {
    const root = makeProject({});
    mkdirSync(join(root, 'content/blog/a-pool'), { recursive: true });
    expect(() => planEntry(root, { kind: 'post', title: 'A pool', services: [] }, makeSite(), NOW)).toThrow(
      'is taken by',
    );
  });
});

test('a title that is empty, too long, or leaves no name is refused', () => {
  expect(refusal({ title: ' \n ' })).toMatch(/^2 the title is empty/);
  expect(refusal({ title: 'x'.repeat(121) })).toBe('2 the title has 121 characters | use at most 120');
  expect(refusal({ title: '???' })).toBe('2 “???” leaves no name for the file | give one: --slug lower-case-words');
  expect(refusal({ slug: 'Not Good' })).toMatch(
    /^2 “Not Good” cannot be an address: .* \| give another: --slug not-good$/,
  );
  expect(refusal({ title: '長'.repeat(90) })).toMatch(/^2 the name of the file would have 270 bytes/);
});
