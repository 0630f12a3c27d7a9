import { type CodeNode, isCodeNode } from './mdx-code.ts';

/** A name that code uses, with its offset in the piece. */
interface Use {
  readonly name: string;
  readonly at: number;
  readonly isComponent: boolean;
}

/** The names that a piece of code brings, and those that it uses. */
export interface Names {
  readonly brought: ReadonlySet<string>;
  readonly used: readonly Use[];
}

/** Keys that hold a name of something else than a variable, by the type of their node; unless they are computed. */
export const LABELS: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ['property'],
  Property: ['key'],
  MethodDefinition: ['key'],
  PropertyDefinition: ['key'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  ImportSpecifier: ['imported'],
  ExportSpecifier: ['exported'],
  JSXAttribute: ['name'],
};
/** Keys that hold what becomes a variable. */
export const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ArrowFunctionExpression: ['params'],
  ClassDeclaration: ['id'],
  ClassExpression: ['id'],
  CatchClause: ['param'],
  ImportSpecifier: ['local'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
};
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/**
 * Read the names of code. A name that is brought anywhere counts everywhere in its piece, and one that `typeof` asks for counts as
 * brought, so that nothing is called missing that may be there.
 *
 * @param runs false for code whose functions may never be called.
 */
export function namesIn(program: CodeNode, runs: boolean): Names {
  const brought = new Set<string>();
  const used: Use[] = [];
  // Code may be nested deeper than calls may be.
  const rest: { readonly node: CodeNode; readonly isPattern: boolean }[] = [{ node: program, isPattern: false }];
  for (let item = rest.pop(); item; item = rest.pop()) {
    const { node, isPattern } = item;
    if (node.type === 'Identifier') {
      if (isPattern) brought.add(String(node.name));
      else used.push({ name: String(node.name), at: Number(node.start), isComponent: false });
    }
    if (node.type === 'JSXOpeningElement') used.push(...tagName(node.name));
    for (const [key, value] of Object.entries(node)) {
      if (isNoUse(node, key, runs)) continue;
      const isAsked = node.type === 'UnaryExpression' && node.operator === 'typeof';
      const isName = isAsked || PATTERNS[node.type]?.includes(key) === true || (isPattern && key !== 'right');
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isCodeNode(child)) rest.push({ node: child, isPattern: isName });
      }
    }
  }
  return { brought, used: used.sort((a, b) => a.at - b.at) };
}

/** True for a part of a node in which no variable is used: a label, the name of an export of elsewhere, what may never run. */
function isNoUse(node: CodeNode, key: string, runs: boolean): boolean {
  if (node.type === 'MetaProperty' || node.type === 'JSXClosingElement') return true;
  if (node.type.startsWith('Export') && isCodeNode(node.source)) return true;
  if (key === 'body' && FUNCTIONS.has(node.type) && !runs) return true;
  return LABELS[node.type]?.includes(key) === true && node.computed !== true;
}

/** The variable that a tag names: a component, or what has one. */
function tagName(name: unknown): Use[] {
  if (!isCodeNode(name)) return [];
  if (name.type === 'JSXMemberExpression') return tagName(name.object).map((use) => ({ ...use, isComponent: false }));
  if (name.type !== 'JSXIdentifier') return [];
  const use = { name: String(name.name), at: Number(name.start), isComponent: true };
  return /^[a-z]/.test(use.name) ? [] : [use];
}
