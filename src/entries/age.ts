/** What the age of an entry goes by. */
export interface Age {
  /** Its publication in epoch milliseconds. */
  readonly published: number;
  readonly collection: string;
  /** The name of its file or folder. */
  readonly name: string;
}

/**
 * Order entries from the oldest to the newest. Of one moment, as that of all entries of a day without times, the earlier name
 * is the older one, with numbers read as people read them: `part-9`, then `part-10`.
 */
export function oldestFirst(a: Age, b: Age): number {
  return a.published - b.published || NAMES.compare(a.name, b.name) || byCodeUnits(pathOf(a), pathOf(b));
}

/** Of one language, so that every machine agrees. */
const NAMES = new Intl.Collator('en', { numeric: true });

/** For names that are read alike: `part-1` and `part-01`, or a post and a report of one name. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function pathOf({ collection, name }: Age): string {
  return `${collection}/${name}`;
}
