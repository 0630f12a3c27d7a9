import { suggest } from '../entries/directory.ts';
import { codeOf } from './code-of-text.ts';
import { COMPONENT_NAMES } from './components.ts';
import type { Fault } from './fault.ts';
import { type CodeNode, isCodeNode, type ParsedPiece } from './mdx-code.ts';
import { namesIn } from './names.ts';
import type { Text } from './text.ts';
import type { Range } from './tree.ts';

/** What every MDX text has without bringing it. */
const GIVEN = ['props', 'frontmatter', 'url', 'file', 'getHeadings', 'Content', 'MDXContent', 'arguments'];
/** Nodes of an expression in which nothing is computed. */
const PLAIN = new Set([
  'ArrayExpression',
  'Literal',
  'ObjectExpression',
  'Property',
  'SequenceExpression',
  'UnaryExpression',
]);
const NO_WORDS = new Set(['undefined', 'NaN', 'Infinity']);
const WORDS = /^[\p{L}\p{N}_-]+$/u;

/** Find names in the code of an MDX text that nothing has. They stop the page. */
export function findUnknownNames(text: Pick<Text, 'expressions'>, body: string): Fault[] {
  const pieces = codeOf(text).pieces.flatMap(({ program, ...piece }) => {
    return program ? [{ ...piece, ...namesIn(program, piece.kind === 'shown') }] : [];
  });
  const own = pieces.flatMap(({ kind, brought }) => (kind === 'module' ? [...brought] : []));
  const known = new Set([...GIVEN, ...own]);
  return pieces.flatMap((piece) =>
    piece.used.flatMap(({ name, at, isComponent }): Fault[] => {
      const isHere = known.has(name) || piece.brought.has(name);
      if (isHere || (isComponent ? COMPONENT_NAMES.includes(name) : Object.hasOwn(globalThis, name))) return [];
      const near = suggest(name, isComponent ? [...own, ...COMPONENT_NAMES] : own);
      return [
        {
          ...placeOf(name, at, piece, body),
          message: isComponent
            ? `<${name}> is not a component that this text has`
            : `nothing in this text is called “${name}”`,
          hint: near ? `did you mean ${near}?` : hintForName(piece.kind, body.slice(piece.from, piece.to)),
        },
      ];
    }),
  );
}

/** Find braces that are code to the parser, and that a reader was meant to see: `\d{4}`, `{}`. */
export function findLostBraces(text: Pick<Text, 'expressions'>, body: string): Fault[] {
  return codeOf(text)
    .pieces.filter(({ kind, isAlone }) => kind === 'shown' && !isAlone)
    .flatMap((piece): Fault[] => {
      const written = body.slice(piece.from, piece.to);
      if (!isLost(piece)) return [];
      const message = `“${written.slice(0, 60)}” is code in .mdx, and its braces are not shown`;
      return [{ from: piece.from, to: piece.to, message, hint: hintForSigns(written) }];
    });
}

/** True for an expression without a value that anybody would compute. Text in quotation marks is how signs are written. */
function isLost({ code, program }: ParsedPiece): boolean {
  if (!program) return code.trim() === '';
  const expression = expressionOf(program);
  if (!expression) return false;
  if (expression.type === 'Literal' && typeof expression.value === 'string') return WORDS.test(expression.value);
  if (expression.type === 'Identifier') return Object.hasOwn(globalThis, String(expression.name));
  return expression.type === 'ObjectExpression' || isPlain(expression);
}

/** True for what is figures and signs alone: `4`, `[1, 2]`, `3-5`, `true`. */
function isPlain(expression: CodeNode): boolean {
  const rest = [expression];
  for (let node = rest.pop(); node; node = rest.pop()) {
    const isRange = node.type === 'BinaryExpression' && node.operator === '-';
    const isWordless = node.type === 'Identifier' && NO_WORDS.has(String(node.name));
    if (!isRange && !isWordless && !PLAIN.has(node.type)) return false;
    rest.push(...Object.values(node).flat().filter(isCodeNode));
  }
  return true;
}

function expressionOf({ body }: CodeNode): CodeNode | undefined {
  const statement: unknown = Array.isArray(body) ? body[0] : undefined;
  return isCodeNode(statement) && isCodeNode(statement.expression) ? statement.expression : undefined;
}

/** Where a name stands: in the lines of a quotation the code lacks the signs that begin them, so that it is looked for. */
export function placeOf(name: string, at: number, piece: Range & { readonly kind: string }, body: string): Range {
  const pattern = new RegExp(`(?<![\\w$])${RegExp.escape(name)}(?![\\w$])`, 'g');
  const start = piece.kind === 'given' ? 0 : at;
  const found = Array.from(body.slice(piece.from, piece.to).matchAll(pattern), ({ index }) => index);
  const index = found.find((one) => one >= start);
  return index === undefined ? piece : { from: piece.from + index, to: piece.from + index + name.length };
}

function hintForName(kind: ParsedPiece['kind'], written: string): string {
  const bring = 'import it, or write export const and its name';
  if (kind !== 'shown') return bring;
  return isSimple(written) ? hintForSigns(written) : `${bring}; for signs, write \\{ and \\}`;
}

function hintForSigns(written: string): string {
  const escaped = isSimple(written) ? written.replace(/[{}]/g, '\\$&') : '\\{ and \\}';
  return `in .mdx, braces are code: write ${escaped}, or put it between backticks`;
}

function isSimple(written: string): boolean {
  return written.length <= 60 && !/[<(`\n]/.test(written);
}
