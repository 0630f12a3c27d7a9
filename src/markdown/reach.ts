import { isBuiltin } from 'node:module';
import { codeOf, modulesIn } from './code-of-text.ts';
import { constantText } from './constants.ts';
import { placeOf } from './expressions.ts';
import type { Fault } from './fault.ts';
import { type CodeNode, isCodeNode, type ParsedPiece } from './mdx-code.ts';
import { type Visited, walkCode } from './scopes.ts';
import type { Text } from './text.ts';

/** Variables of the machine that builds, by what they reach. */
const VARIABLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'the machine that builds': ['process', 'require'],
    'every other variable': ['globalThis', 'global'],
    'the network': ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'],
    'code that nobody can read here': ['eval', 'Function', 'WebAssembly'],
  }).flatMap(([what, names]) => names.map((name) => [name, what] as const)),
);
/** From any value these lead to the maker of all functions, which turns text into code. */
const MAKERS = new Set(['constructor', '__proto__']);
/** Modules of Astro that give nothing but ways to draw. */
const DRAWING = new Set(['astro:assets', 'astro:components', 'astro:prefetch', 'astro:transitions']);
const SCHEME = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const TRUST = 'take it out; with content: { code: "trusted" } in site.config.ts an owner allows it';

/**
 * Find code of an MDX text that reaches out of it: to the environment, the network, the system, to what no one can read in it.
 * This judges what is written; it is not a sandbox.
 */
export function findReach(text: Pick<Text, 'expressions' | 'tags'>, body: string): Fault[] {
  const { pieces, unread, own } = codeOf(text);
  const tags = text.tags.flatMap(({ written, isComponent, from, to }): Fault[] => {
    const [root = ''] = written.split('.');
    if (!isComponent || own.has(root) || !VARIABLES.has(root)) return [];
    return [{ from, to, ...reaching(root) }];
  });
  const modules = modulesIn(text).flatMap(({ path, piece, at }): Fault[] => {
    const said = judgeModule(path);
    return said ? [{ ...placeOf(path ?? 'import', at, piece, body), ...said }] : [];
  });
  const code = pieces.flatMap((piece) => {
    if (!piece.program) return [];
    return Array.from(walkCode(piece.program, own)).flatMap((visited) => judgeNode(visited, piece, body));
  });
  const lost = unread.map(({ from, to }): Fault => {
    return { from, to, message: 'this code cannot be read, so that nobody knows what it reaches', hint: TRUST };
  });
  return [...tags, ...modules, ...code, ...lost].sort((a, b) => a.from - b.from);
}

function judgeNode({ node, parent, isUse, brings }: Visited, piece: ParsedPiece, body: string): Fault[] {
  const told = (word: string, said: Said): Fault[] => [{ ...placeOf(word, Number(node.start), piece, body), ...said }];
  const name = isUse || isTagRoot(node, parent) ? String(node.name) : undefined;
  if (name !== undefined && VARIABLES.has(name) && !brings(name)) return told(name, reaching(name));
  if (node.type === 'MetaProperty' && isCodeNode(node.meta) && node.meta.name === 'import') {
    const key = memberOf(parent, node);
    if (key === 'glob') return [];
    const what = `import.meta${key === undefined ? '' : `.${key}`}`;
    return told('import', { message: `“${what}” reaches the machine that builds`, hint: TRUST });
  }
  const key = keyOf(node, parent?.type === 'ObjectPattern');
  if (key === undefined || !MAKERS.has(key)) return [];
  return told(key, { message: `“${key}” reaches code that nobody can read here`, hint: TRUST });
}

type Said = Pick<Fault, 'message' | 'hint'>;

function reaching(name: string): Said {
  return { message: `“${name}” reaches ${VARIABLES.get(name)}`, hint: TRUST };
}

/** What is wrong with a module that code names, without a look at files; undefined for one that is right. */
function judgeModule(path: string | undefined): Said | undefined {
  if (path === undefined) return { message: 'import() is given a path that is computed', hint: TRUST };
  const [bare = ''] = path.split(/[?#]/);
  if (isBuiltin(bare)) return { message: `“${path}” reaches the machine that builds`, hint: TRUST };
  if (!SCHEME.test(bare) || DRAWING.has(bare)) return undefined;
  if (bare.startsWith('astro:')) return { message: `“${path}” reaches what no page of this entry has`, hint: TRUST };
  return { message: `“${path}” is not in this project`, hint: 'import a file of this project, or a package' };
}

/** True for the variable that a tag in code names. */
function isTagRoot(node: CodeNode, parent: CodeNode | undefined): boolean {
  if (node.type !== 'JSXIdentifier' || !parent) return false;
  if (parent.type === 'JSXMemberExpression') return parent.object === node;
  return parent.type === 'JSXOpeningElement' && /^[^a-z]/.test(String(node.name));
}

/** The key that a node asks of its object; undefined for one that is computed, or for no such node. */
function memberOf(node: CodeNode | undefined, object: CodeNode): string | undefined {
  return node?.type === 'MemberExpression' && node.object === object && node.computed !== true
    ? keyOf(node, false)
    : undefined;
}

/** The key by which a value is asked for, in a member or in a pattern. */
function keyOf(node: CodeNode, isPattern: boolean): string | undefined {
  const isMember = node.type === 'MemberExpression';
  if (!isMember && !(node.type === 'Property' && isPattern)) return undefined;
  const key = isMember ? node.property : node.key;
  if (!isCodeNode(key)) return undefined;
  return node.computed !== true && key.type === 'Identifier' ? String(key.name) : constantText(key);
}
