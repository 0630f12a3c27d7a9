/** Says what is being done: one line that is rewritten on a terminal, nothing elsewhere but what matters. */
export interface Progress {
  step(what: string): void;
  done(): void;
}

/** Progress on a terminal; silent where output is a file or CI’s log, whose readers want the result. */
export function createProgress(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Progress {
  const live = stream.isTTY && !env.CI;
  const clear = () => stream.write('\r\u001B[K');
  return {
    step: (what) => {
      if (live) {
        clear();
        stream.write(`${what} …`);
      } else {
        stream.write(`${what}\n`);
      }
    },
    done: () => {
      if (live) clear();
    },
  };
}
