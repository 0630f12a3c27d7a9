import { toEpoch } from '../../entries/visibility.ts';
import { dayIn, dayOf } from '../../incidents/instants.ts';
import type { Finding } from '../finding.ts';
import type { Subject, Surroundings } from '../subject.ts';
import { reportOf } from './report.ts';
import { countDays } from './wording.ts';

const DAY = 86_400_000;
/** Working days that a report of a severe incident may take. */
const PROMPT_DAYS = 5;

/** R9: a figure of the impact has a unit and a scope, or the report says why there is none. */
export function* checkImpact(subject: Subject): Generator<Finding> {
  const report = reportOf(subject);
  if (!report || report.kind === 'maintenance' || report.kind === 'near-miss') return;
  const { impact } = report.incident;
  if (impact.some((item) => 'unknown' in item || item.scope !== undefined)) return;
  const [figure] = impact;
  if (figure && 'metric' in figure) {
    yield {
      rule: 'R9',
      level: 'warning',
      at: { field: ['incident', 'impact', 0] },
      message: `the figure “${figure.metric}” has no scope`,
      hint: `say of what, or where: scope: all ${figure.unit === 'percent' ? 'requests' : figure.unit} in one region`,
    };
    return;
  }
  yield {
    rule: 'R9',
    level: 'warning',
    at: { field: ['incident', 'impact'] },
    message: 'the impact has no figure',
    hint: 'write impact: [{ metric: failed reads, value: 1200, unit: requests, scope: one region }], or impact: [{ unknown: why }]',
  };
}

/** R21: a report has one owner. */
export function* checkOwner({ collection, data }: Subject): Generator<Finding> {
  const [owner, ...others] = data.authors ?? [];
  if (collection !== 'postmortems' || owner === undefined || others.length === 0) return;
  const contributors = [...others, ...data.contributors].map(writeName).join(', ');
  yield {
    rule: 'R21',
    level: 'info',
    at: { field: ['authors'] },
    message: `the report has ${others.length + 1} authors, and so nobody to ask`,
    hint: `write author: ${writeName(owner)} and contributors: [${contributors}]`,
  };
}

/** R22: a severe incident is reported within five working days. */
export function* checkPromptness(subject: Subject, { site: { timeZone } }: Surroundings): Generator<Finding> {
  const report = reportOf(subject);
  // The date of a draft is a guess.
  if (!report?.isSevere || report.kind === 'maintenance' || subject.visibility === 'draft') return;
  if (!report.isSound('resolved')) return;
  const { resolved } = report.incident.instants;
  if (!resolved) return;
  const published = dayIn(toEpoch(subject.data.pubDate, timeZone), timeZone);
  const days = countWorkingDays(dayOf(resolved, timeZone), published);
  if (days <= PROMPT_DAYS) return;
  yield {
    rule: 'R22',
    level: 'info',
    at: { field: ['pubDate'] },
    message: `the report of a ${report.incident.severity} incident came ${days} working days after it was resolved`,
    hint: `aim at ${countDays(PROMPT_DAYS)}: a short report in time is worth more than a long one later`,
  };
}

/** R23: a severe incident that customers found gets an action to find the next one sooner. */
export function* checkDetection(subject: Subject): Generator<Finding> {
  const report = reportOf(subject);
  if (!report?.isSevere || report.kind === 'maintenance' || report.isOngoing || !report.isWhole('actions')) return;
  const { detection, actions, severity } = report.incident;
  if (detection?.source !== 'customer' || actions.some(({ type }) => type === 'detect')) return;
  yield {
    rule: 'R23',
    level: 'warning',
    at: { field: ['incident', 'detection', 'source'] },
    message: `customers found this ${severity} incident, and no action is of type detect`,
    hint: 'add - { title: Add an alert on …, type: detect, owner: …, due: … } to the actions',
  };
}

/** Count Monday to Friday after one day, up to and including another; 0 when it is not later. */
export function countWorkingDays(from: string, to: string): number {
  const first = Date.parse(from) / DAY;
  const days = Math.max(0, Date.parse(to) / DAY - first);
  const rest = Array.from({ length: days % 7 }, (_, index) => new Date((first + index + 1) * DAY).getUTCDay());
  return Math.floor(days / 7) * 5 + rest.filter((weekday) => weekday !== 0 && weekday !== 6).length;
}

function writeName(name: string): string {
  return /^\p{L}[\p{L}\p{N} .'’-]*$/u.test(name) ? name : JSON.stringify(name);
}
