import type { Level, RuleId } from '../schemas/rules.ts';

/** Nobody reads more problems of one rule in one file, and telling of thousands would take minutes. */
export const PROBLEMS_OF_A_RULE = 100;

const WORST_FIRST: readonly Level[] = ['error', 'warning', 'info'];

interface Told {
  readonly level: Level;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What was found in one file, the first of each rule only; a last one counts the rest, where it begins and at its worst level. */
export function* firstOfEachRule<Item extends Told>(
  found: Iterable<Item>,
  ruleOf: (item: Item) => RuleId,
): Generator<Item> {
  const counts = new Map<RuleId, number>();
  const rests = new Map<RuleId, { readonly first: Item; readonly levels: Set<Level> }>();
  for (const item of found) {
    const rule = ruleOf(item);
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count <= PROBLEMS_OF_A_RULE) yield item;
    else if (count === PROBLEMS_OF_A_RULE + 1) rests.set(rule, { first: item, levels: new Set([item.level]) });
    else rests.get(rule)?.levels.add(item.level);
  }
  for (const [rule, { first, levels }] of rests) {
    const more = (counts.get(rule) ?? 0) - PROBLEMS_OF_A_RULE;
    const level = WORST_FIRST.find((candidate) => levels.has(candidate)) ?? first.level;
    const message = `${more} more ${more === 1 ? 'problem' : 'problems'} of ${rule} in this file`;
    yield { ...first, level, message, hint: 'mend the others, and check again' };
  }
}
