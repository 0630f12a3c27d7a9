import { between, type Duration, METRICS, type Metric } from '../../incidents/durations.ts';
import type { AffectedService, Incident } from '../../incidents/incident.ts';
import type { Report } from './report.ts';

/** A length of time that follows from the instants, with the words for it. */
export interface Derived {
  readonly label: string;
  readonly minutes: number;
  readonly approximate: boolean;
}

/** Everything that a writer may rightly call the length of an incident; nothing when one of the instants cannot be trusted. */
export function lengthsOf(report: Pick<Report, 'incident' | 'isSound' | 'isWhole'>): Derived[] {
  const { incident } = report;
  const { detected, mitigated, resolved } = incident.instants;
  const isSound = (['started', 'detected', 'mitigated', 'resolved'] as const).every(report.isSound);
  if (!isSound || !report.isWhole('services')) return [];
  return [
    ...metricOf(report, 'resolve'),
    ...metricOf(report, 'mitigate'),
    ...known('from detected to resolved', between(detected, resolved)),
    ...known('from detected to mitigated', between(detected, mitigated)),
    ...services(incident),
  ];
}

/** One metric, when it is known. */
export function metricOf(
  { incident: { instants }, isSound }: Pick<Report, 'incident' | 'isSound'>,
  id: Metric['id'],
): Derived[] {
  const metric = METRICS.find((item) => item.id === id);
  return metric && isSound(metric.from) && isSound(metric.to)
    ? known(metric.label.toLowerCase(), between(instants[metric.from], instants[metric.to]))
    : [];
}

/** Each interval of a service that is written out, and all intervals of one service together. */
function* services({ services: list, instants }: Incident): Generator<Derived> {
  const length = ({ from, to }: AffectedService) => between(from ?? instants.started, to ?? instants.resolved);
  for (const [id, intervals] of Map.groupBy(list, (service) => service.id)) {
    const own = intervals.filter(({ from, to }) => from || to);
    for (const service of own) yield* known(`interval of ${id}`, length(service));
    const lengths = intervals.map(length);
    if (own.length === 0 || lengths.length < 2 || !lengths.every(({ known: isKnown }) => isKnown)) continue;
    const minutes = lengths.reduce((sum, one) => sum + (one.known ? one.minutes : 0), 0);
    const approximate = lengths.some((one) => one.known && one.approximate);
    yield { label: `intervals of ${id}`, minutes, approximate };
  }
}

function known(label: string, duration: Duration): Derived[] {
  return duration.known ? [{ label, minutes: duration.minutes, approximate: duration.approximate }] : [];
}
