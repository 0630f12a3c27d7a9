import { Temporal } from 'temporal-polyfill';
import { parseInstant } from '../../incidents/instants.ts';

/** What is known of the clock by which an instant was written. */
export interface Clock {
  /** The incident's own zone: a time without an offset is complete. */
  readonly tz?: string | undefined;
  /** The zone that a time without an offset is taken to be in. */
  readonly zone?: string | undefined;
}

const PARTS =
  /^(~)?\s*(\d{4}-\d{2}-\d{2})(?:(t)|\s+)(\d{1,2})(?::(\d{2})(:(?:\d{2}(?:\.\d+)?)?)?|(:))?\s*(z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Complete an instant that cannot be read as it is: two-digit hour, `:00` for missing minutes or seconds, the offset of the
 * zone. Undefined when it is complete, or can be completed in more than one way.
 */
export function completeInstant(
  written: string,
  { tz, zone }: Clock,
): { readonly text: string; readonly isGuess: boolean } | undefined {
  if (isReadable(written, tz)) return undefined;
  const match = PARTS.exec(written.trim());
  if (!match) return undefined;
  const [, approximate = '', day = '', t, hour = '', minute, seconds = '', , offset] = match;
  // “2025-04-02 10” may be anything.
  if (minute === undefined && !t) return undefined;
  const local = `${day}T${hour.padStart(2, '0')}:${minute ?? '00'}${seconds === ':' ? ':00' : seconds}`;
  const isGuess = !offset && !tz;
  const ending = offset?.toUpperCase() ?? (tz ? '' : zone && offsetAt(local, zone));
  if (ending === undefined) return undefined;
  const text = `${approximate}${local}${ending}`;
  return isReadable(text, tz) ? { text, isGuess } : undefined;
}

/** The offset of a zone at a local time, `Z` for none; undefined when the clocks skip or repeat that time. */
export function offsetAt(local: string, zone: string): string | undefined {
  try {
    const { offset } = Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(zone, {
      disambiguation: 'reject',
    });
    return offset === '+00:00' ? 'Z' : offset;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isReadable(written: string, tz: string | undefined): boolean {
  try {
    parseInstant(written.trim(), tz);
    return true;
  } catch {
    return false;
  }
}
