import { isMap, isNode, isScalar, isSeq, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import { createLocator, type Span } from './position.ts';
import { explainSlip, withoutEchoes } from './yaml-slips.ts';

/** A parsed file: data as YAML 1.2 reads it, and a way from a field back to its line. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** The text after the front matter. */
  readonly body: string;
  /** The line of the file on which the body begins, 1-based. */
  readonly bodyLine: number;
  readonly errors: readonly FrontMatterError[];
  /** Place of a field’s value in the file, or of the nearest parent that exists. */
  locate(path: readonly PropertyKey[]): Span | undefined;
  /** Place of a field’s key, or of its value where there is no key. */
  locateKey(path: readonly PropertyKey[]): Span | undefined;
  /** Where a message points: a scalar itself; for a list or a block, and for what is not there, the key or item that holds it. */
  pointAt(path: readonly PropertyKey[]): Span | undefined;
  /** The scalar of a field as it is written, with its offset in the file; undefined for anything that is not a scalar. */
  written(path: readonly PropertyKey[]): { readonly source: string; readonly offset: number } | undefined;
}

/** What YAML cannot read. */
export interface FrontMatterError extends Span {
  readonly message: string;
  /** The data can still be read: one of two equal keys. */
  readonly recoverable: boolean;
  readonly hint?: string | undefined;
}

/** True where YAML could make nothing of a file: there is no data at all. */
export function isUnreadable({ errors }: Pick<FrontMatter, 'errors'>): boolean {
  return errors.some(({ recoverable }) => !recoverable);
}

/** Equal keys are compared pair by pair, so that long front matter would take minutes. */
export const FRONT_MATTER_LIMIT = 128 * 1024;
/** One slip with a bracket can make an error of every line after it. */
const ERROR_LIMIT = 10;

const KEY = /^(?:"[^"]*"|'[^']*'|[^\s:,{}]+)/;
/** A key, an item, what is indented, a comment, or the end of a list: what front matter goes on with. */
const YAML_LINE = /^(?:["']?[\w.-]+["']?:(?:\s|$)|[ \t]+\S|- |#|[\]}])/;
const FENCE = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Split a Markdown file at its `---` lines and parse what is between them. A file without front matter has no data. */
export function parseFrontMatter(source: string): FrontMatter {
  const contents = source.replace(/^\uFEFF/, '');
  const match = FENCE.exec(contents);
  if (!match) {
    if (/^---[ \t]*\r?\n/.test(contents)) {
      const hint = 'write a line of --- between the front matter and the text';
      const errors = [{ ...atStart('the front matter has no closing line of ---'), hint }];
      return { ...parseYaml(''), ...guessBody(contents), errors };
    }
    const error = { ...atStart('the file does not begin with a line of ---'), hint: explainBeginning(contents) };
    return { ...parseYaml(''), body: contents, errors: [error] };
  }
  const [fenced, yaml = ''] = match;
  const bodyLine = fenced.split('\n').length;
  const body = contents.slice(fenced.length);
  // Blank the fence itself, so that YAML positions are file positions.
  return { ...parseYaml(`   ${contents.slice(3, fenced.indexOf('\n') + 1)}${yaml}`), body, bodyLine };
}

/** Where the text begins although nothing says so: at the first line that is blank, or none of YAML. */
function guessBody(contents: string): { readonly body: string; readonly bodyLine: number } {
  const lines = contents.split('\n');
  const first = lines.findIndex((line, index) => index > 0 && !YAML_LINE.test(line));
  if (first < 0) return { body: '', bodyLine: 1 };
  return { body: lines.slice(first).join('\n'), bodyLine: first + 1 };
}

function explainBeginning(contents: string): string {
  if (/^\s+---[ \t]*\r?\n/.test(contents)) return 'take out what is before the first ---';
  if (/^\+{3}[ \t]*\r?\n/.test(contents)) return 'write --- instead of +++, and YAML (title: …) instead of TOML';
  if (/^-{4,}[ \t]*\r?\n/.test(contents)) return 'write three hyphens';
  return 'begin with a line of ---, then title, description, pubDate and author, then --- again';
}

/** Parse a YAML file. Numbers whose spelling would be lost (`007`, `1.10`, `1e5`) stay text as written. */
export function parseYaml(written: string): FrontMatter {
  const source = written.replace(/^\uFEFF/, '');
  if (source.length > FRONT_MATTER_LIMIT) {
    return { ...parseYaml(''), errors: [atStart(`is longer than ${FRONT_MATTER_LIMIT / 1024} KiB`)] };
  }
  const document = parseDocument(source, { version: '1.2', prettyErrors: false, uniqueKeys: true, logLevel: 'error' });
  visit(document, { Scalar: (_key, node) => keepSpelling(node) });
  const at = createLocator(source);
  const told = withoutEchoes(document.errors, source).map((error): FrontMatterError => {
    if (error.code !== 'DUPLICATE_KEY') {
      const { message, from, to, hint } = explainSlip(error, source, document);
      return { message: explain(message), ...at(from, to), recoverable: false, ...(hint && { hint }) };
    }
    const [from] = error.pos;
    const [key = ' '] = KEY.exec(source.slice(from, from + 200)) ?? [];
    return { message: 'this key is written twice', ...at(from, from + key.length), recoverable: true };
  });
  // Every open bracket of a nest complains of the same place in the same words.
  const isRepeated = ({ message, line, column }: FrontMatterError, index: number) =>
    told.findIndex((other) => other.message === message && other.line === line && other.column === column) < index;
  const fatal = told.filter((error, index) => !error.recoverable && !isRepeated(error, index)).slice(0, ERROR_LIMIT);
  const errors = told.filter((error) => error.recoverable || fatal.includes(error));
  if (errors.length === 0 && document.contents !== null && !isMap(document.contents)) {
    errors.push(atStart('is not a list of “key: value” lines'));
  }
  let data: Record<string, unknown> = {};
  if (errors.every(({ recoverable }) => recoverable) && isMap(document.contents)) {
    try {
      const read = document.toJS({ maxAliasCount: 100 });
      // An anchor inside itself has no end, neither here nor in a message.
      JSON.stringify(read);
      data = read;
    } catch (error) {
      errors.push(atStart(explain(error instanceof Error ? error.message : String(error))));
    }
  }
  const locate: FrontMatter['locate'] = (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = nodeAt(document.contents, path.slice(0, length));
      const range = isNode(node) ? node.range : undefined;
      if (range) return at(range[0], range[1]);
    }
    return undefined;
  };
  const locateKey: FrontMatter['locateKey'] = (path) => {
    const key = keyOf(document.contents, path);
    return key?.range ? at(key.range[0], key.range[1]) : locate(path);
  };
  return {
    data,
    body: '',
    bodyLine: 1,
    errors,
    locate,
    locateKey,
    pointAt(path) {
      const there = path.findLastIndex((_, index) => nodeAt(document.contents, path.slice(0, index + 1)) !== undefined);
      const held = path.slice(0, there + 1);
      if (held.length === 0) return undefined;
      return isScalar(nodeAt(document.contents, held)) ? locate(held) : locateKey(held);
    },
    written(path) {
      const node = nodeAt(document.contents, path);
      if (!isScalar(node) || !node.range) return undefined;
      return { source: source.slice(node.range[0], node.range[1]), offset: node.range[0] };
    },
  };
}

function nodeAt(contents: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, key) => {
    if (isSeq(node) && typeof key === 'number') return node.items[key];
    return isMap(node) ? pairOf(node, key)?.value : undefined;
  }, contents);
}

function keyOf(contents: unknown, path: readonly PropertyKey[]): Scalar | undefined {
  const parent = nodeAt(contents, path.slice(0, -1));
  const key = path.at(-1);
  const found = isMap(parent) && key !== undefined ? pairOf(parent, key)?.key : undefined;
  return isScalar(found) ? found : undefined;
}

/** Of two equal keys the last, whose value counts. Data has all keys as text, YAML has numbers and null too. */
function pairOf(map: YAMLMap, name: PropertyKey) {
  return map.items.findLast(({ key }) => isScalar(key) && String(key.value ?? '') === String(name));
}

/** What the parser says of its own stack does not help a writer. */
function explain(message: string): string {
  if (/call stack/i.test(message)) return 'is nested too deep';
  return /circular/i.test(message) ? 'an alias (*) stands inside its own anchor (&)' : message;
}

function atStart(message: string): FrontMatterError {
  return { message, line: 1, column: 1, length: 1, recoverable: false };
}

function keepSpelling(node: Scalar): void {
  if (typeof node.value === 'number' && node.source !== undefined && String(node.value) !== node.source) {
    node.value = node.source;
  }
}
