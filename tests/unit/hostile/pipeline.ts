import { evaluate } from 'satteri';
import { escapeAttribute, escapeHtml } from '../../../src/feeds/xml.ts';
import { takenIds } from '../../../src/markdown/heading-ids.ts';
import { assertInert } from '../../../src/markdown/inert.ts';
import { PIPELINE, renderPage } from '../markdown/page.ts';

/** The HTML that a page has of a text of Markdown. */
export const pageOfMarkdown = renderPage;

type Props = Readonly<Record<string, unknown>>;
const FRAGMENT = 'Fragment';
const EMPTY = new Set(['br', 'hr', 'img', 'input', 'source']);

/** The HTML of an MDX text before it is judged: code is run, and what it gives is written as Astro writes it. */
export async function htmlOfMdx(text: string): Promise<string> {
  const { default: content } = await evaluate(text, {
    ...PIPELINE,
    ...{ Fragment: FRAGMENT, jsx: write, jsxs: write, elementAttributeNameCase: 'html' },
  });
  if (typeof content !== 'function') throw new Error('the text has no component');
  const components = { Callout: 'div', Embed: 'p', Figure: 'figure', Fragment: FRAGMENT, Video: 'figure' };
  return show(content({ components }));
}

/** The HTML that a page has of an MDX text. */
export async function pageOfMdx(text: string): Promise<string> {
  const html = await htmlOfMdx(text);
  assertInert(html, { file: 'content/blog/a.mdx', origin: 'https://fixture.example', ids: takenIds({}) });
  return html;
}

/** HTML that has been written, apart from text. */
class Written {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

function write(type: unknown, props: unknown): unknown {
  if (typeof type === 'function') return type(props);
  const { children, 'set:html': inner, ...attributes } = isProps(props) ? props : {};
  const held = inner === undefined ? show(children) : String(inner);
  if (type === FRAGMENT) return new Written(held);
  const given = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined || value === false || typeof value === 'function') return [];
    return [value === true ? ` ${key}` : ` ${key}="${escapeAttribute(String(value))}"`];
  });
  const opening = `<${type}${given.join('')}>`;
  return new Written(EMPTY.has(String(type)) ? opening : `${opening}${held}</${type}>`);
}

function show(node: unknown): string {
  if (node instanceof Written) return node.html;
  if (Array.isArray(node)) return node.map(show).join('');
  return node === undefined || node === null || typeof node === 'boolean' ? '' : escapeHtml(String(node));
}

function isProps(value: unknown): value is Props {
  return typeof value === 'object' && value !== null;
}
