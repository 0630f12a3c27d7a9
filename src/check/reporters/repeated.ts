import type { Problem } from '../../entries/problem.ts';

/** A problem, with the further files in which the same is said. */
export interface Repeated {
  readonly problem: Problem;
  readonly others: readonly Problem[];
}

/** In fewer files, the same words are easier to read where they are. */
const MANY_FILES = 3;

/** Tell once what is said in the same words in many files, at its first place. Problems keep their order. */
export function gatherRepeated(problems: readonly Problem[]): Repeated[] {
  const keyOf = ({ id, level, message }: Problem) => `${id} ${level} ${message}`;
  const groups = Map.groupBy(problems, keyOf);
  return problems.flatMap((problem): Repeated[] => {
    const group = groups.get(keyOf(problem)) ?? [];
    if (new Set(group.map(({ file }) => file)).size < MANY_FILES) return [{ problem, others: [] }];
    return group[0] === problem ? [{ problem, others: group.slice(1) }] : [];
  });
}
