import site from '../../site.config.ts';
import { formatMinutes } from '../incidents/durations.ts';
import { LEAST_DAYS, type Served, type WindowAvailability } from '../incidents/windows.ts';
import { formatShare, plural } from './format.ts';

/** `99.9%`, or that there is no percentage. */
export function shareText({ withheld, availability: { ratio } }: WindowAvailability): string {
  if (ratio === undefined) return 'not in service';
  return withheld === undefined ? formatShare(site, ratio) : 'no percentage';
}

/** `2 incidents, 3 h counted, 1 without known length`. */
export function countedText({ availability: { incidents, lost, unmeasured } }: WindowAvailability): string {
  const parts = [
    plural(site, incidents, 'incident'),
    ...(lost > 0 ? [`${formatMinutes(lost / 60_000)} counted`] : []),
    ...(unmeasured > 0 ? [`${unmeasured} without known length`] : []),
  ];
  return parts.join(', ');
}

/** Why a window of a service has no percentage, in sentences; undefined when each has one. */
export function whyNoShare(service: Served, windows: readonly WindowAvailability[]): string | undefined {
  if (windows.every(({ withheld }) => withheld === undefined || withheld === 'absent')) return undefined;
  if (service.since !== undefined) return `A percentage needs ${LEAST_DAYS} days in service.`;
  return `The start of this service is not known, since its file has no “since”. What is known begins with the first published incident, and a percentage needs a window that is known from its beginning, of ${LEAST_DAYS} days or more.`;
}
