import { defineHastPlugin, type HastNode } from 'satteri';

type Element = Extract<HastNode, { type: 'element' }>;
type Content = Element['children'][number];

/**
 * Draw `<Embed url="…" title="…" />` of a Markdown text, which HTML reads as an `<embed>`, as MDX draws the component of that
 * name: a link to the page. It comes before `sanitize`, which takes every other `<embed>` out.
 */
export const embeds = defineHastPlugin({
  name: 'afterword-embeds-1',
  before(root, ctx) {
    if (!/<embed/i.test(ctx.source)) return;
    const visit = (node: Readonly<HastNode>, parent: Readonly<HastNode>): void => {
      const card = node.type === 'element' && node.tagName === 'embed' ? cardOf(node) : undefined;
      const isInLine = parent.type === 'element' && /^(?:p|span|h[1-6]|em|strong)$/.test(parent.tagName);
      if (card) ctx.replaceNode(node, isInLine ? card : element('p', 'embed', [card]));
      else if ('children' in node) for (const child of node.children) visit(child, node);
    };
    for (const child of root.children) visit(child, root);
  },
});

/** The card of a page: its title and its host; undefined for what does not name one. */
function cardOf({ properties: { url, title } }: Readonly<Element>): Element | undefined {
  const address = typeof url === 'string' ? URL.parse(url) : null;
  if (!address || !/^https?:$/.test(address.protocol) || typeof title !== 'string') return undefined;
  const host = address.host.replace(/^www\./, '');
  const words = [element('span', 'embed-title', [text(title)]), text(' '), element('span', 'host', [text(host)])];
  return { type: 'element', tagName: 'a', properties: { href: address.href }, children: words };
}

function element(tagName: string, name: string, children: Content[]): Element {
  return { type: 'element', tagName, properties: { className: [name] }, children };
}

function text(value: string): Content {
  return { type: 'text', value };
}
