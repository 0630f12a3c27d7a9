import { styleText } from 'node:util';
import type { Level } from '../schemas/rules.ts';

/** What a piece of the report is, for its colour. */
export type Ink = Level | 'file' | 'gutter' | 'plain';

/** Gives a piece of text its colour, or leaves it as it is. */
export type Paint = (ink: Ink, text: string) => string;

const STYLES = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  info: ['cyan', 'bold'],
  file: ['bold'],
  gutter: ['dim'],
} as const;

/** Make what paints a report. */
export function createPaint(color: boolean): Paint {
  if (!color) return (_ink, text) => text;
  return (ink, text) => {
    if (ink === 'plain' || text === '') return text;
    // Whether there is a terminal has been decided already.
    return styleText([...STYLES[ink]], text, { validateStream: false });
  };
}

/** True when a stream shows colours: a terminal that is not dumb, unless FORCE_COLOR or NO_COLOR says otherwise. */
export function wantsColor(
  stream: { readonly isTTY?: boolean | undefined },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  // https://no-color.org: present and not empty.
  if (refused !== undefined && refused !== '') return false;
  return stream.isTTY === true && terminal !== 'dumb';
}
