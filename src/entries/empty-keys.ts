import type { z } from 'astro/zod';
import { knownKeysAt, type Path } from './issues.ts';

/**
 * Keys without a value that mean something: whether an entry is kept back, and whether a report counts. Nobody is to guess
 * what their writer would have put there.
 */
const NEVER_ABSENT = new Set(['draft', 'unlisted', 'incident']);

/**
 * Take known keys without a value out of front matter, in place: templates write `tags:`, `image: ''` or `series: []` for what
 * an entry may have. A key whose whole block is empty goes with it. Unknown keys stay, to be told of.
 */
export function dropEmptyKeys(data: Record<string, unknown>, schema: z.ZodType, path: Path = []): void {
  let known: ReadonlySet<string> | undefined;
  for (const [key, value] of Object.entries(data)) {
    const here = [...path, key];
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) if (isBlock(item)) dropEmptyKeys(item, schema, [...here, index]);
    } else if (isBlock(value)) dropEmptyKeys(value, schema, here);
    if (!isEmpty(value) || (path.length === 0 && NEVER_ABSENT.has(key))) continue;
    known ??= new Set(knownKeysAt(schema, path));
    if (known.has(key)) delete data[key];
  }
}

/** True for nothing, blank text, a list of nothing and a block of nothing. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) ? value.every(isEmpty) : isBlock(value) && Object.keys(value).length === 0;
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
