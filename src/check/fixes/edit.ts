import type { ContentFile } from '../../entries/files.ts';
import { parseFrontMatter } from '../../entries/front-matter.ts';

export type Path = readonly (string | number)[];

/** One change to the text of a file, with the field that it sets. */
export interface Edit {
  /** Offsets in the file without its byte order mark, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly path: Path;
  /** What a reader of the front matter finds in the field afterwards. */
  readonly value: string;
  readonly why: string;
  /** Set when the edit says something that the file does not: the zone of a time. */
  readonly isGuess?: boolean;
}

/** Put another value where a scalar is, in the quotes that it has; undefined when it is not a scalar on one line. */
export function replaceScalar({ frontMatter }: ContentFile, path: Path, value: string): Edit | undefined {
  const written = frontMatter.written(path);
  const old = String(valueAt(frontMatter.data, path));
  if (!written || old === value) return undefined;
  const quoted = /^(["'])(.*)\1$/s.exec(written.source);
  const [from, inner] = quoted ? [written.offset + 1, quoted[2] ?? ''] : [written.offset, written.source];
  // Escapes and folded lines are spelled otherwise than they are read.
  if (inner !== old || (quoted && /["'\\]/.test(value))) return undefined;
  const why = `${path.join('.')}: “${old}” is ${value}`;
  return { from, to: from + inner.length, text: value, path, value, why };
}

/** Make the edits; undefined when the file would then say anything else than they mean. */
export function applyEdits(file: ContentFile, edits: readonly Edit[]): ContentFile | undefined {
  const ordered = edits.toSorted((a, b) => b.from - a.from);
  let { source } = file;
  for (const { from, to, text } of ordered) source = source.slice(0, from) + text + source.slice(to);
  const frontMatter = parseFrontMatter(source);
  const isMeant =
    frontMatter.errors.length === 0 &&
    frontMatter.body === file.frontMatter.body &&
    edits.every(({ path, value }) => String(valueAt(frontMatter.data, path)) === value) &&
    rest(frontMatter.data, edits) === rest(file.frontMatter.data, edits);
  return isMeant ? { ...file, source, frontMatter } : undefined;
}

/** What front matter says at a path. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

/** The list at a path; empty where there is none. */
export function listAt(data: unknown, path: Path): readonly unknown[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? value : [];
}

/** All front matter but the edited fields. */
function rest(data: unknown, edits: readonly Edit[]): string {
  const copy: unknown = structuredClone(data);
  for (const { path } of edits) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (!isRecord(parent) || key === undefined) continue;
    if (Array.isArray(parent)) parent[Number(key)] = null;
    else delete parent[key];
  }
  return JSON.stringify(copy);
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
