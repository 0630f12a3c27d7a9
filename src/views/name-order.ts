/** Order names as SQLite's `collate nocase` does, so that every list of them has one order: `A` to `Z` are the same as `a` to `z`. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [fold(a), fold(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function fold(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
