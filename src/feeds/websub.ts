import { setTimeout as wait } from 'node:timers/promises';

/** How long a hub may take, in milliseconds. */
export interface Patience {
  /** For one answer. */
  readonly answer: number;
  /** Until the second attempt, when the hub does not say. */
  readonly pause: number;
  /** Until the second attempt, when the hub says; one that wants more gets none. */
  readonly longestPause: number;
}

const PATIENCE: Patience = { answer: 10_000, pause: 1_000, longestPause: 30_000 };
const AT_ONCE = 4;

/** What a hub said about one topic: nothing when it accepted. */
export interface Answer {
  readonly topic: string;
  readonly failure?: string | undefined;
}

/**
 * Tell a WebSub hub that topics have something new (https://www.w3.org/TR/websub/#publishing), a request for each. Answers
 * come in the order of the topics. When as many attempts as run at once find no hub at all, the remaining topics are not tried.
 */
export async function publishTopics(
  hub: URL,
  topics: readonly string[],
  patience: Patience = PATIENCE,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  let unreached = 0;
  const work = async () => {
    for (let index = next++; index < topics.length; index = next++) {
      const topic = topics[index] ?? '';
      if (unreached >= AT_ONCE) {
        answers[index] = { topic, failure: 'not tried, since the hub cannot be reached' };
        continue;
      }
      const outcome = await publishTopic(hub, topic, patience);
      unreached = outcome.status === undefined ? unreached + 1 : 0;
      answers[index] = { topic, failure: outcome.failure };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

interface Outcome {
  /** Undefined when there was no answer. */
  readonly status?: number;
  readonly failure?: string;
  /** Milliseconds that the hub asks to wait. */
  readonly pause?: number | undefined;
}

/** Two attempts: a hub that is busy, has an accident or does not answer gets a second one. */
async function publishTopic(hub: URL, topic: string, patience: Patience): Promise<Outcome> {
  const first = await request(hub, topic, patience.answer);
  const { status, pause = patience.pause } = first;
  const isPassing = first.failure !== undefined && (status === undefined || status === 429 || status >= 500);
  if (!isPassing) return first;
  if (pause > patience.longestPause) {
    return { ...first, failure: `${first.failure}, and it wants to be left alone for ${Math.ceil(pause / 1000)} s` };
  }
  await wait(pause);
  return request(hub, topic, patience.answer);
}

async function request(hub: URL, topic: string, timeout: number): Promise<Outcome> {
  try {
    const response = await fetch(hub, {
      method: 'POST',
      body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic }),
      // A redirected POST becomes a GET, and might leave https.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    const { status, ok, headers } = response;
    await response.body?.cancel();
    if (ok) return { status };
    const target = headers.get('location');
    const failure = `the hub answered ${`${status} ${printable(response.statusText)}`.trim()}`;
    return {
      status,
      failure: status < 400 && target ? `${failure}, to ${printable(target)}` : failure,
      pause: readRetryAfter(headers),
    };
  } catch (error) {
    return { failure: explain(error, timeout) };
  }
}

function explain(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `the hub did not answer within ${timeout / 1000} s`;
  // What fetch itself says of a broken network is “fetch failed”; several addresses have a code and no message.
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return `the hub cannot be reached: ${cause.message || ('code' in cause ? String(cause.code) : cause.name)}`;
}

/** Seconds or a date (RFC 9110, section 10.2.3) in milliseconds; a date counts from the hub's own clock, which set it. */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const pause = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}

/** Another machine's words must not steer a terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '').slice(0, 200);
}
