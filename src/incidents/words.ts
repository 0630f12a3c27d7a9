import type { Incident } from './incident.ts';
import type { ActionStatus, DetectionSource, Trigger } from './terms.ts';

/** What pages call the states of an action; feeds say the same in running text. */
export const ACTION_WORDS: Readonly<Record<ActionStatus, string>> = {
  open: 'Open',
  doing: 'In progress',
  done: 'Done',
  dropped: 'Dropped',
};

const DETECTION: Readonly<Record<DetectionSource, string>> = {
  monitoring: 'Monitoring',
  customer: 'A customer',
  staff: 'Staff',
  vendor: 'A vendor',
  unknown: 'Not known',
};

/** Words for who noticed. */
export function detectionText({ detection }: Pick<Incident, 'detection'>): string {
  return DETECTION[detection?.source ?? 'unknown'];
}

/** Words for a trigger: its id without hyphens. */
export function triggerText(trigger: Trigger | undefined): string {
  if (!trigger || trigger === 'unknown') return 'Not known';
  const words = trigger.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
