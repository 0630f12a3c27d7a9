import { createRequire } from 'node:module';
import type { ElkNode } from 'elkjs';

/** What the layout engine is in its file: a worker that answers in the same call when its dispatcher is asked. */
interface Worker {
  onmessage: (answer: { readonly data: Answer }) => void;
  readonly dispatcher: { saveDispatch(question: { readonly data: object }): void };
}

interface Answer {
  readonly id: number;
  readonly error?: unknown;
  readonly data?: ElkNode;
}

let ask: ((question: object) => Answer | undefined) | undefined;

/** Lay a graph out: the same graph with positions. */
export function layOut(graph: ElkNode): ElkNode {
  ask ??= start();
  const answer = ask({ cmd: 'layout', graph });
  if (!answer?.data) throw new Error(`the layout engine gives no answer: ${String(answer?.error)}`);
  return answer.data;
}

/** `elkjs` answers with a promise, and Markdown plugins and rules of the check cannot wait. */
function start(): (question: object) => Answer | undefined {
  const { Worker }: { Worker: new () => Worker } = createRequire(import.meta.url)('elkjs/lib/elk-worker.min.js');
  const worker = new Worker();
  let answer: Answer | undefined;
  worker.onmessage = ({ data }) => {
    answer = data;
  };
  const question = (data: object): Answer | undefined => {
    answer = undefined;
    worker.dispatcher.saveDispatch({ data: { id: 0, ...data } });
    return answer;
  };
  question({ cmd: 'register', algorithms: ['layered'] });
  return question;
}
