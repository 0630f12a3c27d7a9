import type { Action } from './incident.ts';
import { dayIn } from './instants.ts';

const DAY = 86_400_000;

/** Where an action stands at a moment. Ages are whole days. */
export interface ActionState {
  readonly isOpen: boolean;
  /** Days past the due day; 0 when not overdue. */
  readonly overdueDays: number;
  /** Days since the report was published, for an open action. */
  readonly ageDays: number;
}

/** Judge an action at `now`. It is overdue from the day after its due day, in the site's zone. */
export function judgeAction(
  { status, due }: Pick<Action, 'status' | 'due'>,
  published: number,
  now: number,
  timeZone: string,
): ActionState {
  const isOpen = status === 'open' || status === 'doing';
  const sinceDue = due === undefined ? 0 : (Date.parse(dayIn(now, timeZone)) - Date.parse(due)) / DAY;
  return {
    isOpen,
    overdueDays: isOpen ? Math.max(0, sinceDue) : 0,
    ageDays: isOpen ? Math.max(0, Math.floor((now - published) / DAY)) : 0,
  };
}
