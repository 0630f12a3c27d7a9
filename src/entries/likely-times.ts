import { type Contradiction, findDisorder } from '../incidents/consistency.ts';
import { type Doubt, findLengthDoubts } from '../incidents/doubts.ts';
import type { Incident } from '../incidents/incident.ts';
import { type Instant, InstantError, isTimeZone, parseInstant } from '../incidents/instants.ts';
import { INSTANT_NAMES, type InstantName } from '../incidents/terms.ts';

type Instants = Incident['instants'];

/**
 * What instants contradict that lack only a zone or the zero of an hour: a writer who mends the spelling should not have to
 * learn of the order in a second run. Times without a zone are compared with each other alone.
 *
 * @param written the `incident` block as it is written.
 */
export function judgeLikelyTimes(written: Readonly<Record<string, unknown>>): (Contradiction | Doubt)[] {
  const tz = typeof written.tz === 'string' ? written.tz : undefined;
  if (tz !== undefined && !isTimeZone(tz)) return [];
  const sound: Partial<Record<InstantName, Instant>> = {};
  const zoned: Partial<Record<InstantName, Instant>> = {};
  const local: Partial<Record<InstantName, Instant>> = {};
  for (const name of INSTANT_NAMES) {
    const value = written[name];
    if (typeof value !== 'string') continue;
    const padded = value.replace(/([T ])(\d):/, '$10$2:');
    const instant = read(padded, tz);
    const unplaced = instant ? undefined : read(padded, 'UTC');
    if (instant) zoned[name] = instant;
    if (instant && padded === value) sound[name] = instant;
    if (unplaced) local[name] = unplaced;
  }
  const known = new Set(judge(sound).map(({ message }) => message));
  return [...judge(zoned), ...judge(local)].filter(({ message }) => !known.has(message));
}

function judge(instants: Instants): (Contradiction | Doubt)[] {
  return [...findDisorder(instants), ...findLengthDoubts(instants)];
}

function read(written: string, tz: string | undefined): Instant | undefined {
  try {
    return parseInstant(written, tz);
  } catch (error) {
    if (error instanceof InstantError) return undefined;
    throw error;
  }
}
