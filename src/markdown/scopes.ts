import { type CodeNode, isCodeNode } from './mdx-code.ts';
import { LABELS, PATTERNS } from './names.ts';

/** A node of code on a walk through all of it. */
export interface Visited {
  readonly node: CodeNode;
  readonly parent: CodeNode | undefined;
  /** True for an identifier whose value is taken, or replaced: no label, no name that is brought here. */
  readonly isUse: boolean;
  /** True when the code around brings a variable of this name, so that it is not that of the machine. */
  brings(name: string): boolean;
}

interface Scope {
  readonly names: ReadonlySet<string>;
  readonly around: Scope | undefined;
}

type Item = Omit<Visited, 'brings'> & { readonly scope: Scope; readonly isPattern: boolean };

/** Walk through code in no order, however deep it is. `own` are the names that the whole text has. */
export function* walkCode(program: CodeNode, own: ReadonlySet<string>): Generator<Visited> {
  const outermost: Scope = { names: own, around: undefined };
  const rest: Item[] = [{ node: program, parent: undefined, isUse: false, isPattern: false, scope: outermost }];
  for (let item = rest.pop(); item; item = rest.pop()) {
    const { node, parent, isUse, scope, isPattern } = item;
    yield { node, parent, isUse, brings: (name) => isBrought(name, scope) };
    const names = namesBroughtBy(node);
    const inner = names.length === 0 ? scope : { names: new Set(names), around: scope };
    for (const [key, value] of Object.entries(node)) {
      // These are names that another module has.
      if (key === 'specifiers' && node.type === 'ExportNamedDeclaration' && isCodeNode(node.source)) continue;
      const isComputed = node.computed === true && key !== 'value';
      const isLabel = LABELS[node.type]?.includes(key) === true && !isComputed;
      const isBound = PATTERNS[node.type]?.includes(key) === true || (isPattern && key !== 'right' && !isComputed);
      for (const child of Array.isArray(value) ? value : [value]) {
        if (!isCodeNode(child)) continue;
        const isUse = child.type === 'Identifier' && !isLabel && !isBound && node.type !== 'MetaProperty';
        rest.push({ node: child, parent: node, isUse, isPattern: isBound, scope: inner });
      }
    }
  }
}

/** The names that a piece of code brings to the whole text, or that a node brings to what is in it. */
export function namesBroughtBy(node: CodeNode): string[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression':
      return namesInPatterns(node.params);
    case 'FunctionExpression':
      return namesInPatterns([node.id, node.params].flat());
    case 'ClassExpression':
      return namesInPatterns(node.id);
    case 'CatchClause':
      return namesInPatterns(node.param);
    case 'ForStatement':
      return namesDeclared([node.init]);
    case 'ForInStatement':
    case 'ForOfStatement':
      return namesDeclared([node.left]);
    case 'SwitchStatement':
      return listOf(node.cases).flatMap(({ consequent }) => namesDeclared(consequent));
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return namesDeclared(node.body);
    default:
      return [];
  }
}

function isBrought(name: string, scope: Scope): boolean {
  for (let here: Scope | undefined = scope; here; here = here.around) if (here.names.has(name)) return true;
  return false;
}

/** Names that statements declare themselves; those of blocks within are the blocks’ own. */
function namesDeclared(statements: unknown): string[] {
  return listOf(statements).flatMap((statement): string[] => {
    switch (statement.type) {
      case 'VariableDeclaration':
        return listOf(statement.declarations).flatMap(({ id }) => namesInPatterns(id));
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return namesInPatterns(statement.id);
      case 'ImportDeclaration':
        return listOf(statement.specifiers).flatMap(({ local }) => namesInPatterns(local));
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        return namesDeclared(statement.declaration);
      default:
        return [];
    }
  });
}

/** Where a pattern has those in it, by the type of its node. */
const INNER: Readonly<Record<string, string>> = {
  ...{ ObjectPattern: 'properties', Property: 'value', ArrayPattern: 'elements' },
  ...{ AssignmentPattern: 'left', RestElement: 'argument' },
};

/** The names that patterns bind, however deep they are: in `{ a, b: [c = 1], ...d }` these are a, c and d. */
function namesInPatterns(patterns: unknown): string[] {
  const names: string[] = [];
  const rest = listOf(patterns);
  for (let pattern = rest.pop(); pattern; pattern = rest.pop()) {
    if (pattern.type === 'Identifier') names.push(String(pattern.name));
    const key = INNER[pattern.type];
    if (key !== undefined) rest.push(...listOf(pattern[key]));
  }
  return names;
}

function listOf(value: unknown): CodeNode[] {
  return [value].flat().filter(isCodeNode);
}
