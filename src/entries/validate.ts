import { z } from 'astro/zod';
import type { AuthorData } from '../schemas/author.ts';
import { collectionSchemas } from '../schemas/collections.ts';
import type { PageData } from '../schemas/page.ts';
import type { PostData } from '../schemas/post.ts';
import type { ReportData } from '../schemas/report.ts';
import type { ServiceData } from '../schemas/service.ts';
import type { Site } from '../schemas/site.ts';
import type { Collection, ContentFile } from './files.ts';
import type { Problem } from './problem.ts';

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

  /** Validate one file. Unknown keys are taken out with a warning; every other issue is an error. */
  return function validate<Name extends Collection>(
    collection: Name,
    { file, frontMatter }: ContentFile,
  ): { result?: Validated<Name>; problems: Problem[] } {
    const problems: Problem[] = [];
    const written = structuredClone(withDefaultAuthor(collection, frontMatter.data, site.defaultAuthor));
    const schema: z.ZodType<DataOf<Name>> = schemas[collection];
    let outcome = schema.safeParse(written);
    let issues = outcome.success ? [] : outcome.error.issues.flatMap(flatten);
    const report = (id: string, level: Problem['level'], path: Path, message: string, hint?: string) =>
      problems.push({ id, level, file, ...frontMatter.locate(path), message, hint });

    for (const { path, unknownKeys = [] } of issues) {
      for (const key of unknownKeys) {
        report(
          'C3',
          'warning',
          [...path, key],
          `${[...path, key].join('.')} is not a known key`,
          'it is ignored: check its spelling',
        );
        removeKey(written, path, key);
      }
    }
    if (issues.some(({ unknownKeys }) => unknownKeys)) {
      outcome = schema.safeParse(written);
      issues = outcome.success ? [] : outcome.error.issues.flatMap(flatten);
    }
    for (const { path, message, rule = ruleOf(path) } of issues) {
      const name = path.join('.') || 'front matter';
      const missing =
        path.length > 0 && valueAt(written, path) === undefined && !/^is missing| is required$/.test(message);
      const said = missing ? `${name} is missing` : `${name}${message.startsWith('is ') ? '' : ':'} ${message}`;
      report(rule, 'error', path, said);
    }
    return outcome.success ? { result: { parsed: outcome.data, written }, problems } : { problems };
  };
}

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
  if (issue.code === 'custom') return [{ path: issue.path, message: issue.message, rule: issue.params?.rule }];
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
function ruleOf([first, second]: Path): string {
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
