import type { Deviation } from './compare.ts';

/** What a client shows otherwise, although no feed or calendar could change it. `docs/feeds.md` says the same. */
export interface Limit {
  readonly client: string;
  readonly field: string;
  readonly format?: 'RSS' | 'Atom';
  /** True for what the client is known to show. */
  readonly covers: (deviation: Deviation) => boolean;
  readonly why: string;
}

export const LIMITS: readonly Limit[] = [];
