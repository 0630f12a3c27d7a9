import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { reportOf } from './report.ts';

/** Shorter timelines are not worth a quota. */
const LONG_TIMELINE = 3;

/** R26: at least a third of the timeline's items lead to a graph, log or message. */
export function* checkEvidence(subject: Subject): Generator<Finding> {
  const report = reportOf(subject);
  if (!report || report.kind === 'maintenance') return;
  const { timeline } = report.incident;
  const shown = timeline.filter(({ evidence }) => evidence !== undefined).length;
  if (timeline.length < LONG_TIMELINE || shown * 3 >= timeline.length) return;
  yield {
    rule: 'R26',
    level: 'info',
    at: { field: ['incident', 'timeline'] },
    message: `${shown === 0 ? 'none' : shown} of the ${timeline.length} timeline items ${shown > 1 ? 'have' : 'has'} evidence`,
    hint: 'add evidence: https://… to the items that a graph, a log or a message shows',
  };
}
