import { suggest } from '../entries/directory.ts';

/** Languages that code is highlighted in, by the names that Prism has for them, with other names that writers use. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  apacheconf: ['apache'],
  bash: ['sh', 'shell', 'zsh'],
  c: ['h'],
  clojure: ['clj'],
  cpp: ['c++', 'hpp'],
  csharp: ['cs', 'c#', 'dotnet'],
  css: [],
  csv: [],
  dart: [],
  diff: ['patch'],
  docker: ['dockerfile'],
  'dns-zone-file': ['dns', 'zone'],
  elixir: ['ex'],
  erlang: ['erl'],
  fsharp: ['fs', 'f#'],
  git: [],
  go: ['golang'],
  'go-module': ['go-mod'],
  graphql: ['gql'],
  groovy: ['gradle'],
  haskell: ['hs'],
  hcl: ['terraform', 'tf'],
  http: [],
  ignore: ['gitignore'],
  ini: ['conf', 'cfg'],
  java: [],
  javascript: ['js', 'mjs', 'cjs'],
  json: ['webmanifest'],
  json5: ['jsonc'],
  jsx: [],
  julia: [],
  kotlin: ['kt', 'kts'],
  latex: ['tex'],
  less: [],
  log: [],
  lua: [],
  makefile: ['make'],
  markdown: ['md', 'mdx'],
  markup: ['html', 'xml', 'svg', 'rss', 'atom', 'mathml'],
  nginx: [],
  nix: [],
  objectivec: ['objc'],
  ocaml: ['ml'],
  perl: ['pl'],
  php: [],
  powershell: ['ps1', 'pwsh'],
  promql: [],
  properties: ['env', 'dotenv'],
  protobuf: ['proto'],
  python: ['py'],
  r: [],
  regex: [],
  ruby: ['rb'],
  rust: ['rs'],
  sass: [],
  scala: [],
  scss: [],
  'shell-session': ['console', 'sh-session', 'terminal'],
  sql: ['postgresql', 'postgres', 'mysql', 'sqlite'],
  swift: [],
  systemd: ['service', 'unit'],
  toml: [],
  tsx: [],
  typescript: ['ts', 'mts', 'cts'],
  uri: ['url'],
  wasm: ['wat'],
  yaml: ['yml'],
  zig: [],
};

/** Names for text that is code without a language. */
const PLAIN = ['text', 'txt', 'plain', 'plaintext', 'none'];

/** The languages that code is highlighted in. */
export const LANGUAGE_NAMES = Object.keys(LANGUAGES);

const CANONICAL = new Map(
  Object.entries(LANGUAGES).flatMap(([name, others]) => [name, ...others].map((alias) => [alias, name] as const)),
);

const DIAGRAMS = ['mermaid', 'mmd'];
const FORMULAS = ['math'];

/** Every name that a fence may give. */
export const WRITTEN_NAMES: readonly string[] = [...CANONICAL.keys(), ...PLAIN, ...DIAGRAMS, ...FORMULAS];

/** Prism's name of a language by any of its names; undefined for plain text, and for a language that is not known. */
export function languageOf(written: string): string | undefined {
  return CANONICAL.get(written.toLowerCase());
}

/** True for a name that means something here, plain text among it. */
export function isKnownLanguage(written: string): boolean {
  return WRITTEN_NAMES.includes(written.toLowerCase());
}

/** True for the language of a fence that is drawn. */
export function isDiagram(written: string): boolean {
  return DIAGRAMS.includes(written.toLowerCase());
}

/** True for the language of a fence that is set as a formula. */
export function isFormula(written: string): boolean {
  return FORMULAS.includes(written.toLowerCase());
}

/** Names that are near to one of ours and mean something else. */
const NOT_MEANT = new Set(
  'cmake cython hjson htmx jsonl jsonnet jsonp jython node nodejs rustc tsql typoscript'.split(' '),
);

/** The name that an unknown one is a slip of. Most names of languages are short, and a letter makes another one of them. */
export function suggestLanguage(written: string): string | undefined {
  if (NOT_MEANT.has(written)) return undefined;
  const near = suggest(written, WRITTEN_NAMES);
  if (near === undefined || near[0] !== written[0]) return undefined;
  const hasSameLetters = [...near].sort().join('') === [...written].sort().join('');
  return hasSameLetters || written.length >= 5 ? near : undefined;
}
