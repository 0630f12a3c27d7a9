/** Begins a line about a commit; one about a file begins with a colon. */
export const COMMIT_MARK = '/';
const ENTRY = /^(?:\d{4}\/(?!index\.mdx?$))?([^/]+?)(?:\/index)?\.mdx?$/;

/** An entry in one commit, its contents known by hash. */
export interface Trace {
  readonly commit: string;
  readonly at: number;
  readonly blob: string;
}

/** Follow entries through a log of git in raw form, oldest commit first: what each commit made of each. */
export function tracePaths(log: string): Map<string, Trace[]> {
  const past = new Map<string, Trace[]>();
  let commit = '';
  let at = 0;
  let moves: { readonly from: string | undefined; readonly to: string; readonly blob: string }[] = [];
  const settle = () => {
    // All that move are lifted before any is put down, so that two entries can change names.
    const lifted = moves.map(({ from, to }) => (from === undefined || from === to ? undefined : past.get(from)));
    for (const { from, to } of moves) if (from !== undefined && from !== to) past.delete(from);
    for (const [index, { to, blob }] of moves.entries()) {
      const traces = lifted[index] ?? past.get(to) ?? [];
      past.set(to, [...traces, { commit, at, blob }]);
    }
    moves = [];
  };
  const tokens = log.split('\0');
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]?.trimStart() ?? '';
    if (token.startsWith(COMMIT_MARK)) {
      settle();
      const [hash = '', seconds] = token.slice(COMMIT_MARK.length).split(' ');
      commit = hash;
      at = Number(seconds) * 1000;
    } else if (token.startsWith(':')) {
      const [, mode = '', , blob = '', change = ''] = token.split(' ');
      const from = tokens[++index] ?? '';
      const to = change.startsWith('R') ? (tokens[++index] ?? '') : from;
      const name = nameOf(to);
      // A file that is gone keeps its past, for the case that it returns; links and submodules are not entries.
      if (name !== undefined && mode.startsWith('100')) moves.push({ from: nameOf(from), to: name, blob });
    }
  }
  settle();
  return past;
}

function nameOf(path: string): string | undefined {
  return ENTRY.exec(path)?.[1]?.normalize('NFC');
}
