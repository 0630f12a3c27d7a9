import { posix } from 'node:path';
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type ActiveFault, faultsOf } from './active.ts';

/** What the page of a text is, as far as it decides what the text may hold. */
export interface Surrounding {
  /** Project-relative path of the text. */
  readonly file: string;
  /** Origin of the site: `https://example.org`. */
  readonly origin: string;
  /** Ids that the page has around the text. */
  readonly ids: ReadonlySet<string>;
}

/** At most so many are told at once. */
const MOST_TOLD = 5;

/**
 * Judge the HTML that an MDX text has become. What it writes itself has been cleaned; what its code computes, and what components
 * make of it, is known only now. A text of Markdown has no code, and is not judged again.
 *
 * @throws an error that names the file, and all that is wrong.
 */
export function assertInert(html: string, surrounding: Surrounding): void {
  if (posix.extname(surrounding.file) !== '.mdx') return;
  const faults = findActive(html, surrounding);
  if (faults.length === 0) return;
  const said = [...new Set(faults.map(({ message, hint }) => `${message} (${hint})`))];
  const more = said.length > MOST_TOLD ? [`and ${said.length - MOST_TOLD} more`] : [];
  throw new Error(`code of ${surrounding.file} makes ${[...said.slice(0, MOST_TOLD), ...more].join('; ')}`);
}

/**
 * Find what in the HTML of a text could run, load something from elsewhere, or pass for a part of the page around it. It is read as
 * in a whole page, since `<body onload="…">` within it would be an attribute of the page’s own.
 */
export function findActive(html: string, { origin, ids }: Omit<Surrounding, 'file'>): ActiveFault[] {
  const page = fromHtml(`<!doctype html><body><div><div>${html}</div><span></span></div>`);
  const faults = [...elementsOf(page)].flatMap((element) => faultsOf(element, { origin, ids }));
  if (closesWhereItEnds(page)) return faults;
  const hint = 'close every tag and comment that it opens, and no other';
  return [...faults, { code: 'structure', message: 'HTML that does not end where the text ends', hint }];
}

/** True when the divisions around the text are what they were: no tag of the text has closed them or is open behind it. */
function closesWhereItEnds({ children }: Root): boolean {
  const html = children.find((child) => child.type === 'element');
  const body = html?.children.find((child) => isElement(child, 'body'));
  if (html === undefined || body?.type !== 'element') return false;
  if ([html, body].some(({ properties }) => Object.keys(properties).length > 0)) return false;
  const [outer, ...others] = body.children;
  if (others.length > 0 || outer?.type !== 'element') return false;
  const [inner, end, ...rest] = outer.children;
  return inner?.type === 'element' && end !== undefined && isElement(end, 'span') && rest.length === 0;
}

function isElement(node: RootContent, tagName: string): boolean {
  return node.type === 'element' && node.tagName === tagName;
}

/** Elements however deep, those in templates too: a template may be the content of what is around it. */
function* elementsOf(node: Root | RootContent): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('content' in node && node.content) yield* elementsOf(node.content);
  if ('children' in node) for (const child of node.children) yield* elementsOf(child);
}
