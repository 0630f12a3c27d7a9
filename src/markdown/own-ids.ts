import { defineHastPlugin, type HastNode } from 'satteri';
import { frontMatterOf, type PageFacts, takenIds } from './heading-ids.ts';
import { isElementName } from './html-elements.ts';
import { isJsx } from './jsx.ts';

type Element = Extract<HastNode, { type: 'element' }>;

/** What a text without it has no ids by: an attribute, or the short form of directives. */
const MAY_HAVE_IDS = /\bid\s*=|\{[^}\n]*#/i;

/** Attributes that name other elements by their ids. */
const REFERENCES = 'ariaControls ariaDescribedBy ariaDetails ariaFlowTo ariaLabelledBy ariaOwns headers'.split(' ');

/**
 * The id that an element of a text gets on its page. One that the page has itself would be found in the place of the page’s own,
 * or not at all.
 */
export function idOnPage(id: string, facts: PageFacts): string {
  return takenIds(facts).has(id) ? `text-${id}` : id;
}

/**
 * Give other ids to the elements of a text that would have those of the page around it. What refers to them within the text goes
 * on to do so. It comes before the fragments of headings are made.
 */
export const ownIds = defineHastPlugin({
  name: 'afterword-own-ids-1',
  before(root, ctx) {
    if (!MAY_HAVE_IDS.test(ctx.source)) return;
    const taken = takenIds(frontMatterOf(ctx.data));
    const moved = new Set<string>();
    const walk = (node: Readonly<HastNode>, visit: (node: Readonly<HastNode>) => void): void => {
      visit(node);
      if ('children' in node && !isNotes(node)) for (const child of node.children) walk(child, visit);
    };
    walk(root, (node) => {
      const id = idOf(node);
      if (id === undefined || !taken.has(id)) return;
      moved.add(id);
      ctx.setProperty(node, 'id', `text-${id}`);
    });
    if (moved.size === 0) return;
    const rename = (id: string) => (moved.has(id) ? `text-${id}` : id);
    walk(root, (node) => {
      // Marks of notes are described by the heading of the notes.
      if (node.type === 'element' && !('dataFootnoteRef' in node.properties)) {
        for (const [key, value] of changes(node, rename)) ctx.setProperty(node, key, value);
      }
    });
  },
});

/** The notes of a text, whose heading is one of the page. */
function isNotes(node: Readonly<HastNode>): boolean {
  return node.type === 'element' && node.tagName === 'section' && 'dataFootnotes' in node.properties;
}

/** The id that a node has, or that the text writes at an element with code beside it; what a component makes of it is not known. */
function idOf(node: Readonly<HastNode>): string | undefined {
  if (node.type === 'element') return typeof node.properties.id === 'string' ? node.properties.id : undefined;
  if (!isJsx(node) || !isElementName(node.name)) return undefined;
  const attribute = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'id');
  return typeof attribute?.value === 'string' ? attribute.value : undefined;
}

/** Attributes of an element that name ids which have changed, with their new values. */
function changes({ properties }: Readonly<Element>, rename: (id: string) => string): [string, string][] {
  const found: [string, string][] = [];
  const { href } = properties;
  if (typeof href === 'string' && href.startsWith('#')) found.push(['href', `#${rename(href.slice(1))}`]);
  for (const key of REFERENCES) {
    const value = properties[key];
    if (value === undefined || value === null) continue;
    const names = (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)).map(rename);
    found.push([key, names.join(' ')]);
  }
  return found.filter(([key, value]) => value !== [properties[key]].flat().join(' '));
}
