import { createHash } from 'node:crypto';
import type { ByteCache } from '../cache/cache.ts';
import type { Report } from '../check/reporters/report.ts';

const KEY = 'warnings of the last build';

/**
 * True when a build before this one has told the same warnings, line for line. Those of this one are remembered: the next
 * build asks again.
 */
export function areKnown({ problems }: Pick<Report, 'problems'>, cache: ByteCache): boolean {
  const warnings = problems.filter(({ level }) => level === 'warning');
  const told = warnings.map(({ id, file, line, column, message, hint }) => [id, file, line, column, message, hint]);
  const digest = createHash('sha256').update(JSON.stringify(told)).digest();
  const before = cache.read(KEY);
  if (before && digest.equals(before)) return warnings.length > 0;
  cache.write(KEY, digest);
  return false;
}
