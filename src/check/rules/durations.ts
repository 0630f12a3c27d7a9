import { formatMinutes } from '../../incidents/durations.ts';
import type { Finding } from '../finding.ts';
import type { Passage, Subject } from '../subject.ts';
import type { Derived } from './derived-durations.ts';
import { createClaims } from './duration-claims.ts';
import { reportOf } from './report.ts';
import { sentencesOf } from './sentences.ts';
import { findDurations, type WrittenDuration } from './written-durations.ts';

/** R5: a duration that is said to be the incident’s own agrees with one that follows from its instants. */
export function* checkDurations(subject: Subject): Generator<Finding> {
  const report = reportOf(subject);
  if (!report) return;
  let claims: ReturnType<typeof createClaims> | undefined;
  for (const sentence of sentencesOf(subject, isAboutTheIncident)) {
    for (const written of findDurations(sentence.text)) {
      claims ??= createClaims(report);
      const claim = claims(sentence, written);
      if (!claim || claim.derived.length === 0) continue;
      if (claim.derived.some((derived) => agrees(written, derived, claim.isHedged))) continue;
      yield {
        rule: 'R5',
        level: 'warning',
        at: sentence.place(written.from, written.to),
        message: `“${sentence.text.slice(written.from, written.to)}” is not what the instants give`,
        hint: claim.derived.map(describe).filter(isFirst).join(', '),
      };
    }
  }
}

/** Corrections quote what was wrong, and actions tell of what is to come. */
function isAboutTheIncident({ section, place }: Passage): boolean {
  if (/\b(?:action|correction|follow-?up|next\s+steps)/i.test(section)) return false;
  const at = place(0, 1);
  return !(at && 'field' in at && (at.field[0] === 'corrections' || at.field[1] === 'actions'));
}

/** One minute or five per cent, ten from approximate instants, half a step more for a hedge. */
function agrees({ minutes, step }: WrittenDuration, derived: Derived, isHedged: boolean): boolean {
  const share = derived.approximate ? 0.1 : 0.05;
  const allowed = Math.max(1, derived.minutes * share, isHedged ? step / 2 : 0);
  return Math.abs(minutes - derived.minutes) <= allowed + 1e-6;
}

function describe({ label, minutes, approximate }: Derived): string {
  return `${label}: ${approximate ? 'about ' : ''}${formatMinutes(minutes)}`;
}

function isFirst(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index;
}
