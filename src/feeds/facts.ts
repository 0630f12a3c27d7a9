import type { Entry } from '../entries/entry.ts';
import { deriveDuration, formatDuration, METRICS } from '../incidents/durations.ts';
import type { Impact, Incident } from '../incidents/incident.ts';
import type { Instant } from '../incidents/instants.ts';
import { toUtcString } from '../incidents/instants.ts';
import type { Site } from '../schemas/site.ts';
import { escapeAttribute, escapeXml } from './xml.ts';

/** The facts of a report as a short HTML table, which begins its item in every feed; empty for a narrative report. */
export function factsTable(
  site: Pick<Site, 'severities'>,
  { incident }: Pick<Entry, 'incident'>,
  services: ReadonlyMap<string, string>,
): string {
  if (!incident) return '';
  const rows: [string, string | undefined][] = [
    ['Status', incident.status === 'ongoing' ? 'Ongoing' : 'Resolved'],
    ['Severity', site.severities[incident.severity].label],
    ['Started', incident.instants.started && showInstant(incident.instants.started)],
    ['Detected', incident.instants.detected && showInstant(incident.instants.detected)],
    ['Resolved', incident.instants.resolved && showInstant(incident.instants.resolved)],
    ...METRICS.map(({ label, ...metric }): [string, string | undefined] => {
      const duration = deriveDuration(incident, metric);
      return [label, duration.known ? formatDuration(duration) : undefined];
    }),
    ['Services', names(incident, services)],
    ['Impact', incident.impact.map(showImpact).join('; ')],
  ];
  const written = rows.flatMap(([label, value]) =>
    value ? `<tr><th scope="row">${escapeXml(label)}</th><td>${escapeXml(value)}</td></tr>` : [],
  );
  return `<table><tbody>${written.join('')}</tbody></table>`;
}

/** The state of an action or the end of an incident is part of the text; the list of actions ends the item. */
export function actionsList({ incident }: Pick<Entry, 'incident'>): string {
  if (!incident || incident.actions.length === 0) return '';
  const items = incident.actions.map(({ title, status, owner, due }) => {
    const details = [status, owner, due && `due ${due}`].filter(Boolean).join(', ');
    return `<li>${escapeXml(title)} (${escapeXml(details)})</li>`;
  });
  return `<h2>Follow-up actions</h2><ul>${items.join('')}</ul>`;
}

/** The timeline as a table of UTC times; the page draws it. */
export function timelineTable({ incident }: Pick<Entry, 'incident'>): string {
  if (!incident || incident.timeline.length === 0) return '';
  const rows = incident.timeline.map(
    ({ at, text }) => `<tr><td>${escapeXml(showInstant(at))}</td><td>${escapeXml(text)}</td></tr>`,
  );
  return `<h2>Timeline</h2><table><tbody>${rows.join('')}</tbody></table>`;
}

/** Dated changes after publication. */
export function correctionsList({ corrections }: Pick<Entry, 'corrections'>): string {
  if (corrections.length === 0) return '';
  const items = corrections.map(({ at, text }) => `<li>${escapeXml(at.day)}: ${escapeXml(text)}</li>`);
  return `<h2>Corrections</h2><ul>${items.join('')}</ul>`;
}

/** Where the entry retells something published elsewhere. */
export function sourceNote({ source }: Pick<Entry, 'source'>): string {
  if (!source) return '';
  const by = source.author ? ` by ${escapeXml(source.author)}` : '';
  return `<p>Retold from <a href="${escapeAttribute(source.url)}">${escapeXml(source.title)}</a>${by}.</p>`;
}

function showInstant({ epochMs, precision, approximate }: Instant): string {
  const utc = toUtcString(epochMs);
  if (precision === 'day') return `about ${utc.slice(0, 10)}`;
  return `${approximate ? 'about ' : ''}${utc.replace('T', ' ').replace('Z', ' UTC')}`;
}

function names({ services }: Incident, known: ReadonlyMap<string, string>): string {
  const states = Map.groupBy(services, ({ id }) => id);
  return [...states]
    .map(([id, list]) => `${known.get(id) ?? id} (${[...new Set(list.map(({ state }) => state))].join(', ')})`)
    .join(', ');
}

function showImpact(impact: Impact): string {
  if ('unknown' in impact) return `not known: ${impact.unknown}`;
  const { metric, value, unit, of, scope, estimated } = impact;
  const amount = unit === 'percent' ? `${value} %` : `${value} ${unit}`;
  return `${metric}: ${estimated ? 'about ' : ''}${amount}${of ? ` (${of})` : ''}${scope ? `, ${scope}` : ''}`;
}
