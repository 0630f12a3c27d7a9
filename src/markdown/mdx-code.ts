import { defineHastPlugin, type MdastNode, mdxToJs } from 'satteri';
import { type Range, rangeOf } from './tree.ts';

/** A node of the syntax tree that the parser makes of code (https://github.com/estree/estree); offsets count from its piece. */
export interface CodeNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Code of an MDX text: a statement, an expression in braces, or what an attribute is given. */
export interface CodePiece extends Range {
  readonly kind: 'module' | 'shown' | 'given';
  readonly code: string;
  /** True when it is all that an element holds. */
  readonly isAlone: boolean;
}

/** A piece with its syntax tree; undefined for one without code, such as a comment. */
export type ParsedPiece = CodePiece & { readonly program: CodeNode | undefined };

/** The code that a node of an MDX text holds itself, without that of the nodes in it. */
export function codePiecesIn(node: MdastNode, parent: MdastNode): CodePiece[] {
  const isAlone = isElement(parent) && parent.children.length === 1;
  const piece = (kind: CodePiece['kind'], code: string): CodePiece => ({ ...rangeOf(node), kind, code, isAlone });
  if (node.type === 'mdxjsEsm') return [piece('module', node.value)];
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') return [piece('shown', node.value)];
  if (!isElement(node)) return [];
  return node.attributes.flatMap((attribute): CodePiece[] => {
    // In an array what is spread is an expression.
    if (attribute.type !== 'mdxJsxAttribute') return [piece('given', `[${attribute.value}]`)];
    const { value } = attribute;
    return typeof value === 'object' && value !== null ? [piece('given', value.value)] : [];
  });
}

/** Parse code with the parser that compiles the page. It has no way in but a text, so each piece becomes a block of one. */
export function parseCode(pieces: readonly CodePiece[]): ParsedPiece[] {
  if (pieces.length === 0) return [];
  const programs: (CodeNode | undefined)[] = [];
  const keep = (node: { parseExpression(): unknown }) => {
    const program = node.parseExpression();
    programs.push(isCodeNode(program) ? program : undefined);
  };
  const collect = defineHastPlugin({ name: 'afterword-code', mdxjsEsm: keep, mdxFlowExpression: keep });
  const text = pieces.map(({ kind, code }) => (kind === 'module' ? code : `{${code}}`)).join('\n\n');
  try {
    mdxToJs(text, { hastPlugins: [collect], features: { frontmatter: false } });
  } catch {
    return [];
  }
  // Whatever does not come back piece by piece cannot be judged.
  return programs.length === pieces.length
    ? pieces.map((piece, index) => ({ ...piece, program: programs[index] }))
    : [];
}

/** True for a node of a syntax tree. */
export function isCodeNode(value: unknown): value is CodeNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function isElement(node: MdastNode): node is Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }> {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}
