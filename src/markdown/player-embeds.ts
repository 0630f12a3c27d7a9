import { isDeepStrictEqual } from 'node:util';
import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { READING } from './features.ts';
import { findPlayer } from './players.ts';
import { describeTree } from './same-tree.ts';
import { type Tag, tagsIn } from './tags.ts';
import { type Range, rangeOf } from './tree.ts';

/** An element that would show a player, and the page that an Embed shows instead. */
interface Player extends Range {
  /** The node that the element is, or is in, or those from its opening tag to its closing one. */
  readonly nodes: readonly MdastNode[];
  readonly url: string;
  readonly title: string;
}

/** Titles that all players of a site have. */
const NO_TITLE = /^(?:(?:youtube|vimeo|embedded)?\s*(?:video|player|video player|embed|iframe)?)$/i;

/** Write players of known sites as Embeds, from the last to the first, where nothing else of the text changes by it. */
export function playersToEmbeds(
  body: string,
  file: string,
  isWanted: (player: Range) => boolean,
): { readonly body: string; readonly urls: readonly string[] } {
  let text = body;
  const urls: string[] = [];
  const failed = new Set<number>();
  while (/<(?:iframe|script)\b/i.test(text)) {
    const tree = parse(text, file);
    const player = findPlayers(tree, text).findLast((one) => !failed.has(text.length - one.to) && isWanted(one));
    if (!player) break;
    const changed = waysToWrite(player, text).find((way) => {
      const meant = describeTree(tree, (node) => (player.nodes.includes(node) ? embedNode(node, player, way) : [node]));
      return isDeepStrictEqual(describeTree(parse(way.text, file)), meant);
    })?.text;
    if (changed === undefined) failed.add(text.length - player.to);
    else {
      text = changed;
      urls.unshift(player.url);
    }
  }
  return { body: text, urls };
}

function parse(text: string, file: string): MdastNode {
  return (file.endsWith('.mdx') ? mdxToMdast : markdownToMdast)(text, { features: READING, position: true });
}

function findPlayers(tree: MdastNode, text: string): Player[] {
  const players: Player[] = [];
  const visit = (node: MdastNode, siblings: readonly MdastNode[]): void => {
    for (const tag of tagsIn(node, text)) {
      const player = /^(?:iframe|script)$/.test(tag.name) ? playerOf(tag, node, siblings, text) : undefined;
      if (player) players.push(player);
    }
    const children: readonly MdastNode[] = 'children' in node ? node.children : [];
    for (const child of children) visit(child, children);
  };
  visit(tree, []);
  return players;
}

function playerOf(tag: Tag, node: MdastNode, siblings: readonly MdastNode[], text: string): Player | undefined {
  const page = findPlayer(tag.attributes.get('src') ?? '');
  const range = page && rangeOfElement(tag, node, text);
  if (!range) return undefined;
  const written = tag.attributes.get('title')?.trim() ?? '';
  const inside = siblings.filter((one) => range.from <= rangeOf(one).from && rangeOf(one).to <= range.to);
  const nodes = inside.length > 0 ? inside : [node];
  return { ...range, nodes, url: page.url, title: NO_TITLE.test(written) ? page.title : written };
}

/** From the tag to the one that closes it. One that is never closed would take the rest of the text with it. */
function rangeOfElement({ from, to, name }: Tag, node: MdastNode, text: string): Range | undefined {
  if (node.type === 'mdxJsxFlowElement') return rangeOf(node);
  // Within a quotation the place of a tag is not known, but that of all the HTML.
  if (node.type !== 'html' || !/^<\w+(?:[^<>"']|"[^"]*"|'[^']*')*>$/.test(text.slice(from, to))) return undefined;
  const end = new RegExp(`^[^<]{0,2000}</${name}\\s*>`, 'i').exec(text.slice(to));
  return end ? { from, to: to + end[0].length } : undefined;
}

interface Way {
  readonly text: string;
  /** What stands between the Embed and the rest of its line. */
  readonly after: string;
}

/** In its place; on a line of its own, which HTML has to have to be a block; behind a blank line, which a paragraph ends at. */
function waysToWrite({ from, to, ...player }: Player, text: string): Way[] {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const before = text.slice(lineStart, from);
  const prefix = before.replace(/[^>\s]/g, ' ');
  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  return ['', end + prefix].flatMap((after) =>
    ['', prefix.trimEnd() + end].map((apart) => {
      return { text: text.slice(0, lineStart) + apart + before + embedOf(player) + after + text.slice(to), after };
    }),
  );
}

function embedOf({ url, title }: Pick<Player, 'url' | 'title'>): string {
  return `<Embed url="${escapeValue(url)}" title="${escapeValue(title)}" />`;
}

function escapeValue(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What the parser makes of the nodes of a player once the Embed is there. */
function embedNode(node: MdastNode, { from, to, nodes, ...player }: Player, { after }: Way): MdastNode[] {
  if (node !== nodes[0]) return [];
  if (node.type === 'mdxJsxFlowElement') {
    const attribute = (name: 'url' | 'title') => ({ type: 'mdxJsxAttribute' as const, name, value: player[name] });
    return [{ ...node, name: 'Embed', attributes: [attribute('url'), attribute('title')], children: [] }];
  }
  const embed = embedOf(player);
  if (node.type !== 'html' || nodes.length > 1) return [{ type: 'html', value: embed }];
  const start = from - rangeOf(node).from;
  return [{ type: 'html', value: node.value.slice(0, start) + embed + after + node.value.slice(start + to - from) }];
}
