/** Does some work again whenever it is asked to, one time after the other. */
export interface Refresher {
  /** Something has changed: the work is done once more, and begins after this. */
  request(): void;
}

/**
 * Make a refresher. Requests that come while the work is done are one, and the work begins anew when it has ended: it never runs
 * twice at a time, and always once after the last request.
 *
 * @param quietMs milliseconds without a request before the work begins: editors write, rename and touch when they save.
 * @param report is told what the work threw; the next request tries again.
 */
export function createRefresher(
  work: () => Promise<void>,
  quietMs: number,
  report: (error: unknown) => void,
): Refresher {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isWanted = false;

  const run = async () => {
    isRunning = true;
    isWanted = false;
    try {
      await work();
    } catch (error) {
      report(error);
    }
    isRunning = false;
    if (isWanted) start();
  };
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(run, quietMs);
  };
  return {
    request() {
      isWanted = true;
      if (!isRunning) start();
    },
  };
}
