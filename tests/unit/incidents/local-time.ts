/** Local clock time of an epoch time, by `Intl` alone: `2025-04-02T10:16`. */
export function localTime(epochMs: number, timeZone: string): string {
  const parts = formatter(timeZone).formatToParts(epochMs);
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('year')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}`;
}

/** Minutes by which a zone is ahead of UTC at an epoch time. */
export function offsetMinutes(epochMs: number, timeZone: string): number {
  return (Date.parse(`${localTime(epochMs, timeZone)}Z`) - epochMs) / 60_000;
}

/** A change of a zone's offset; the first moment with the new one. */
export interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** All changes of a zone's offset between two epoch times, found day by day and then by halving. */
export function findClockChanges(from: number, to: number, timeZone: string): ClockChange[] {
  const changes: ClockChange[] = [];
  for (let day = from; day < to; day += 86_400_000) {
    const [before, after] = [offsetMinutes(day, timeZone), offsetMinutes(day + 86_400_000, timeZone)];
    if (before === after) continue;
    let [low, high] = [day / 60_000, day / 60_000 + 1440];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetMinutes(middle * 60_000, timeZone) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high * 60_000, before, after });
  }
  return changes;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}
