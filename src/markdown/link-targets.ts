import { isDeepStrictEqual } from 'node:util';
import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { READING_DIRECTIVES } from './features.ts';
import { describeTree } from './same-tree.ts';
import { addressesIn, tagsIn } from './tags.ts';
import { type Range, rangeOf } from './tree.ts';

/** Where a text says where a link leads: in a link, in its definition, in a tag. */
interface Place extends Range {
  readonly target: string;
}

/** Stands for both targets when two texts are compared that differ in nothing else. */
const TARGET = '\uE000';

/** Write other targets of links, from the last to the first, where nothing else of the text changes by it. */
export function replaceTargets(
  body: string,
  file: string,
  rightOf: (place: Place) => string | undefined,
): { readonly body: string; readonly targets: readonly string[] } {
  const parse = (text: string) =>
    (file.endsWith('.mdx') ? mdxToMdast : markdownToMdast)(text, { features: READING_DIRECTIVES, position: true });
  let text = body;
  const targets: string[] = [];
  for (const place of placesIn(parse(body), body).toReversed()) {
    const right = rightOf(place);
    if (right === undefined) continue;
    const said = (one: string) => describeTree(parse(one), (node) => [withoutTarget(node, [place.target, right])]);
    const before = said(text);
    const changed = waysToWrite(text, place, right).find((way) => isDeepStrictEqual(said(way), before));
    if (changed === undefined) continue;
    text = changed;
    targets.unshift(place.target);
  }
  return { body: text, targets };
}

function placesIn(tree: MdastNode, body: string): Place[] {
  const places: Place[] = [];
  const visit = (node: MdastNode): void => {
    const range = rangeOf(node);
    if (node.type === 'link' || node.type === 'definition') places.push({ ...range, target: node.url });
    for (const tag of tagsIn(node, body)) {
      // Of a tag of MDX only its beginning is known.
      const to = node.type === 'html' ? tag.to : range.to;
      places.push(...addressesIn(tag).map((target) => ({ from: tag.from, to, target })));
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return places.toSorted((a, b) => a.from - b.from);
}

/** The target may stand in the words or the title of a link too: each place where it does, the last one first. */
function* waysToWrite(text: string, { from, to, target }: Place, right: string): Generator<string> {
  const source = text.slice(from, to);
  for (let at = source.lastIndexOf(target); at >= 0; at = at === 0 ? -1 : source.lastIndexOf(target, at - 1)) {
    yield text.slice(0, from + at) + right + text.slice(from + at + target.length);
  }
}

function withoutTarget(node: MdastNode, targets: readonly string[]): MdastNode {
  if (node.type === 'link' || node.type === 'definition') {
    return targets.includes(node.url) ? { ...node, url: TARGET } : node;
  }
  if (node.type === 'html') {
    const spellings = targets.flatMap((target) => [`href="${target}"`, `href='${target}'`]);
    return { ...node, value: spellings.reduce((value, one) => value.replaceAll(one, TARGET), node.value) };
  }
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return node;
  const attributes = node.attributes.map((one) => {
    const isTarget =
      one.type === 'mdxJsxAttribute' && one.name === 'href' && targets.some((target) => target === one.value);
    return isTarget ? { ...one, value: TARGET } : one;
  });
  return { ...node, attributes };
}
