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
import type { Collection, ContentFile } from './files.ts';
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

type Path = readonly PropertyKey[];
interface Issue {
  readonly path: Path;
  readonly message: string;
  /** The rule of the check, when the schema names one. */
  readonly rule?: string | undefined;
  /** Set when the issue is only that these keys are unknown. */
  readonly unknownKeys?: readonly string[];
  readonly level?: Level | undefined;
  readonly hint?: string | undefined;
  /** Values that would have been right. */
  readonly options?: readonly string[] | undefined;
}

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
    const written = structuredClone(withDefaultAuthor(collection, frontMatter.data, site.defaultAuthor));
    const schema: z.ZodType<DataOf<Name>> = schemas[collection];
    let outcome = schema.safeParse(written);
    let issues = outcome.success ? [] : outcome.error.issues.flatMap(flatten);
    const report = (id: RuleId, level: Level, path: Path, message: string, hint?: string) =>
      problems.push({ id, level, file, ...frontMatter.locate(path), message, hint });

    for (const { path, unknownKeys = [] } of issues) {
      for (const key of unknownKeys) {
        const name = [...path, key].join('.');
        const near = suggest(key, knownKeysAt(schema, path));
        const hint = near ? `did you mean ${near}?` : 'it is ignored: check its spelling';
        const place = frontMatter.locateKey([...path, key]);
        problems.push({ id: 'C3', level: 'warning', file, ...place, message: `${name} is not a known key`, hint });
        removeKey(written, path, key);
      }
    }
    if (issues.some(({ unknownKeys }) => unknownKeys)) {
      outcome = schema.safeParse(written);
      issues = outcome.success ? [] : outcome.error.issues.flatMap(flatten);
    }
    const isEntry = collection === 'blog' || collection === 'postmortems';
    const salvaged = isEntry && !outcome.success ? salvage(written, issues) : undefined;
    const said = new Set<string>();
    const rest: Issue[] = (salvaged?.contradictions ?? []).map(({ path, ...found }) => ({
      ...found,
      path: ['incident', ...path],
    }));
    const all = [...issues, ...rest.filter(({ path }) => !isPrefixed(path, issues))];
    for (const { path, message, rule, options, level = 'error', hint } of all.filter((issue) => !isHeir(issue, all))) {
      const name = path.join('.') || 'front matter';
      const missing =
        path.length > 0 && valueAt(written, path) === undefined && !/^is missing| is required$/.test(message);
      const sentence = missing ? `${name} is missing` : `${name}${message.startsWith('is ') ? '' : ':'} ${message}`;
      const key = `${rule} ${sentence}`;
      if (said.has(key)) continue;
      said.add(key);
      const value = valueAt(written, path);
      const near = typeof value === 'string' && options ? suggest(value, options) : undefined;
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

type JsonSchema = z.core.JSONSchema.JSONSchema | boolean;

/** Keys that a schema knows at a path, for suggestions. */
function knownKeysAt(schema: z.ZodType, path: Path): string[] {
  const keys = new Set<string>();
  const walk = (node: JsonSchema | undefined, [key, ...more]: Path): void => {
    if (typeof node !== 'object') return;
    for (const branch of node.anyOf ?? []) walk(branch, key === undefined ? [] : [key, ...more]);
    if (key === undefined) for (const name of Object.keys(node.properties ?? {})) keys.add(name);
    else if (typeof key !== 'number') walk(node.properties?.[String(key)], more);
    else if (!Array.isArray(node.items)) walk(node.items, more);
  };
  let json = jsonSchemas.get(schema);
  if (!json) {
    json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    jsonSchemas.set(schema, json);
  }
  walk(json, path);
  return [...keys];
}

const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();

function withDefaultAuthor(
  collection: Collection,
  data: ContentFile['frontMatter']['data'],
  author: string | undefined,
) {
  const isEntry = collection === 'blog' || collection === 'postmortems';
  return isEntry && author && data.author === undefined && data.authors === undefined ? { ...data, author } : data;
}

/** A union's issue says little; the branch that came closest says what to mend. */
function flatten(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys')
    return [{ path: issue.path, message: issue.message, unknownKeys: issue.keys }];
  if (issue.code === 'custom') {
    const { rule, options } = issue.params ?? {};
    return [{ path: issue.path, message: issue.message, rule, options }];
  }
  if (issue.code === 'invalid_value') {
    return [{ path: issue.path, message: issue.message, options: issue.values.map(String) }];
  }
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ path: issue.path, message: issue.message }];
  const branches = issue.errors.map((errors) => errors.flatMap(flatten));
  const wrongType = (branch: readonly Issue[]) =>
    branch.some(({ path, unknownKeys }) => path.length === 0 && !unknownKeys);
  const closest = branches.find((branch) => !wrongType(branch));
  if (!closest) return [{ path: issue.path, message: issue.message }];
  return closest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
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
