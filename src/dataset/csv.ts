import { stringify } from 'csv-stringify/sync';
import type { DatasetIncident } from './incident-row.ts';

/**
 * `/data/incidents.csv`: one row per incident (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in
 * front (OWASP, “CSV injection”).
 */
export function writeCsv(incidents: readonly DatasetIncident[]): string {
  return stringify(incidents.map(toRow), {
    header: true,
    columns: COLUMNS,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

const COLUMNS = [
  ...['id', 'url', 'title', 'published', 'published_day', 'counted', 'status', 'kind', 'severity', 'tz'],
  ...['started', 'started_precision', 'detected', 'detected_precision', 'acknowledged', 'acknowledged_precision'],
  ...['communicated', 'communicated_precision', 'mitigated', 'mitigated_precision', 'resolved', 'resolved_precision'],
  ...[
    'minutes_to_detect',
    'minutes_to_acknowledge',
    'minutes_to_communicate',
    'minutes_to_mitigate',
    'minutes_to_resolve',
  ],
  ...['services', 'trigger', 'detection', 'factors', 'actions', 'open_actions'],
];

function toRow({ instants, minutes, services, detection, factors, actions, ...incident }: DatasetIncident) {
  const named = Object.entries(instants).flatMap(([name, instant]) => [
    [name, instant?.at],
    [`${name}_precision`, instant?.precision],
  ]);
  return {
    ...incident,
    counted: incident.counted ? 'yes' : 'no',
    ...Object.fromEntries(named),
    ...Object.fromEntries(Object.entries(minutes).map(([id, value]) => [`minutes_to_${id}`, value])),
    services: [...new Set(services.map(({ id }) => id))].join('; '),
    detection: detection?.source,
    factors: factors.flatMap(({ tag }) => tag ?? []).join('; '),
    actions: actions.length,
    open_actions: actions.filter(({ status }) => status === 'open' || status === 'doing').length,
  };
}
