/** `SOURCE_DATE_EPOCH` is set to something that is not a moment. */
export class ClockError extends Error {
  override readonly name = 'ClockError';
}

/**
 * Read the moment of this build in epoch milliseconds: `SOURCE_DATE_EPOCH` (seconds, see reproducible-builds.org) when set,
 * else the clock. The command reads it once and hands it on in the same variable, so every part sees one `now`.
 *
 * @throws {ClockError} when the variable is set to something that is not a whole number of seconds.
 */
export function readNow(env: Readonly<Record<string, string | undefined>>, clock: () => number = Date.now): number {
  const written = env.SOURCE_DATE_EPOCH;
  if (written === undefined || written === '') return Math.floor(clock() / 1000) * 1000;
  if (!/^\d{1,12}$/.test(written)) {
    throw new ClockError(`SOURCE_DATE_EPOCH is “${written}”: it must be a whole number of seconds since 1970`);
  }
  return Number(written) * 1000;
}
