import { defineMdastPlugin, type MdastNode } from 'satteri';

type Parent = Extract<MdastNode, { children: unknown[] }>;
type Link = Extract<MdastNode, { type: 'link' }>;
type Text = Extract<MdastNode, { type: 'text' }>;

const FTP = /(?<![\p{L}\p{N}])ftp:\/\/[\p{L}\p{N}[][^\s<]*/giu;
const MAILTO = /(?<![\p{L}\p{N}])mailto:$/iu;
const QUERY = /^\?[^\s<]+/;
/** Signs that end a sentence, and no address. */
const END = /(?:[?!.,:;*_~"”'’»\]]|&\w+;)+$/;
/** What stands before a mail address that is a part of something longer: of a URL, of the name of an account. */
const LONGER = /(?:[/@]|:\/\/\S*|(?<![\p{L}\p{N}])(?:acct|jabber|sips?|xmpp):)$/iu;
/** What stands behind one: `git@host:o/r`, `ada@host:/tmp`, `ada@host@other`. */
const GOES_ON = /^(?::(?=[^\s)\]}.,;:!?"'”’»*_])|@)/;
/** The host of a mail address: it ends with letters, and is not the version of a package. */
const HOST = /@(?!v?\d+\.\d)[^@]*\.(?:xn--[a-z\d-]+|\p{L}{2,})$/iu;

/**
 * Make links of `ftp://…` and `mailto:…` in running text, whole ones, as GitHub does, and none of what only looks like a mail
 * address: `git@host:o/r`, `name@1.2.3-beta`. Nor is there one within a link that the text writes as HTML.
 */
export const autolinks = defineMdastPlugin({
  name: 'afterword-autolinks-1',
  options: { position: true },
  before(root, ctx) {
    if (!mayHoldAutolinks(ctx.source)) return;
    const visit = (node: Readonly<MdastNode>, isLinked: boolean): void => {
      if (!('children' in node) || isLink(node)) return;
      const row = rowOf(node, isLinked);
      const mended = mend(row, ctx.source);
      if (mended) ctx.setProperty(node, 'children', mended);
      else for (const [index, child] of row.nodes.entries()) visit(child, row.isLinked[index] === true);
    };
    visit(root, false);
  },
});

/** False for a text without a sign of what these links are made of. */
export function mayHoldAutolinks(source: string): boolean {
  return /@|ftp:|<a\s/i.test(source);
}

/** A copy of a tree with the links that its page has. */
export function withAutolinks(node: MdastNode, source: string, isLinked = false): MdastNode {
  if (!('children' in node) || isLink(node)) return structuredClone(node);
  const row = rowOf(node, isLinked);
  const copies = () => row.nodes.map((child, index) => withAutolinks(child, source, row.isLinked[index]));
  return { ...structuredClone(node), children: mend(row, source) ?? copies() } as MdastNode;
}

/** What stands beside each other, and whether HTML of the text makes a link of it. */
interface Row {
  readonly nodes: readonly MdastNode[];
  readonly isLinked: readonly boolean[];
}

function rowOf(node: Readonly<Parent>, isLinked: boolean): Row {
  const nodes: readonly MdastNode[] = node.children;
  let isOpen = isLinked || ('name' in node && node.name === 'a');
  const flags = nodes.map((child) => {
    if (child.type === 'html' && /^<\/?a[\s/>]/i.test(child.value)) isOpen = !child.value.startsWith('</');
    return isOpen;
  });
  return { nodes, isLinked: flags };
}

/** Copies of a row, and of all in it, with its links as they should be; undefined where they are. */
function mend(row: Row, source: string): MdastNode[] | undefined {
  const mended = mendLinks(row, source);
  const nodes = mended?.nodes ?? row.nodes;
  const { isLinked } = mended ?? row;
  const mayLink = (node: MdastNode, index: number) => !isLinked[index] && textOf(node).search(FTP) >= 0;
  if (!mended && !nodes.some(mayLink)) return undefined;
  return nodes.flatMap((node, index) => {
    return node.type === 'text' && !isLinked[index]
      ? linkFtp(node.value, source)
      : [withAutolinks(node, source, isLinked[index])];
  });
}

/** A row with whole `mailto:` links, and without those that are part of something else; undefined where nothing changes. */
function mendLinks({ nodes, isLinked }: Row, source: string): Row | undefined {
  const mended: { node: MdastNode; isLinked: boolean }[] = [];
  let hasChanged = false;
  /** How much of the next text belongs to the link before it. */
  let taken = 0;
  const put = (node: MdastNode, isIn: boolean) => {
    const last = mended.at(-1);
    // What was parted by a link is one text without it.
    if (node.type === 'text' && last?.node.type === 'text' && hasChanged)
      last.node = text(last.node.value + node.value);
    else mended.push({ node, isLinked: isIn });
  };
  for (const [index, node] of nodes.entries()) {
    const isIn = isLinked[index] === true;
    const words = wordsOfAutolink(node, source);
    if (words === undefined) {
      put(node.type === 'text' && taken > 0 ? text(node.value.slice(taken)) : node, isIn);
      taken = 0;
      continue;
    }
    const before = textOf(mended.at(-1)?.node);
    const after = textOf(nodes[index + 1]);
    const scheme = isMail(words) ? MAILTO.exec(before)?.[0] : undefined;
    const isPart = isMail(words) && (LONGER.test(before) || GOES_ON.test(after) || !HOST.test(words));
    hasChanged ||= isIn || scheme !== undefined || isPart;
    if (isIn || (isPart && scheme === undefined)) put(text(words), isIn);
    else if (scheme === undefined) put(node, isIn);
    else {
      const query = withoutEnd(QUERY.exec(after)?.[0] ?? '');
      taken = query.length;
      mended.splice(-1, 1, { node: text(before.slice(0, -scheme.length)), isLinked: isIn });
      put(link(scheme + words + query), isIn);
    }
  }
  if (!hasChanged) return undefined;
  return { nodes: mended.map(({ node }) => node), isLinked: mended.map((one) => one.isLinked) };
}

/** The words of a link that the parser has made of running text. */
function wordsOfAutolink(node: MdastNode, source: string): string | undefined {
  if (node.type !== 'link') return undefined;
  const words = textOf(node.children[0]);
  const isAuto = ['', 'http://', 'mailto:'].some((scheme) => node.url === scheme + words);
  if (node.children.length > 1 || !isAuto) return undefined;
  const start = node.position?.start.offset;
  // What was read again has no place of its own.
  const isWritten =
    start === undefined
      ? [`<${words}>`, `](${node.url}`].some((written) => source.includes(written))
      : /[<[]/.test(source[start] ?? '');
  return isWritten ? undefined : words;
}

function isMail(words: string): boolean {
  return /^[^:/]+@[^@]+$/.test(words);
}

function linkFtp(value: string, source: string): MdastNode[] {
  const parts: MdastNode[] = [];
  let done = 0;
  for (const { 0: found, index } of value.matchAll(FTP)) {
    const address = withoutEnd(found);
    parts.push(text(value.slice(done, index)), link(asInSource(address, source)));
    done = index + address.length;
  }
  return [...parts, text(value.slice(done))].filter((part) => part.type !== 'text' || part.value !== '');
}

/** An address without the signs of the sentence that it ends, and without a parenthesis that it has not opened. */
function withoutEnd(address: string): string {
  const bare = address.replace(END, '');
  const isClosed = bare.endsWith(')') && bare.split(')').length > bare.split('(').length;
  return isClosed ? withoutEnd(bare.slice(0, -1)) : bare;
}

/** An address as it is written: in running text two hyphens have become a dash, and quotation marks are curly. */
function asInSource(address: string, source: string): string {
  const wanted = plain(address);
  const written = Array.from(source.matchAll(FTP), ([found]) => withoutEnd(found));
  return written.find((found) => plain(found) === wanted) ?? address;
}

function plain(address: string): string {
  return address
    .replace(/[-–—]+/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replaceAll('…', '...');
}

function isLink(node: Readonly<MdastNode>): boolean {
  return node.type === 'link' || node.type === 'linkReference';
}

function textOf(node: Readonly<MdastNode> | undefined): string {
  return node?.type === 'text' ? node.value : '';
}

function text(value: string): Text {
  return { type: 'text', value };
}

function link(address: string): Link {
  return { type: 'link', url: address, title: null, children: [text(address)] };
}
