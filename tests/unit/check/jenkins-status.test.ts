import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from '../../../src/check/check.ts';
import type { Problem } from '../../../src/entries/problem.ts';
import { suggestSlug } from '../../../src/entries/slug.ts';
import { makeSite } from '../site.ts';

const FOLDER = fileURLToPath(new URL('../../../../shared/data/jenkins-status', import.meta.url));
const isThere = existsSync(FOLDER);
const SEVERITIES: Readonly<Record<string, string>> = { down: 'sev1', disrupted: 'sev2', notice: 'sev3' };

/** An entry of the status page with its times as they are written. */
interface StatusEntry {
  readonly slug: string;
  readonly title: string;
  readonly severity: string;
  readonly started: string;
  readonly resolved: string | undefined;
  readonly affected: readonly string[];
}

if (!isThere)
  console.warn('the entries of a status page lie beside the project (../shared/data): not there, so skipped');

describe.skipIf(!isThere)('the 297 entries of a status page, as reports', () => {
  const entries = isThere ? readEntries() : [];
  const known = isThere ? readServices() : [];
  const problems = isThere ? check(entries, known) : [];
  const told = (rule: string, words: RegExp) =>
    problems.filter(({ id, message }) => id === rule && words.test(message));
  const slugs = (list: readonly Problem[]) => list.map(({ file }) => file.replace(/^.*\/|\.md$/g, '')).sort();
  /** Minutes from start to end, as a person reads them: a missing zero is one, and two times without a zone have the same. */
  const minutes = ({ started, resolved }: StatusEntry) => {
    const [from, to] = [started, resolved ?? ''].map((time) => Date.parse(time.replace(/T(\d):/, 'T0$1:')));
    return ((to ?? Number.NaN) - (from ?? Number.NaN)) / 60_000;
  };

  test('are all read', () => {
    expect(entries).toHaveLength(297);
    expect(new Set(entries.map(({ slug }) => slug)).size).toBe(297);
  });

  test('name the 8 that end before they start, each once', () => {
    const wanted = entries.filter((entry) => minutes(entry) < 0).map(({ slug }) => slug);
    expect(wanted).toHaveLength(8);
    expect(slugs(told('R2', /resolved is before started/))).toEqual(wanted.sort());
  });

  test('name the 2 of no length, each once', () => {
    const wanted = entries.filter((entry) => minutes(entry) === 0).map(({ slug }) => slug);
    expect(wanted).toHaveLength(2);
    expect(slugs(told('R6', /same instant/))).toEqual(wanted.sort());
  });

  test('name the 11 files with a time without a zone, at each of their times once', () => {
    const isZoneless = (written: string | undefined) => written !== undefined && !/([+-]\d\d:\d\d|Z)$/.test(written);
    const wanted = entries.filter(({ started, resolved }) => isZoneless(started) || isZoneless(resolved));
    expect(wanted).toHaveLength(11);
    const found = told('R1', /has no time zone/);
    expect([...new Set(slugs(found))]).toEqual(wanted.map(({ slug }) => slug).sort());
    const times = wanted.flatMap(({ started, resolved }) => [started, resolved].filter(isZoneless));
    expect(found).toHaveLength(times.length);
  });

  test('name the 7 files with a one-digit hour, at each of their times once', () => {
    const isShort = (written: string | undefined) => written !== undefined && /T\d:/.test(written);
    const wanted = entries.filter(({ started, resolved }) => isShort(started) || isShort(resolved));
    expect(wanted).toHaveLength(7);
    const found = told('R1', /one-digit hour/);
    expect([...new Set(slugs(found))]).toEqual(wanted.map(({ slug }) => slug).sort());
    expect(found).toHaveLength(wanted.flatMap(({ started, resolved }) => [started, resolved].filter(isShort)).length);
  });

  test('name every service that the page does not define, each place once', () => {
    const folded = new Set(known.map((name) => name.toLowerCase()));
    const wanted = entries.flatMap(({ slug, affected }) =>
      affected.filter((name) => !folded.has(name.toLowerCase())).map((name) => `${slug} ${name}`),
    );
    expect(wanted.length).toBeGreaterThan(0);
    const found = told('R7', /no service is called/).map(({ file, message }) => {
      return `${file.replace(/^.*\/|\.md$/g, '')} ${/“(.*)”/.exec(message)?.[1]}`;
    });
    expect(found.sort()).toEqual(wanted.sort());
  });

  test('have the line of each problem that is about a field', () => {
    for (const { id, line, column } of problems.filter(({ id }) => ['R1', 'R2', 'R6', 'R7'].includes(id))) {
      expect.soft(line, id).toBeGreaterThan(1);
      expect.soft(column, id).toBeGreaterThan(1);
    }
  });
});

/** Check the entries once, in a folder that is gone afterwards. */
function check(entries: readonly StatusEntry[], services: readonly string[]): readonly Problem[] {
  const root = mkdtempSync(join(tmpdir(), 'afterword-status-'));
  const files: [string, string][] = [
    ['authors/ada.yml', 'name: Ada\n'],
    ...services.map((name, index): [string, string] => [
      `services/service-${index}.yml`,
      `name: ${JSON.stringify(name)}\n`,
    ]),
    ...entries.map((entry): [string, string] => [`postmortems/${entry.slug}.md`, asReport(entry)]),
  ];
  for (const folder of ['authors', 'services', 'postmortems'])
    mkdirSync(join(root, 'content', folder), { recursive: true });
  for (const [path, contents] of files) writeFileSync(join(root, 'content', path), contents);
  try {
    return checkContent(root, makeSite(), Date.parse('2026-11-01T00:00Z')).problems;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function asReport({ slug, title, severity, started, resolved, affected }: StatusEntry): string {
  return [
    '---',
    `title: ${JSON.stringify(title.slice(0, 120))}`,
    'description: An entry of a status page.',
    `pubDate: ${slug.slice(0, 10)}`,
    'author: Ada',
    'incident:',
    `  status: ${resolved ? 'resolved' : 'ongoing'}`,
    `  severity: ${SEVERITIES[severity]}`,
    `  started: ${started}`,
    ...(resolved ? [`  resolved: ${resolved}`] : []),
    ...(affected.length > 0 ? ['  services:', ...affected.map((name) => `    - ${JSON.stringify(name)}`)] : []),
    '---',
    '',
    'What happened is told elsewhere.',
    '',
  ].join('\n');
}

/** Times are taken from the lines themselves: a YAML parser would turn some of them into dates. */
function readEntries(): StatusEntry[] {
  const folder = join(FOLDER, 'content', 'issues');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const source = readFileSync(join(folder, name), 'utf8');
      const [, yaml = ''] = /^\uFEFF?\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---/.exec(source) ?? [];
      const { title, severity, affected } = parse(yaml);
      const time = (field: string) => new RegExp(`^${field}: *"?([^"#\\n]+?)"? *$`, 'm').exec(yaml)?.[1];
      return {
        slug: suggestSlug(name.replace(/\.md$/, '')),
        title: String(title),
        severity: String(severity),
        started: time('date') ?? '',
        resolved: time('resolvedWhen'),
        affected: (affected ?? []).map(String),
      };
    });
}

function readServices(): string[] {
  const { params } = parse(readFileSync(join(FOLDER, 'config.yml'), 'utf8'));
  return params.systems.map(({ name }: { name: string }) => name);
}
