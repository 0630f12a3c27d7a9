import { z } from 'astro/zod';
import type { AuthorData } from '../schemas/author.ts';
import { collectionSchemas, severityAliases } from '../schemas/collections.ts';
import type { PageData } from '../schemas/page.ts';
import type { PostData } from '../schemas/post.ts';
import type { ReportData } from '../schemas/report.ts';
import { isRuleId, type Level, type RuleId } from '../schemas/rules.ts';
import type { ServiceData } from '../schemas/service.ts';
import type { Site } from '../schemas/site.ts';
import { suggest } from './directory.ts';
import { dropEmptyKeys } from './empty-keys.ts';
import type { Collection, ContentFile } from './files.ts';
import { explainForeignKey, foreignName } from './foreign-keys.ts';
import { explainHidingKey } from './hiding-keys.ts';
import { explainKind, flattenIssue, type Issue, knownKeysAt, type Path } from './issues.ts';
import type { Problem } from './problem.ts';
import { createSalvager, type Salvaged } from './salvage.ts';

/** What the schema of a collection makes of front matter. */
interface Data {
  blog: PostData;
  postmortems: ReportData;
  authors: AuthorData;
  services: ServiceData;
  pages: PageData;
}
type DataOf<Name extends Collection> = Data[Name];
type Schemas = { readonly [Name in Collection]: z.ZodType<Data[Name]> };

/** Fields without which there is no entry. */
const REQUIRED = new Set(['title', 'description', 'pubDate', 'author']);

/** An issue with the level that it is told at. */
type Told = Issue & { readonly level?: Level | undefined };

/** Front matter that passed: as the schema reads it, and as Astro may read it again. */
export interface Validated<Name extends Collection> {
  readonly parsed: DataOf<Name>;
  /** The written data without the keys that no schema knows. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** A validator for a site's words, with images as plain paths. */
export function createValidator(site: Pick<Site, 'severities' | 'defaultAuthor'>) {
  const schemas: Schemas = collectionSchemas(site, () => z.string());
  const salvage = createSalvager(severityAliases(site));

  /** Validate one file. Unknown keys are taken out with a warning; every other issue is an error. */
  return function validate<Name extends Collection>(
    collection: Name,
    { file, frontMatter }: ContentFile,
  ): { result?: Validated<Name>; salvaged?: Salvaged | undefined; problems: Problem[] } {
    const problems: Problem[] = [];
    const schema: z.ZodType<DataOf<Name>> = schemas[collection];
    const given = structuredClone({ ...frontMatter.data });
    dropEmptyKeys(given, schema);
    const written = withDefaultAuthor(collection, given, site.defaultAuthor);
    let outcome = schema.safeParse(written);
    let issues = outcome.success ? [] : outcome.error.issues.flatMap(flattenIssue);
    const report = (id: RuleId, level: Level, path: Path, message: string, hint?: string) =>
      problems.push({ id, level, file, ...frontMatter.locate(path), message, hint });

    const renamed = new Map<string, string>();
    for (const { path, unknownKeys = [] } of issues) {
      for (const key of unknownKeys) {
        const name = [...path, key].join('.');
        const hiding = explainHidingKey(
          collection,
          path,
          key,
          valueAt(written, [...path, key]),
          valueAt(written, ['pubDate']),
        );
        if (hiding) {
          problems.push({ id: 'C3', level: 'error', file, ...frontMatter.locateKey([...path, key]), ...hiding });
          removeKey(written, path, key);
          continue;
        }
        const known = knownKeysAt(schema, path);
        const around = path.length === 0 ? written : undefined;
        const meant = around && foreignName(key, known, around);
        if (meant !== undefined && !renamed.has(meant)) {
          renamed.set(meant, key);
          // What is missing under its own name is told there.
          if (REQUIRED.has(meant)) {
            removeKey(written, path, key);
            continue;
          }
        }
        const near = suggest(key, known);
        const hint = meant
          ? `rename it to ${meant}`
          : ((around && explainForeignKey(key)) ??
            (near ? `did you mean ${near}?` : 'it is ignored: check its spelling'));
        const place = frontMatter.locateKey([...path, key]);
        problems.push({ id: 'C3', level: 'warning', file, ...place, message: `${name} is not a known key`, hint });
        removeKey(written, path, key);
      }
    }
    if (issues.some(({ unknownKeys }) => unknownKeys)) {
      outcome = schema.safeParse(written);
      issues = outcome.success ? [] : outcome.error.issues.flatMap(flattenIssue);
    }
    const isEntry = collection === 'blog' || collection === 'postmortems';
    const salvaged = isEntry && !outcome.success ? salvage(written, issues) : undefined;
    const said = new Set<string>();
    const rest: Told[] = (salvaged?.contradictions ?? []).map(({ path, ...found }) => ({
      ...found,
      path: ['incident', ...path],
    }));
    const all: Told[] = [...issues, ...rest.filter(({ path }) => !isPrefixed(path, issues))];
    for (const issue of all.filter((one) => !isHeir(one, all))) {
      const { path, rule, options, level = 'error' } = issue;
      const value = valueAt(written, path);
      const { message, hint } = value === undefined ? issue : explainKind(issue, value, schema);
      const name = path.join('.') || 'front matter';
      const missing = path.length > 0 && value === undefined && !/^is missing| is required$/.test(message);
      const sentence = missing ? `${name} is missing` : `${name}${message.startsWith('is ') ? '' : ':'} ${message}`;
      const key = `${rule} ${sentence}`;
      if (said.has(key)) continue;
      said.add(key);
      const near = typeof value === 'string' && options ? suggest(value, options) : undefined;
      const [first = ''] = path;
      const other = value === undefined && path.length === 1 ? renamed.get(String(first)) : undefined;
      if (other !== undefined) {
        const place = frontMatter.locateKey([other]);
        const remedy = `rename ${other} to ${String(first)}`;
        problems.push({ id: 'C3', level, file, ...place, message: `${String(first)} is missing`, hint: remedy });
        continue;
      }
      report(
        rule !== undefined && isRuleId(rule) ? rule : ruleOf(path),
        level,
        path,
        sentence,
        near ? `did you mean ${near}?` : hint,
      );
    }
    return outcome.success ? { result: { parsed: outcome.data, written }, problems } : { salvaged, problems };
  };
}

/** True when a schema's own issue is about the same field, or about one around it. */
function isPrefixed(path: Path, issues: readonly Issue[]): boolean {
  return issues.some(
    (issue) =>
      issue.rule === undefined && issue.path.length > 0 && issue.path.every((part, index) => part === path[index]),
  );
}

/** A clock time has no date to inherit when the start cannot be read: that is one mistake, not two. */
function isHeir({ rule, path: [, list], message }: Issue, issues: readonly Issue[]): boolean {
  if (rule !== 'R1' || list !== 'timeline' || !message.includes('no date to inherit')) return false;
  return issues.some(({ path: [root, key] }) => root === 'incident' && (key === 'started' || key === 'detected'));
}

function withDefaultAuthor(
  collection: Collection,
  data: ContentFile['frontMatter']['data'],
  author: string | undefined,
) {
  const isEntry = collection === 'blog' || collection === 'postmortems';
  return isEntry && author && data.author === undefined && data.authors === undefined ? { ...data, author } : data;
}

/** The check's rule that a field's problem belongs to. */
function ruleOf([first, second]: Path): RuleId {
  if (first !== 'incident') return 'C3';
  return second === 'tz' ? 'R1' : 'R8';
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

function removeKey(data: unknown, path: Path, key: string): void {
  const parent = valueAt(data, path);
  if (isRecord(parent)) delete parent[key];
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
