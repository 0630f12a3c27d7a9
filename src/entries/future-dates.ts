import type { WrittenDate } from '../schemas/dates.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import { decideVisibility, type Moment, toEpoch } from './visibility.ts';

/** Changes of published entries that are dated after the build: a feed would say that they have come already. */
export function findFutureDates(entries: readonly Readable[], moment: Moment): Problem[] {
  return entries.flatMap(({ parsed, visibility = decideVisibility(parsed, moment), problemAt }) => {
    if (visibility === 'draft' || visibility === 'scheduled') return [];
    const dates: [(string | number)[], WrittenDate | undefined][] = [
      [['updatedDate'], parsed.updatedDate],
      ...parsed.corrections.map(({ at }, index): [(string | number)[], WrittenDate] => [
        ['corrections', index, 'at'],
        at,
      ]),
    ];
    return dates.flatMap(([path, date]) => {
      if (date === undefined || toEpoch(date, moment.timeZone) <= moment.now) return [];
      return problemAt(path, {
        id: 'R1',
        level: 'error',
        message: `${path.join('.')} is in the future`,
        hint: 'check the year',
      });
    });
  });
}
