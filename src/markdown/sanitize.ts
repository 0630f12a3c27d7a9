import { defineHastPlugin, type HastNode } from 'satteri';

type Element = Extract<HastNode, { type: 'element' }>;

/** Elements that Markdown has no use for and that could run, load or submit something, or restyle the page. */
const REFUSED = new Set(
  'applet base button embed fencedframe form frame frameset iframe input link math meta noscript object script select style svg template textarea title'.split(
    ' ',
  ),
);
const URL_ATTRIBUTES = ['href', 'src', 'cite', 'poster', 'srcSet', 'action', 'formAction', 'xLinkHref'];
const SAFE_URL = /^(https?:|mailto:|tel:|[^:]*$|[^:/?#]*[/?#])/i;

/** Take out of raw HTML what is not text: scripts, frames, forms, event handlers, inline styles, `javascript:` addresses. */
export const sanitize = defineHastPlugin({
  name: 'afterword-sanitize-1',
  before(root, ctx) {
    const visit = (node: Readonly<HastNode>): void => {
      if (node.type === 'element' && isRefused(node)) {
        ctx.removeNode(node);
        return;
      }
      if (node.type === 'comment') ctx.removeNode(node);
      if (node.type === 'element') {
        for (const key of unsafeAttributes(node)) ctx.setProperty(node, key, null);
      }
      if ('children' in node) node.children.forEach(visit);
    };
    visit(root);
  },
});

function isRefused({ tagName, properties }: Readonly<Element>): boolean {
  // Task lists are the one place where Markdown itself makes a form control.
  const taskBox = tagName === 'input' && properties.type === 'checkbox' && properties.disabled === true;
  return REFUSED.has(tagName) && !taskBox;
}

function unsafeAttributes({ properties }: Readonly<Element>): string[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const isHandler = /^on/i.test(key);
    const isUnsafeUrl = URL_ATTRIBUTES.includes(key) && !SAFE_URL.test(String(value).replace(/[\s\p{Cc}]/gu, ''));
    return isHandler || isUnsafeUrl || key === 'style' || key === 'srcDoc' ? key : [];
  });
}
