import { z } from 'astro/zod';
import { findContradictions } from '../incidents/consistency.ts';
import type { Incident } from '../incidents/incident.ts';
import { type RawIncident, resolveIncident } from '../incidents/resolve.ts';
import * as Terms from '../incidents/terms.ts';
import { calendarDay } from './dates.ts';
import { link, oneOf, quantity, quote, text, timeZone } from './scalars.ts';

/** Other words that a site accepts for a severity, lower-case: `critical` → `sev1`. */
export type SeverityAliases = Readonly<Record<string, Terms.Severity>>;

const instant = (what: string) =>
  text(40).describe(`${what} A zoned instant; ~ in front when approximate; ~YYYY-MM-DD when only the day is known.`);

const severity = (aliases: SeverityAliases) =>
  text(40).transform((written, ctx): Terms.Severity => {
    const word = written.toLowerCase();
    const known =
      Terms.SEVERITIES.find((id) => id === word) ?? (Object.hasOwn(aliases, word) ? aliases[word] : undefined);
    if (known) return known;
    const options = [...new Set([...Terms.SEVERITIES, ...Object.keys(aliases)])];
    const message = `${quote(written)} is not one of ${options.join(', ')}`;
    ctx.issues.push({ code: 'custom', message, params: { options }, input: written });
    return z.NEVER;
  });

const affectedService = z.union([
  text(120),
  z.strictObject({
    id: text(120).describe('A service, by id or alias.'),
    state: oneOf(Terms.SERVICE_STATES).optional().describe('How much of it was gone; partial when not given.'),
    from: instant('When this service was first affected.').optional(),
    to: instant('When this service was normal again.').optional(),
    regions: z.array(text(60)).optional().describe('Where, when not everywhere.'),
  }),
]);

const figure = z
  .strictObject({
    metric: text(120).describe('What was counted, like “failed reads”.'),
    value: quantity().describe('How much, ≥ 0.'),
    unit: oneOf(Terms.IMPACT_UNITS).describe('The unit of value.'),
    of: oneOf(Terms.IMPACT_OF).optional().describe('Whether value is a peak, an average or a total.'),
    scope: text(200).optional().describe('Of what, or where: “of HTTP requests in one region”.'),
    estimated: z.boolean().optional().describe('True when value is an estimate.'),
  })
  // Of each figure by itself: a rule of the list would not be applied while another figure is faulty.
  .superRefine(({ value, unit }, ctx) => {
    if (unit !== 'percent' || value <= 100) return;
    ctx.addIssue({ code: 'custom', path: ['value'], message: `${value} percent is more than all of it` });
  });

const impact = z.union([figure, z.strictObject({ unknown: text(300).describe('Why the impact is not known.') })]);

const timelineItem = z.strictObject({
  at: text(40).describe('An instant, or HH:MM, which inherits date and zone and rolls over midnight.'),
  type: oneOf(Terms.TIMELINE_TYPES).default('note').describe('What kind of moment it is.'),
  text: text(1000).describe('What happened.'),
  evidence: link().optional().describe('A link to a graph, log or message that shows it.'),
});

const action = z.strictObject({
  title: text(300).describe('What will be done; begins with a verb.'),
  type: oneOf(Terms.ACTION_TYPES).optional().describe('What the action is for.'),
  owner: text(100).optional().describe('A team or a role.'),
  due: calendarDay().optional().describe('The day by which it is done.'),
  status: oneOf(Terms.ACTION_STATUSES).default('open').describe('Where it stands.'),
  closed: calendarDay().optional().describe('The day on which it was done or dropped.'),
  reason: text(300).optional().describe('Why it was dropped.'),
  url: link().optional().describe('The ticket or change.'),
});

const fields = (aliases: SeverityAliases) => ({
  status: oneOf(Terms.STATUSES).describe('Whether the incident is over.'),
  kind: oneOf(Terms.KINDS).default('incident').describe('Maintenance stays out of every statistic.'),
  severity: severity(aliases).describe('sev1 to sev4, or a word that site.config.ts gives for one. No default.'),
  tz: timeZone().optional().describe('The incident’s own IANA zone, for local times and display.'),
  started: instant('First user-visible impact.').optional(),
  detected: instant('The team knew.').optional(),
  acknowledged: instant('Someone took it.').optional(),
  communicated: instant('First public notice.').optional(),
  mitigated: instant('The worst is over.').optional(),
  resolved: instant('Normal service.').optional(),
  services: z
    .array(affectedService)
    .default([])
    .describe('What was affected: ids, or objects with state and interval.'),
  detection: z
    .strictObject({
      source: oneOf(Terms.DETECTION_SOURCES).describe('Who or what noticed first.'),
      note: text(500).optional().describe('How it was noticed.'),
    })
    .optional()
    .describe('How the incident was detected.'),
  trigger: oneOf(Terms.TRIGGERS).optional().describe('What changed.'),
  factors: z
    .array(
      z.strictObject({
        text: text(500).describe('A condition that let it hurt.'),
        tag: text(60).optional().describe('A word to count it by, like missing-alert or single-point.'),
      }),
    )
    .default([])
    .describe('Contributing factors; several are normal.'),
  impact: z.array(impact).default([]).describe('Measured effects, or {unknown: why}.'),
  timeline: z.array(timelineItem).default([]).describe('What happened when, in order.'),
  actions: z.array(action).default([]).describe('Follow-up work.'),
  related: z
    .array(
      z.strictObject({
        id: text(100).describe('The slug of another report.'),
        rel: oneOf(Terms.RELATIONS).describe('How this incident relates to that one.'),
      }),
    )
    .default([])
    .describe('Other incidents; the links back are generated.'),
  redactions: z
    .array(
      z.strictObject({
        what: text(300).describe('What is left out.'),
        why: text(300).describe('Why.'),
        until: calendarDay().optional().describe('When it can be published.'),
      }),
    )
    .default([])
    .describe('What the report leaves out on purpose; shown as a visible mark.'),
});

/** The `incident:` block with its fields typed and its instants as written. */
export const rawIncidentSchema = (aliases: SeverityAliases) => z.strictObject(fields(aliases));

/** The `incident:` block of a report: every written instant resolved to a point in time, contradictions refused. */
export const incidentSchema = (aliases: SeverityAliases) =>
  rawIncidentSchema(aliases).transform((raw: RawIncident, ctx): Incident => {
    const { incident, problems } = resolveIncident(raw);
    const found = problems.length > 0 ? problems : findContradictions(incident);
    for (const { rule, path, message, hint } of found) {
      const said = hint ? `${message}: ${hint}` : message;
      ctx.issues.push({ code: 'custom', path: [...path], message: said, params: { rule, hint }, input: raw });
    }
    return incident;
  });
