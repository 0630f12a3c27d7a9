import type { SearchDocument } from '../../src/search/document.ts';
import type { Ask } from '../../src/search/self-test.ts';

/** A search that is measured. */
export interface Contender {
  readonly name: string;
  /** Make an index of the documents and open it. */
  open(documents: readonly SearchDocument[]): Promise<Opened>;
}

export interface Opened {
  readonly ask: Ask;
  readonly buildSeconds: number;
  /** All that is written, without the texts that results are shown with. */
  readonly indexBytes: number;
  /** Bytes of a first query with ten results, script included, and of another one in the same visit. */
  measure(first: string, later: string): Promise<readonly [first: number, later: number]>;
  close(): Promise<void>;
}

/** Seconds that some work takes, with its result. */
export async function time<Result>(work: () => Result | Promise<Result>): Promise<readonly [number, Result]> {
  const started = performance.now();
  const result = await work();
  return [(performance.now() - started) / 1000, result];
}
