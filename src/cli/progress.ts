/** Says what is being done: one line that is rewritten on a terminal, nothing elsewhere but what matters. */
export interface Progress {
  step(what: string): void;
  /** Say how far a step is. Elsewhere than on a terminal nobody is told. */
  update(what: string): void;
  done(): void;
}

/** Progress on a terminal; silent where output is a file or CI’s log, whose readers want the result. */
export function createProgress(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Progress {
  const live = stream.isTTY && !env.CI;
  const rewrite = (text: string) => stream.write(`\r\u001B[K${text}`);
  return {
    step: (what) => {
      if (live) rewrite(`${what} …`);
      else stream.write(`${what}\n`);
    },
    update: (what) => {
      if (live) rewrite(`${what} …`);
    },
    done: () => {
      if (live) rewrite('');
    },
  };
}
