import type { ContentFile } from '../../entries/files.ts';
import { isTimeZone } from '../../incidents/instants.ts';
import { INSTANT_NAMES } from '../../incidents/terms.ts';
import { type Clock, completeInstant, offsetAt } from './complete-instant.ts';
import { type Edit, listAt, type Path, replaceScalar, valueAt } from './edit.ts';

const OFFSET = /^~?\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::[\d.]+)?\s?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Complete the instants of an entry. A time without an offset is in the zone that the owner gave the site, unless other
 * times of the incident are written by another clock.
 */
export function* fixInstants(file: ContentFile, siteZone: string | undefined): Generator<Edit> {
  const { data } = file.frontMatter;
  const dates: Path[] = [
    ['pubDate'],
    ['updatedDate'],
    ...listAt(data, ['corrections']).map((_, index): Path => ['corrections', index, 'at']),
  ];
  for (const path of dates) yield* complete(file, path, { zone: siteZone });

  const paths = incidentPaths(data);
  const clock = clockOf(data, paths, siteZone);
  for (const path of paths) {
    const written = valueAt(data, path);
    const isShortClock = path[1] === 'timeline' && typeof written === 'string' && /^\d:\d{2}$/.test(written);
    if (isShortClock) yield* some(replaceScalar(file, path, `0${written}`));
    else yield* complete(file, path, clock);
  }
}

function* complete(file: ContentFile, path: Path, clock: Clock): Generator<Edit> {
  const written = valueAt(file.frontMatter.data, path);
  const completed = typeof written === 'string' ? completeInstant(written, clock) : undefined;
  if (!completed) return;
  const edit = replaceScalar(file, path, completed.text);
  if (edit) yield { ...edit, isGuess: completed.isGuess };
}

function incidentPaths(data: unknown): Path[] {
  return [
    ...INSTANT_NAMES.map((name): Path => ['incident', name]),
    ...listAt(data, ['incident', 'timeline']).map((_, index): Path => ['incident', 'timeline', index, 'at']),
    ...listAt(data, ['incident', 'services']).flatMap((_, index): Path[] =>
      ['from', 'to'].map((end) => ['incident', 'services', index, end]),
    ),
  ];
}

function clockOf(data: unknown, paths: readonly Path[], siteZone: string | undefined): Clock {
  const tz = valueAt(data, ['incident', 'tz']);
  if (typeof tz === 'string' && isTimeZone(tz)) return { tz };
  // A zone that cannot be read is still a sign that another one was meant.
  if (tz !== undefined || !siteZone) return {};
  const written = paths.map((path) => valueAt(data, path)).filter((value) => typeof value === 'string');
  return written.every((value) => agrees(value, siteZone)) ? { zone: siteZone } : {};
}

/** False for an instant whose offset is not the one of the zone at that time. */
function agrees(written: string, zone: string): boolean {
  const [, day, time, offset] = OFFSET.exec(written.trim()) ?? [];
  if (!day || !offset) return true;
  return normalize(offset) === normalize(offsetAt(`${day}T${time}`, zone) ?? '');
}

function normalize(offset: string): string {
  return offset
    .toUpperCase()
    .replace(':', '')
    .replace(/^[+-]0000$/, 'Z');
}

function* some(edit: Edit | undefined): Generator<Edit> {
  if (edit) yield edit;
}
