import { type Document, isScalar, visit, type YAMLError } from 'yaml';

/** What YAML cannot read, as offsets of the file, with the corrected text where it can be known. */
export interface YamlSlip {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly hint?: string | undefined;
}

/** A key with its value on one line, as an item of a list too. */
const LINE = /^(\s*(?:- +)*[\w.-]+:[ \t]+)(\S.*?)[ \t\r]*$/;
const ECHOES = new Set(['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR']);

/** Say where a slip is and how to mend it; the parser’s own place is where it noticed. */
export function explainSlip(error: YAMLError, source: string, document: Document): YamlSlip {
  const { code, message } = error;
  const [from, to] = error.pos;
  const slip = { message, from, to };
  const line = lineAt(source, from);
  const [, start = '', value = ''] = LINE.exec(line) ?? [];
  switch (code) {
    case 'MISSING_CHAR': {
      const [, sign] = /Missing closing (["'])/.exec(message) ?? [];
      const opening = sign === undefined ? undefined : findOpening(document, source, sign, from);
      if (sign === undefined || opening === undefined) return slip;
      const right = `${lineAt(source, opening).trim()}${sign}`;
      return {
        message: `the quotation mark ${sign} is never closed`,
        from: opening,
        to: opening + 1,
        hint: `write ${right}`,
      };
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (!/:(?:\s|$)/.test(value) || /^["'[{]/.test(value)) return slip;
      return {
        ...slip,
        message: 'a value with a colon in it needs quotes',
        hint: `write ${start.trim()} ${quoteValue(value)}`,
      };
    case 'UNEXPECTED_TOKEN': {
      if (!/scalar at node end/.test(message) || /^[[{]/.test(value)) return slip;
      const inner = /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;
      return { ...slip, hint: start ? `write ${start.trim()} ${quoteValue(inner)}` : undefined };
    }
    case 'BAD_SCALAR_START': {
      const [token = ''] = /^[^,\]}\r\n]*/.exec(source.slice(from)) ?? [];
      return { ...slip, hint: `write ${quoteValue(token.trim())}` };
    }
    case 'TAB_AS_INDENT':
      return { ...slip, hint: 'indent with spaces' };
    case 'MULTILINE_IMPLICIT_KEY': {
      const [, key, rest] = /^\s*([\w.-]+):(\S.*?)\s*$/.exec(line) ?? [];
      return key === undefined ? slip : { ...slip, hint: `write ${key}: ${rest}` };
    }
    case 'BAD_INDENT': {
      const [, sign] = /end with a ([\]}])/.exec(message) ?? [];
      return sign === undefined ? slip : { ...slip, hint: `close it with ${sign}` };
    }
    default:
      return slip;
  }
}

/** Take out what only follows from a tab: the parser takes all lines after it for one. */
export function withoutEchoes(errors: readonly YAMLError[], source: string): YAMLError[] {
  const tab = errors.find(({ code }) => code === 'TAB_AS_INDENT');
  if (!tab) return [...errors];
  const isSlip = ({ code, pos: [from] }: YAMLError) =>
    code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s*(?:- +)*[\w.-]+:[ \t]+[^"'[{#].*:\s/.test(lineAt(source, from));
  return errors.filter((error) => error.pos[0] <= tab.pos[0] || !ECHOES.has(error.code) || isSlip(error));
}

/** Where the quotation begins that is still open at the end. */
function findOpening(document: Document, source: string, sign: string, end: number): number | undefined {
  let opening: number | undefined;
  visit(document, {
    Scalar: (_key, node) => {
      const [from = -1, to = -1] = node.range ?? [];
      if (isScalar(node) && source[from] === sign && to >= end - 1) opening = from;
    },
  });
  return opening;
}

function lineAt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  return source.slice(start, end < 0 ? undefined : end);
}

function quoteValue(value: string): string {
  return value.includes('"') || value.includes('\\') ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}
