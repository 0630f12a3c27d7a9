import type { Site } from '../schemas/site.ts';
import { incidentFields } from './fields.ts';
import { field } from './front-matter.ts';

/** What is known of the incident. */
export interface IncidentFacts {
  /** Undefined while it is not judged. */
  readonly severity?: string | undefined;
  /** The incident's own zone, when it is another than UTC. */
  readonly tz?: string | undefined;
  /** Undefined while only the day of the report is known. */
  readonly started?: string | undefined;
  /** The day of the report, in the incident's zone. */
  readonly today: string;
  readonly services: readonly string[];
  /** An instant that shows how the unknown ones are written. */
  readonly example: string;
}

/** Stands beside the severity when nobody has given one. */
export const NOT_JUDGED = '# not judged yet: replace it';
/** Stands beside the start when nobody has given one. */
export const NOT_TIMED = '# the day of this report: replace it';
/** Stands where nobody has measured the impact. */
export const NOT_MEASURED = 'Not measured yet.';
/** Not the worst and not the least, and marked as no judgement. */
const PLACEHOLDER_SEVERITY = 'sev3';

/** How an instant is written: said once, at the first of them. */
const FORM = / A zoned instant;.*$/;

/** The `incident:` block: each field with its meaning, those that are not known as comments to be filled in. */
export function incidentLines(
  facts: IncidentFacts,
  site: Pick<Site, 'severities'>,
  knownServices: readonly string[],
): string[] {
  const written = valueLines(facts, site, knownServices);
  let isFormSaid = false;
  const lines = incidentFields().flatMap(({ name, description, values, parts }) => {
    const isInstant = FORM.test(description);
    const meaning = isInstant && isFormSaid ? description.replace(FORM, '') : description;
    isFormSaid ||= isInstant;
    const options = values.length > 0 ? ` One of: ${values.join(', ')}.` : '';
    const inside = parts.map(([key, words]) => `#   ${key}: ${words.join(', ')}`);
    const value = isInstant ? [`# ${name}: ${facts.example}`] : [];
    return [`# ${meaning}${options}`, ...inside, ...(written[name] ?? value)];
  });
  return ['incident:', ...lines.map((line) => `  ${line}`)];
}

function valueLines(
  { severity, tz, started, today, services, example }: IncidentFacts,
  { severities }: Pick<Site, 'severities'>,
  knownServices: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const rules = Object.entries(severities).map(([id, { label, description }]) => {
    return `#   ${[id, label.toLowerCase() === id ? '' : label, description].filter(Boolean).join('  ')}`;
  });
  const known = knownServices.length > 0 ? [`#   known: ${knownServices.join(', ')}`] : [];
  return {
    status: ['status: ongoing'],
    kind: ['kind: incident'],
    severity: [...rules, `severity: ${severity ?? `${PLACEHOLDER_SEVERITY} ${NOT_JUDGED}`}`],
    tz: [tz ? field('tz', tz) : '# tz: America/New_York'],
    started: [`started: ${started ?? `~${today} ${NOT_TIMED}`}`],
    services: [...known, `services: [${services.join(', ')}]`],
    detection: ['# detection: { source: monitoring, note: How it was noticed. }'],
    trigger: ['# trigger: deploy'],
    factors: ['# factors:', '#   - { text: A condition that let it hurt., tag: missing-alert }'],
    impact: [
      '#   - { metric: failed requests, value: 100, unit: percent, of: peak, scope: one region }',
      ...['impact:', `  - unknown: ${NOT_MEASURED}`],
    ],
    timeline: [
      '# timeline:',
      `#   - { at: ${example}, type: impact-start, text: Requests fail. }`,
      '#   - { at: "09:05", type: detected, text: The team is paged. }',
    ],
    actions: [
      '# actions:',
      '#   - title: Add an alert for a full connection pool',
      ...['#     type: detect', '#     owner: platform team', '#     due: YYYY-MM-DD', '#     url: https://…'],
    ],
    related: ['# related: [{ id: another-report, rel: same-cause }]'],
    redactions: ['# redactions: [{ what: The name of a customer., why: They asked for it. }]'],
  };
}
