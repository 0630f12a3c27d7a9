import type { Problem } from '../entries/problem.ts';
import { findSecrets } from './rules/secret-patterns.ts';

/** Characters of a secret that are shown, so that its owner knows which one it is. */
const SHOWN = 4;
/** A private key goes on after the line by which it is known. */
const KEY_BEGINS = /^-----BEGIN /;
const KEY_ENDS = /-----END [A-Z ]{1,60}-----/g;
const KEY_LENGTH = 16_384;

/** What is shown of a file and of its problems. */
export interface Shown {
  readonly source: string;
  readonly problems: readonly Problem[];
}

/**
 * Write dots over the secrets of a file, in its text and in what is said of it: reports end in logs, which more people read
 * than the file. Lengths and lines stay, so that every place is still right.
 */
export function maskSecrets({ source, problems }: Shown): Shown {
  const secrets = findSecrets(source).map(({ from, to }) => ({ from, to: endOf(source, from, to) }));
  let masked = '';
  for (const { from, to } of secrets) {
    if (from < masked.length) continue;
    masked += source.slice(masked.length, from) + cover(source.slice(from, to));
  }
  // Messages have a value on one line.
  const words = [...new Set(secrets.flatMap(({ from, to }) => source.slice(from, to).split(/\s+|\\[nr]/)))];
  const hide = (text: string) => words.reduce(hideIn, text);
  return {
    source: masked + source.slice(masked.length),
    problems: problems.map(({ message, hint, ...problem }) => ({
      ...problem,
      message: hide(message),
      ...(hint !== undefined && { hint: hide(hint) }),
    })),
  };
}

function cover(secret: string): string {
  return secret.slice(0, SHOWN) + secret.slice(SHOWN).replace(/[^\r\n]/g, '•');
}

/** Cover a word wherever it stands, also where a message has cut it short. */
function hideIn(text: string, secret: string): string {
  const beginning = secret.slice(0, 2 * SHOWN);
  if (beginning.length < 2 * SHOWN) return text;
  const [first = '', ...rest] = text.split(beginning);
  return rest.reduce((hidden, after) => {
    let length = 0;
    while (length < after.length && after[length] === secret[beginning.length + length]) length++;
    return hidden + cover(beginning + after.slice(0, length)) + after.slice(length);
  }, first);
}

function endOf(source: string, from: number, to: number): number {
  if (!KEY_BEGINS.test(source.slice(from, from + 20))) return to;
  KEY_ENDS.lastIndex = to;
  const end = KEY_ENDS.exec(source.slice(0, to + KEY_LENGTH));
  return end ? end.index : Math.min(source.length, to + KEY_LENGTH);
}
