import { parentPort, workerData } from 'node:worker_threads';

/** What a pool sends to a worker. */
export interface Job {
  readonly id: number;
  readonly input: unknown;
}

/** What a worker sends back. */
export type Answer =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly error: unknown };

/**
 * Do the jobs of a pool, one at a time. `prepare` is called once, with what the pool was given for its workers; its work may fail,
 * and the error reaches whoever asked.
 */
export function serveWorker<Data, Input, Output>(
  prepare: (data: Data) => (input: Input) => Output | Promise<Output>,
): void {
  const port = parentPort;
  if (!port) throw new Error('this module runs in a worker thread only');
  const work = prepare(workerData);
  port.on('message', async ({ id, input }: { readonly id: number; readonly input: Input }) => {
    let answer: Answer;
    try {
      answer = { id, output: await work(input) };
    } catch (error) {
      answer = { id, error };
    }
    port.postMessage(answer);
  });
}
