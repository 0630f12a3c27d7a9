import { affectedDays, monthOf } from './calendar.ts';
import type { CountedReport } from './counted.ts';
import { type Distribution, describeDistribution } from './distribution.ts';
import { deriveDuration, firstInstant, METRICS, type Metric } from './durations.ts';
import { type ActionState, judgeAction } from './follow-up.ts';
import type { Action } from './incident.ts';
import { lagInDays, publicationLag } from './publication.ts';
import { SEVERITIES, type Severity } from './terms.ts';

/** One known duration, and the report that it comes from. */
export interface DurationPoint {
  readonly report: CountedReport;
  readonly minutes: number;
  readonly approximate: boolean;
}

/** A metric over all counted reports. */
export interface MetricStatistics {
  readonly metric: Metric;
  readonly distribution: Distribution;
  /** Ascending by duration. */
  readonly points: readonly DurationPoint[];
}

/** A month of the calendar with its incidents by severity. */
export interface MonthCount {
  /** `2025-04`, UTC. */
  readonly month: string;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly total: number;
}

/** An action that is not finished. */
export interface OpenAction extends ActionState {
  readonly action: Action;
  readonly report: CountedReport;
}

/** How many have each of some labels; several labels at once are counted under each. */
export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

/** Describe every interval metric. */
export function describeMetrics(reports: readonly CountedReport[]): MetricStatistics[] {
  return METRICS.map((metric) => {
    const points = reports
      .flatMap((report): DurationPoint[] => {
        const duration = deriveDuration(report.incident, metric);
        return duration.known ? [{ report, minutes: duration.minutes, approximate: duration.approximate }] : [];
      })
      .sort((a, b) => a.minutes - b.minutes || (a.report.path < b.report.path ? -1 : 1));
    return {
      metric,
      points,
      distribution: describeDistribution(
        points.map(({ minutes }) => minutes),
        reports.length,
      ),
    };
  });
}

/** Count incidents by month and severity, from the first month with one to the last, empty months included. */
export function countByMonth(reports: readonly CountedReport[]): MonthCount[] {
  const byMonth = Map.groupBy(reports, ({ incident }) => monthOf(incident) ?? '');
  const months = [...byMonth.keys()].filter(Boolean).sort();
  return monthsBetween(months[0], months.at(-1)).map((month) => {
    const list = byMonth.get(month) ?? [];
    const count = (severity: Severity) => list.filter(({ incident }) => incident.severity === severity).length;
    const bySeverity = { sev1: count('sev1'), sev2: count('sev2'), sev3: count('sev3'), sev4: count('sev4') };
    return { month, bySeverity, total: SEVERITIES.reduce((sum, severity) => sum + bySeverity[severity], 0) };
  });
}

/** The incidents of every affected UTC day; an incident of several days is on each of them. */
export function groupByDay(reports: readonly CountedReport[], now: number): Map<string, CountedReport[]> {
  const byDay = new Map<string, CountedReport[]>();
  for (const report of reports) {
    for (const day of affectedDays(report.incident, now)) byDay.set(day, [...(byDay.get(day) ?? []), report]);
  }
  return new Map([...byDay].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Count labels, the most frequent first; a report counts once under each of its labels. */
export function countLabels(
  reports: readonly CountedReport[],
  labelsOf: (report: CountedReport) => readonly string[],
): LabelCount[] {
  const counts = new Map<string, number>();
  for (const report of reports) {
    for (const label of new Set(labelsOf(report))) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

/** Actions that are not finished: the most overdue first, then the oldest. */
export function listOpenActions(reports: readonly CountedReport[], now: number, timeZone: string): OpenAction[] {
  return reports
    .flatMap((report) =>
      report.incident.actions.map((action) => ({
        action,
        report,
        ...judgeAction(action, report.published.epochMs, now, timeZone),
      })),
    )
    .filter(({ isOpen }) => isOpen)
    .sort((a, b) => b.overdueDays - a.overdueDays || b.ageDays - a.ageDays);
}

/** Publication lags in days. */
export function describeLags(reports: readonly CountedReport[], timeZone: string): Distribution {
  const lags = reports.flatMap(
    ({ incident, published }) => publicationLag(incident.instants.resolved, published, timeZone) ?? [],
  );
  return describeDistribution(lags.map(lagInDays), reports.length);
}

/** The latest first instant of all, in epoch milliseconds. */
export function latestIncident(reports: readonly CountedReport[]): CountedReport | undefined {
  const at = ({ incident }: CountedReport) => firstInstant(incident)?.epochMs ?? 0;
  return reports.reduce<CountedReport | undefined>(
    (latest, report) => (latest && at(latest) >= at(report) ? latest : report),
    undefined,
  );
}

function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  if (!first || !last) return [];
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: index(last) - index(first) + 1 }, (_, offset) => {
    const at = index(first) + offset;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
