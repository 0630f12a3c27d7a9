import type { Element, Nodes, Root } from 'hast';

/** What may stand in a paragraph; anything else that begins in one ends it. */
const PHRASING = new Set(
  'a abbr b bdi br cite code del dfn em i img ins kbd mark q s samp small strong sub sup time u var wbr'.split(' '),
);
/** The only children that a parser leaves where they are; none of them is left anywhere else. */
const TABLE: Readonly<Record<string, ReadonlySet<string>>> = {
  table: new Set(['caption', 'colgroup', 'thead', 'tbody', 'tfoot']),
  colgroup: new Set(['col']),
  thead: new Set(['tr']),
  tbody: new Set(['tr']),
  tfoot: new Set(['tr']),
  tr: new Set(['td', 'th']),
};
const PARTS_OF_TABLES = new Set(Object.values(TABLE).flatMap((names) => [...names]));
/** Elements of whose nesting a parser has more to say than is said here. */
const INVOLVED = new Set(['ruby', 'rp', 'rt']);
const HEADING = /^h[1-6]$/;
const ITEMS = new Set(['li', 'dd', 'dt']);
const LISTS = new Set(['ul', 'ol', 'dl']);
/** What a parser reads as another sign, or not at all. */
const READ_OTHERWISE = /[\r\0]/;

/** What stands around a node, as far as it matters. */
interface Around {
  readonly parent: string;
  readonly inParagraph: boolean;
  readonly inLink: boolean;
  /** The item that is still open, without a list between. */
  readonly item: string | undefined;
}

/**
 * True when the HTML of a tree is read as the very same tree again. It is a safe guess: some trees for which it is false would be
 * too.
 */
export function readsAsWritten(tree: Nodes): boolean {
  return reads(tree, { parent: 'root', inParagraph: false, inLink: false, item: undefined });
}

function reads(node: Nodes, around: Around): boolean {
  switch (node.type) {
    case 'root':
      return isTrimmed(node) && node.children.every((child) => reads(child, around));
    case 'text':
      if (READ_OTHERWISE.test(node.value)) return false;
      return !(around.parent in TABLE) || /^[ \t\n\f]*$/.test(node.value);
    case 'element':
      return fits(node, around) && node.children.every((child) => reads(child, within(node, around)));
    default:
      return false;
  }
}

/** Blank at the ends of a text is not written. */
function isTrimmed({ children }: Root): boolean {
  const [first, last] = [children.at(0), children.at(-1)];
  return !(first?.type === 'text' && /^\s/.test(first.value)) && !(last?.type === 'text' && /\s$/.test(last.value));
}

function fits({ tagName, children: [first] }: Element, { parent, inParagraph, inLink, item }: Around): boolean {
  if (INVOLVED.has(tagName) || (inParagraph && !PHRASING.has(tagName))) return false;
  if (tagName === 'a' && inLink) return false;
  if (HEADING.test(tagName) && HEADING.test(parent)) return false;
  if (ITEMS.has(tagName) && item !== undefined) return false;
  const allowed = TABLE[parent];
  if (allowed ? !allowed.has(tagName) : PARTS_OF_TABLES.has(tagName)) return false;
  // The first line break in it is not read.
  return !(tagName === 'pre' && first?.type === 'text' && first.value.startsWith('\n'));
}

function within({ tagName }: Element, { inParagraph, inLink, item }: Around): Around {
  const isCell = tagName === 'td' || tagName === 'th' || tagName === 'caption';
  return {
    parent: tagName,
    inParagraph: tagName === 'p' || (inParagraph && !isCell),
    inLink: tagName === 'a' || (inLink && !isCell),
    item: ITEMS.has(tagName) ? tagName : LISTS.has(tagName) || isCell ? undefined : item,
  };
}
