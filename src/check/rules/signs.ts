/** A pattern that is slow over a long text, with what tells quickly that it finds nothing there. */
export interface Signed {
  /** In lower case: one of these is in everything that the pattern finds. */
  readonly signs: readonly string[];
}

/** True when a text, given in lower case, may hold what a pattern is looking for. */
export function hasSign(lowerCase: string, { signs }: Signed): boolean {
  return signs.some((sign) => lowerCase.includes(sign));
}
