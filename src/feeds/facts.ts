import type { Entry } from '../entries/entry.ts';
import { deriveDuration, formatDuration, METRICS } from '../incidents/durations.ts';
import type { Impact, Incident } from '../incidents/incident.ts';
import { dayOf, type Instant, toUtcString } from '../incidents/instants.ts';
import { ACTION_WORDS, detectionText, triggerText } from '../incidents/words.ts';
import type { Site } from '../schemas/site.ts';
import { link } from '../site.ts';
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
    ['Noticed by', incident.detection && [detectionText(incident), incident.detection.note].filter(Boolean).join(': ')],
    ['Trigger', incident.trigger && triggerText(incident.trigger)],
  ];
  const written = rows.flatMap(([label, value]) =>
    value ? `<tr><th scope="row">${escapeXml(label)}</th><td>${escapeXml(value)}</td></tr>` : [],
  );
  return `<table><tbody>${written.join('')}</tbody></table>`;
}

/** The timeline as a table of UTC times, which a page draws, with links to what shows it. */
export function timelineTable(site: Pick<Site, 'base'>, { incident }: Pick<Entry, 'incident'>): string {
  if (!incident || incident.timeline.length === 0) return '';
  const rows = incident.timeline.map(({ at, text, evidence }) => {
    const shown = evidence ? ` ${anchor(site, evidence, 'Evidence')}` : '';
    return `<tr><td>${escapeXml(showInstant(at))}</td><td>${escapeXml(text)}${shown}</td></tr>`;
  });
  return `<h2>Timeline</h2><table><tbody>${rows.join('')}</tbody></table>`;
}

/** What let it hurt, each with the word that it is counted by. */
export function factorsList({ incident }: Pick<Entry, 'incident'>): string {
  return list(
    'Contributing factors',
    incident?.factors.map(({ text, tag }) => escapeXml(tag ? `${text} (${tag})` : text)),
  );
}

/** Follow-up work with its state, and why some of it was dropped. */
export function actionsList(site: Pick<Site, 'base'>, { incident }: Pick<Entry, 'incident'>): string {
  const items = incident?.actions.map(({ title, status, owner, due, reason, url }) => {
    const details = [ACTION_WORDS[status].toLowerCase(), owner, due && `due ${due}`].filter(Boolean).join(', ');
    const name = url ? anchor(site, url, title) : escapeXml(title);
    return `${name} ${escapeXml(`(${details})${reason ? `: ${reason}` : ''}`)}`;
  });
  return list('Follow-up actions', items);
}

/** What the report does not say, and why. */
export function redactionsList({ incident }: Pick<Entry, 'incident'>): string {
  const items = incident?.redactions.map(
    ({ what, why, until }) =>
      `<strong>${escapeXml(what)}</strong>: ${escapeXml(until ? `${why} (until ${until})` : why)}`,
  );
  return list('Left out on purpose', items);
}

/** Dated changes after publication. */
export function correctionsList({ corrections }: Pick<Entry, 'corrections'>): string {
  return list(
    'Corrections',
    corrections.map(({ at, text }) => escapeXml(`${at.day}: ${text}`)),
  );
}

/** Where the entry retells something published elsewhere. */
export function sourceNote({ source }: Pick<Entry, 'source'>): string {
  if (!source) return '';
  const by = source.author ? ` by ${escapeXml(source.author)}` : '';
  return `<p>Retold from <a href="${escapeAttribute(source.url)}">${escapeXml(source.title)}</a>${by}.</p>`;
}

/** Items of HTML under a heading; nothing without items. */
function list(heading: string, items: readonly string[] = []): string {
  if (items.length === 0) return '';
  return `<h2>${heading}</h2><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function anchor(site: Pick<Site, 'base'>, target: string, words: string): string {
  return `<a href="${escapeAttribute(link(site, target))}">${escapeXml(words)}</a>`;
}

function showInstant(instant: Instant): string {
  const { epochMs, precision, approximate } = instant;
  const shown =
    precision === 'day' ? dayOf(instant, 'UTC') : toUtcString(epochMs).replace('T', ' ').replace('Z', ' UTC');
  return `${approximate ? 'about ' : ''}${shown}`;
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
