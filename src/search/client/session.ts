import { PAGE_SIZE } from '../constants.ts';
import type { Engine } from './engine.ts';
import { leaveOut, makeNotes, type Note } from './notes.ts';
import type { Answer } from './search.ts';
import type { SearchState } from './state.ts';

/** All that there is to show for a state. */
export interface Outcome {
  /** As asked for, or with the last page when there are not so many. */
  readonly state: SearchState;
  readonly answer: Answer;
  readonly notes: readonly Note[];
  readonly milliseconds: number;
}

/** What a search shows, one of these at a time. */
export interface Screen {
  showOutcome(outcome: Outcome): void;
  /** The answer takes longer than a reader takes for at once. */
  showWaiting(): void;
  showFailure(): void;
  /** True when the counts of filters are looked at: they may need a file more, which is read after the results are shown. */
  needsCounts?(): boolean;
}

const WAITING_MS = 400;

/** Ask for states one after the other; the screen sees only answers to the latest one. */
export function createSession(engine: Engine, screen: Screen) {
  let latest = 0;
  return {
    async ask(asked: SearchState): Promise<void> {
      const own = ++latest;
      const waiting = setTimeout(() => own === latest && screen.showWaiting(), WAITING_MS);
      try {
        const outcome = await findOutcome(engine, asked);
        if (own === latest) screen.showOutcome(outcome);
        if (own !== latest || outcome.answer.isCounted || !screen.needsCounts?.()) return;
        const answer = await engine.ask(outcome.state.text, { ...outcome.state, counts: true });
        if (own === latest) screen.showOutcome({ ...outcome, answer });
      } catch (error) {
        console.error(error);
        if (own === latest) screen.showFailure();
      } finally {
        clearTimeout(waiting);
      }
    },
    /** Show no answer that may still come. */
    forget(): void {
      latest++;
    },
  };
}

async function findOutcome(engine: Engine, asked: SearchState): Promise<Outcome> {
  const started = performance.now();
  let state = asked;
  const ask = () => engine.ask(state.text, { ...state, counts: false });
  let answer = await ask();
  const last = Math.max(1, Math.ceil(answer.total / PAGE_SIZE));
  if (state.page > last) {
    state = { ...state, page: last };
    answer = await ask();
  }
  const milliseconds = Math.max(1, Math.round(performance.now() - started));
  const notes = makeNotes(state.text, answer, await engine.stem);
  if (answer.total === 0) notes.push(...(await findWaysOut(engine, state, answer)));
  return { state, answer, notes, milliseconds };
}

/** What would have results if one thing less were asked for. */
async function findWaysOut(engine: Engine, { text }: SearchState, { query }: Answer): Promise<Note[]> {
  // No index has so many pages, so no text of a result is read.
  const options = { order: 'date', page: Number.MAX_SAFE_INTEGER, counts: false } as const;
  const suggestions = await Promise.all(
    leaveOut(text, query).map(async ({ label, query }) => {
      const { total, isCut } = await engine.ask(query, options);
      return total > 0 ? [{ label: `${label} (${total}${isCut ? '+' : ''})`, query }] : [];
    }),
  );
  const useful = suggestions.flat();
  return useful.length > 0 ? [{ text: 'Try', suggestions: useful }] : [];
}
