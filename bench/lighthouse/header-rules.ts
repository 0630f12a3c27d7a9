/** A rule of a `_headers` file: what it adds to the answers for the paths that it names. */
interface HeaderRule {
  readonly path: RegExp;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Read a `_headers` file: resolves a path to the headers of all rules that name it. */
export function readHeaderRules(text: string): (path: string) => Record<string, string> {
  const rules = text.trim().split(/\n\n+/).map(readRule);
  return (path) => Object.fromEntries(rules.flatMap((rule) => (rule.path.test(path) ? rule.headers : [])));
}

function readRule(text: string): HeaderRule {
  const [path = '', ...lines] = text.split('\n');
  return {
    path: toPattern(path),
    headers: lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  };
}

/** A star is the rest of the path, a name behind a colon is one segment. */
function toPattern(path: string): RegExp {
  const escaped = path.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll(/:\w+/g, '[^/]+')}$`);
}
