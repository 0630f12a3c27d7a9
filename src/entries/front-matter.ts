import { isMap, isNode, LineCounter, parseDocument, type Scalar, visit } from 'yaml';

/** A parsed file: data as YAML 1.2 reads it, and a way from a field back to its line. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** The text after the front matter. */
  readonly body: string;
  readonly errors: readonly { readonly message: string; readonly line: number; readonly column: number }[];
  /** 1-based place of a field in the file, or of the nearest parent that exists. */
  locate(path: readonly PropertyKey[]): { line: number; column: number } | undefined;
}

const FENCE = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Split a Markdown file at its `---` lines and parse what is between them. A file without front matter has no data. */
export function parseFrontMatter(source: string): FrontMatter {
  const contents = source.replace(/^\uFEFF/, '');
  const match = FENCE.exec(contents);
  if (!match) {
    const missing = { message: 'the file does not begin with a line of ---', line: 1, column: 1 };
    return { ...parseYaml(''), body: contents, errors: [missing] };
  }
  // Blank the fence itself, so that YAML positions are file positions.
  return { ...parseYaml(`   \n${match[1] ?? ''}`), body: contents.slice(match[0].length) };
}

/** Parse a YAML file. Numbers whose spelling would be lost (`007`, `1.10`, `1e5`) stay text as written. */
export function parseYaml(source: string): FrontMatter {
  const lines = new LineCounter();
  const document = parseDocument(source, { version: '1.2', lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  visit(document, { Scalar: (_key, node) => keepSpelling(node) });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const errors = document.errors.map(({ message, pos }) => ({ message, ...at(pos[0]) }));
  if (errors.length === 0 && document.contents !== null && !isMap(document.contents)) {
    errors.push({ message: 'is not a list of “key: value” lines', line: 1, column: 1 });
  }
  let data: Record<string, unknown> = {};
  if (errors.length === 0 && isMap(document.contents)) {
    try {
      data = document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      errors.push({ message: error instanceof Error ? error.message : String(error), line: 1, column: 1 });
    }
  }
  return {
    data,
    body: '',
    errors,
    locate(path) {
      for (let length = path.length; length > 0; length--) {
        const node: unknown = document.getIn(path.slice(0, length), true);
        const range = isNode(node) ? node.range : undefined;
        if (range) return at(range[0]);
      }
      return undefined;
    },
  };
}

function keepSpelling(node: Scalar): void {
  if (typeof node.value === 'number' && node.source !== undefined && String(node.value) !== node.source) {
    node.value = node.source;
  }
}
