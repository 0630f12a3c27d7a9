import type { Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** Elements that could run, load, frame or submit something, or that are for the whole page. */
const ACTIVE = /^(?:script|style|iframe|object|embed|applet|base|meta|link|form|button|template|noscript|svg|math)$/;
const ADDRESSES = /^(?:href|src|srcSet|action|formAction|data|poster|cite|background|ping|xLinkHref|longDesc)$/;
const SCHEMES = ['https:', 'http:', 'mailto:', 'tel:', 'ftp:'];
const PAGE = 'https://fixture.example/blog/a/';

/** What a browser would do with HTML that a text has no right to; addresses are read as browsers read them. */
export function dangersIn(html: string): string[] {
  return dangersOf(fromHtml(`<!doctype html><body><div><div>${html}</div></div>`));
}

function dangersOf(node: Root | RootContent): string[] {
  const own = node.type === 'element' ? [node] : [];
  const found = own.flatMap(({ tagName, properties }) => [
    ...(ACTIVE.test(tagName) ? [`<${tagName}>`] : []),
    ...Object.entries(properties).flatMap(([key, value]) => {
      const address = ADDRESSES.test(key) ? URL.parse(String(value), PAGE) : null;
      const isBad = /^on|^style$|^srcDoc$/i.test(key) || (key === 'id' && value === 'content');
      const isElsewhere = /^(?:src|poster|action)$/i.test(key) && address?.origin !== new URL(PAGE).origin;
      return isBad || isElsewhere || (address && !SCHEMES.includes(address.protocol)) ? [`${key}="${value}"`] : [];
    }),
  ]);
  const inner = 'children' in node ? node.children.flatMap(dangersOf) : [];
  const content = node.type === 'element' && node.content ? dangersOf(node.content) : [];
  return [...found, ...inner, ...content];
}
