import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer, Job } from './worker.ts';

/** Threads that do one kind of job. They are started by the first job, and keep no process alive that has none left. */
export interface Pool<Input, Output> {
  /** Do a job in the worker that has the least to do. Rejects with what the work threw, or with what ended the worker. */
  run(input: Input): Promise<Output>;
  /** End all workers. Jobs that are not done are rejected. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Member {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** More than these are of no use: the main thread does not ask faster. */
const MOST_WORKERS = 4;

/**
 * Make a pool.
 *
 * @param module what the workers run: a module that calls `serveWorker`.
 * @param data what its `prepare` is given.
 */
export function createPool<Input, Output>(
  module: URL,
  data: unknown,
  size = Math.min(MOST_WORKERS, Math.max(1, availableParallelism() - 1)),
): Pool<Input, Output> {
  const members: Member[] = [];
  let last = 0;

  const start = (): Member => {
    const worker = new Worker(module, { workerData: data });
    const member: Member = { worker, waiting: new Map() };
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const waiting = member.waiting.get(answer.id);
      member.waiting.delete(answer.id);
      if (member.waiting.size === 0) worker.unref();
      if ('error' in answer) waiting?.reject(answer.error);
      else waiting?.resolve(answer.output);
    });
    const end = (error: unknown) => {
      const index = members.indexOf(member);
      if (index >= 0) members.splice(index, 1);
      for (const { reject } of member.waiting.values()) reject(error);
      member.waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`a worker of ${module.pathname} ended with ${code}`)));
    members.push(member);
    return member;
  };

  return {
    run(input) {
      const free = members.toSorted((a, b) => a.waiting.size - b.waiting.size)[0];
      const member = free && (free.waiting.size === 0 || members.length === size) ? free : start();
      const job: Job = { id: ++last, input };
      return new Promise<Output>((resolve, reject) => {
        member.waiting.set(job.id, { resolve: (output) => resolve(output as Output), reject });
        member.worker.ref();
        member.worker.postMessage(job);
      });
    },
    async close() {
      await Promise.all(members.slice().map(({ worker }) => worker.terminate()));
    },
  };
}
