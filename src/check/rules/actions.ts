import { judgeAction } from '../../incidents/follow-up.ts';
import type { Action } from '../../incidents/incident.ts';
import type { Finding, Place } from '../finding.ts';
import type { Subject, Surroundings } from '../subject.ts';
import { isOnePerson } from './people.ts';
import { reportOf } from './report.ts';
import { isWithoutActions, mayExcuseInaction } from './sections.ts';
import { findVagueWords, isNoVerb } from './verbs.ts';
import { countDays, joinWords } from './wording.ts';

/** R12: an action has an owner who is not a single person, due day, type and link, and its title begins with a verb. */
export function* checkActions(subject: Subject, { site, people }: Surroundings): Generator<Finding> {
  const report = reportOf(subject);
  if (!report || report.kind === 'maintenance') return;
  const level = report.isSevere ? 'error' : 'warning';
  for (const [index, action] of report.incident.actions.entries()) {
    const missing = findMissing(action);
    if (missing.length > 0) {
      const names = missing.map(([name]) => name);
      yield {
        rule: 'R12',
        // Not every team has a public tracker.
        level: names.every((name) => name === 'url') ? 'warning' : level,
        at: { field: ['incident', 'actions', index] },
        message: `the action has no ${joinWords(names, 'or')}`,
        hint: `add ${missing.map(([name, example]) => `${name}: ${example}`).join(', ')}`,
      };
    }
    const { owner } = action;
    if (owner !== undefined && isOnePerson(owner, { site, people })) {
      yield {
        rule: 'R12',
        level: 'warning',
        at: { field: ['incident', 'actions', index, 'owner'] },
        message: `“${owner}” is one person, who may be away or leave`,
        hint: 'name the team or the role',
      };
    }
    const [first = ''] = action.title.split(' ');
    if (isEnglish(site.lang) && isNoVerb(first)) {
      yield {
        rule: 'R12',
        level,
        at: placeOf(index, first),
        message: `“${first}” is not a verb that says what to do`,
        hint: 'begin with one, like “Add an alert for a full disk”',
      };
    }
  }
}

/** R13: one action prevents or detects, or the report says why none does. */
export function* checkPurpose(subject: Subject, { site }: Surroundings): Generator<Finding> {
  const report = reportOf(subject);
  if (!report || report.kind === 'maintenance' || report.isOngoing) return;
  const { actions } = report.incident;
  if (actions.some(({ type }) => type === 'prevent' || type === 'detect') || mayExcuseInaction(subject, site)) return;
  if (actions.length === 0 && isWithoutActions(subject, report, site)) return;
  yield {
    rule: 'R13',
    level: 'warning',
    at: { field: ['incident', 'actions'] },
    message: 'no action is of type prevent or detect',
    hint: 'add one with type: prevent or type: detect, or write “None, because …” in the section about actions',
  };
}

/** R15: an action says what will be done, not that things will be better. */
export function* checkVagueness(subject: Subject, { site }: Surroundings): Generator<Finding> {
  const report = reportOf(subject);
  if (!report || !isEnglish(site.lang)) return;
  for (const [index, { title }] of report.incident.actions.entries()) {
    const words = findVagueWords(title);
    if (words === undefined) continue;
    yield {
      rule: 'R15',
      level: 'warning',
      at: placeOf(index, words),
      message: `“${words}” does not say what will be different`,
      hint: 'name the change and how to see that it is made, like “Page the team when the pool is 80 % full”',
    };
  }
}

/** R16: an open action is not past its due day. */
export function* checkDueDays(subject: Subject, { now, site }: Surroundings): Generator<Finding> {
  for (const [index, action] of (reportOf(subject)?.incident.actions ?? []).entries()) {
    const { overdueDays } = judgeAction(action, now, now, site.timeZone);
    if (overdueDays === 0) continue;
    yield {
      rule: 'R16',
      level: 'warning',
      at: { field: ['incident', 'actions', index, 'due'] },
      message: `the action was due on ${action.due}, ${countDays(overdueDays)} ago`,
      hint: 'write status: done and closed: when, status: dropped with a reason, or a new due day',
    };
  }
}

function findMissing({ owner, due, type, url, status }: Action): (readonly [name: string, example: string])[] {
  const isOver = status === 'done' || status === 'dropped';
  return [
    ...(owner === undefined ? ([['owner', 'a team or a role']] as const) : []),
    ...(due === undefined && !isOver ? ([['due', 'YYYY-MM-DD']] as const) : []),
    ...(type === undefined ? ([['type', 'prevent']] as const) : []),
    ...(url === undefined ? ([['url', 'https://…']] as const) : []),
  ];
}

function placeOf(index: number, words: string): Place {
  return { field: ['incident', 'actions', index, 'title'], words };
}

function isEnglish(lang: string): boolean {
  return /^en\b/i.test(lang);
}
