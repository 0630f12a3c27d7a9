import { isBuiltin } from 'node:module';
import { codeOf, isImport } from './code-of-text.ts';
import { constantText } from './constants.ts';
import { placeOf } from './expressions.ts';
import type { Fault } from './fault.ts';
import { type CodeNode, isCodeNode } from './mdx-code.ts';
import { namesBroughtBy, type Visited, walkCode } from './scopes.ts';
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
  const code = pieces.flatMap((piece) => {
    if (!piece.program) return [];
    return Array.from(walkCode(piece.program, own)).flatMap((visited) =>
      judgeNode(visited).map(({ word, ...said }): Fault => {
        return { ...placeOf(word, Number(visited.node.start), piece, body), ...said };
      }),
    );
  });
  const lost = unread.map(({ from, to }): Fault => {
    return { from, to, message: 'this code cannot be read, so that nobody knows what it reaches', hint: TRUST };
  });
  return [...tags, ...code, ...lost].sort((a, b) => a.from - b.from);
}

/** What a whole module reaches, as messages: the code that a text was compiled to holds what none of its pieces may have shown. */
export function reachOf(program: CodeNode): string[] {
  const own = new Set(namesBroughtBy(program));
  return Array.from(walkCode(program, own)).flatMap((visited) => judgeNode(visited).map(({ message }) => message));
}

/** What a node of code reaches, with the word that says so. */
function judgeNode({ node, parent, isUse, brings }: Visited): (Said & { readonly word: string })[] {
  const name = isUse || isTagRoot(node, parent) ? String(node.name) : undefined;
  if (name !== undefined && VARIABLES.has(name) && !brings(name)) return [{ word: name, ...reaching(name) }];
  if (isImport(node)) {
    const path = constantText(node.source);
    const said = judgeModule(path);
    return said ? [{ word: path ?? 'import', ...said }] : [];
  }
  if (node.type === 'MetaProperty' && isCodeNode(node.meta) && node.meta.name === 'import') {
    const key = memberOf(parent, node);
    const what = `import.meta${key === undefined ? '' : `.${key}`}`;
    return key === 'glob'
      ? []
      : [{ word: 'import', message: `“${what}” reaches the machine that builds`, hint: TRUST }];
  }
  const key = keyOf(node, parent?.type === 'ObjectPattern');
  if (key === undefined || !MAKERS.has(key)) return [];
  return [{ word: key, message: `“${key}” reaches code that nobody can read here`, hint: TRUST }];
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
