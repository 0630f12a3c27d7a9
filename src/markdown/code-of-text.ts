import { constantText } from './constants.ts';
import { type CodeNode, type CodePiece, type ParsedPiece, parseCode } from './mdx-code.ts';
import { namesBroughtBy, type Visited, walkCode } from './scopes.ts';
import type { Text } from './text.ts';
import type { Range } from './tree.ts';

/** All code of an MDX text, parsed. */
export interface CodeOfText {
  readonly pieces: readonly ParsedPiece[];
  /** Pieces that could not be parsed one by one. */
  readonly unread: readonly CodePiece[];
  /** The names that the text imports, exports or defines for all of its code. */
  readonly own: ReadonlySet<string>;
}

/** A module or file that code names; undefined where it is computed. */
export interface NamedModule extends Range {
  readonly path: string | undefined;
  readonly piece: ParsedPiece;
  readonly at: number;
}

/** Nothing but comments. Each goes up to its first end, so that no code is taken for one. */
const COMMENTS = /^(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*(?:(?!\*\/)[\s\S])*\*\/)*$/;

const known = new WeakMap<Text['expressions'], CodeOfText>();

/** Parse the code of a text, once. */
export function codeOf({ expressions }: Pick<Text, 'expressions'>): CodeOfText {
  let code = known.get(expressions);
  if (!code) {
    code = read(expressions);
    known.set(expressions, code);
  }
  return code;
}

/** Everything that code imports, by statements and by calls. */
export function modulesIn(text: Pick<Text, 'expressions'>): NamedModule[] {
  const { pieces, own } = codeOf(text);
  return pieces.flatMap((piece) =>
    visitAll(piece, own).flatMap(({ node }): NamedModule[] => {
      if (!isImport(node)) return [];
      const { from, to } = piece;
      return [{ from, to, path: constantText(node.source), piece, at: Number(node.start) }];
    }),
  );
}

/** Texts that code always has, joined ones as a whole too; without the paths of what it imports. */
export function textsInCode(text: Pick<Text, 'expressions'>): (Range & { readonly value: string })[] {
  const { pieces, own } = codeOf(text);
  return pieces.flatMap((piece) => {
    const { from, to } = piece;
    return visitAll(piece, own).flatMap(({ node, parent }) => {
      const value = parent && isImport(parent) ? undefined : constantText(node);
      return value === undefined ? [] : [{ from, to, value }];
    });
  });
}

/** True for a statement or a call that takes in another module. */
export function isImport({ type, source }: CodeNode): boolean {
  return type === 'ImportExpression' || (/^(?:Import|ExportNamed|ExportAll)Declaration$/.test(type) && Boolean(source));
}

function visitAll({ program }: ParsedPiece, own: ReadonlySet<string>): Visited[] {
  return program ? [...walkCode(program, own)] : [];
}

function read(expressions: readonly CodePiece[]): CodeOfText {
  const together = parseCode(expressions);
  const pieces = together.length === expressions.length ? together : expressions.flatMap((piece) => parseCode([piece]));
  const isRead = ({ program, code }: ParsedPiece) => program !== undefined || COMMENTS.test(code);
  const read = new Set(pieces.filter(isRead).map(({ from, code }) => `${from} ${code}`));
  const unread = expressions.filter(({ from, code }) => !read.has(`${from} ${code}`));
  const modules = pieces.filter(({ kind }) => kind === 'module');
  const own = new Set(modules.flatMap(({ program }) => (program ? namesBroughtBy(program) : [])));
  return { pieces, unread, own };
}
