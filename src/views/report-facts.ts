import type { Service } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { deriveDuration, formatDuration, METRICS } from '../incidents/durations.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Instant } from '../incidents/instants.ts';
import type { InstantName } from '../incidents/terms.ts';
import type { Heading } from './contents.ts';

/** An instant of the facts panel. */
export interface InstantFact {
  readonly label: string;
  readonly instant: Instant;
}

/** A derived duration of the facts panel, with its formula. */
export interface DurationFact {
  readonly label: string;
  readonly text: string;
  readonly formula: string;
  readonly known: boolean;
}

/** A service of the facts panel. */
export interface ServiceFact {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly regions: readonly string[];
}

const LABELS: Readonly<Record<InstantName, string>> = {
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  communicated: 'Communicated',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** The named instants that are known, in order. */
export function instantFacts({ instants }: Incident): InstantFact[] {
  return Object.entries(LABELS).flatMap(([name, label]) => {
    const instant = instants[name as InstantName];
    return instant ? [{ label, instant }] : [];
  });
}

/** Durations worth showing: time to resolve always, the others when both of their instants are written. */
export function durationFacts(incident: Incident): DurationFact[] {
  return METRICS.flatMap((metric) => {
    const duration = deriveDuration(incident, metric);
    const missing = !duration.known && duration.why === 'missing';
    if (missing && metric.id !== 'resolve') return [];
    const why = duration.known || missing ? '' : ` (${duration.why})`;
    return [
      {
        label: metric.label,
        text: `${formatDuration(duration)}${why}`,
        formula: `${metric.to} − ${metric.from}`,
        known: duration.known,
      },
    ];
  });
}

/** The affected services, each once, with the states it was in. */
export function serviceFacts(incident: Incident, services: ReadonlyMap<string, Service>): ServiceFact[] {
  const ids = [...new Set(incident.services.map(({ id }) => id))];
  return ids.map((id) => {
    const own = incident.services.filter((service) => service.id === id);
    return {
      id,
      name: services.get(id)?.name ?? id,
      state: [...new Set(own.map(({ state }) => state))].join(', '),
      regions: [...new Set(own.flatMap(({ regions }) => regions))],
    };
  });
}

/** Headings of the sections that the page draws from the facts, in their order. */
export function reportHeadings({ incident, corrections }: Pick<Entry, 'incident' | 'corrections'>): Heading[] {
  const sections: [string, string, number][] = [
    ['measured-impact', 'Measured impact', incident?.impact.length ?? 0],
    ['timeline', 'Timeline', incident?.timeline.length ?? 0],
    ['follow-up', 'Follow-up actions', incident?.actions.length ?? 0],
    ['corrections', 'Corrections', corrections.length],
  ];
  return sections.flatMap(([slug, text, items]) => (items > 0 ? { slug, text } : []));
}
