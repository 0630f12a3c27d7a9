import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { encode } from './encode.ts';

/** What can run, load or embed something, or holds notes of a drawing program, such as paths of somebody's machine. */
const REFUSED = new Set(
  'script foreignObject iframe object embed audio video canvas handler listener metadata set discard'.split(' '),
);
/** Animations of shape and colour are harmless; of an address they are not. */
const ANIMATIONS = new Set(['animate', 'animateMotion', 'animateTransform']);
const REFERENCES = ['href', 'xLinkHref'];
const NAMESPACES = { xmlns: 'http://www.w3.org/2000/svg', xmlnsXLink: 'http://www.w3.org/1999/xlink' };
/** A style may name parts of its own drawing and nothing else. A backslash could hide any of these words. */
const REACHES_OUT = /\\|@import|@namespace|@font-face|image-set|src\s*\(|image\s*\(|url\s*\(\s*(?!['"]?#)/i;
const EMBEDDED = /^data:image\/(png|jpe?g|webp);base64,([\w+/=\s]+)$/i;

/**
 * Clean an SVG drawing: no scripts, event handlers or foreign content, no address outside the drawing, no metadata, also in
 * pictures that are embedded in it. What is not a drawing at all becomes an empty one.
 */
export async function cleanSvg(source: string): Promise<string> {
  const { children } = fromHtml(source, { fragment: true, space: 'html' });
  const root = children.find((node) => node.type === 'element' && node.tagName === 'svg');
  const properties = root?.type === 'element' ? cleanProperties(root) : {};
  const svg: Element = {
    type: 'element',
    tagName: 'svg',
    properties: { ...properties, ...NAMESPACES },
    children: root?.type === 'element' ? await cleanChildren(root) : [],
  };
  const tree: Root = { type: 'root', children: [svg] };
  const options = {
    space: 'svg',
    closeEmptyElements: true,
    characterReferences: { useNamedReferences: false },
  } as const;
  return `${toHtml(tree, options)}\n`;
}

async function cleanChildren({ tagName, children }: Element): Promise<ElementContent[]> {
  const cleaned: ElementContent[] = [];
  for (const child of children) {
    if (child.type === 'text' && (tagName !== 'style' || !REACHES_OUT.test(child.value))) cleaned.push(child);
    if (child.type !== 'element' || isRefused(child)) continue;
    const properties = await withCleanPictures(cleanProperties(child));
    cleaned.push({ type: 'element', tagName: child.tagName, properties, children: await cleanChildren(child) });
  }
  return cleaned;
}

function isRefused({ tagName, properties }: Element): boolean {
  // A name with a colon is another program's.
  if (REFUSED.has(tagName) || tagName.includes(':')) return true;
  return ANIMATIONS.has(tagName) && /href|^on/i.test(String(properties.attributeName ?? ''));
}

function cleanProperties({ tagName, properties }: Element): Element['properties'] {
  const kept = Object.entries(properties).filter(([name, value]) => {
    if (/^on/i.test(name) || /^(xmlns|xml[A-Z])/.test(name)) return name === 'xmlSpace' || name === 'xmlLang';
    if (name.includes(':')) return false;
    if (REFERENCES.includes(name)) return isOwnAddress(String(value), tagName);
    return !REACHES_OUT.test(String(value)) || name === 'd' || name === 'points';
  });
  return Object.fromEntries(kept);
}

function isOwnAddress(address: string, tagName: string): boolean {
  return address.startsWith('#') || (tagName === 'image' && EMBEDDED.test(address));
}

async function withCleanPictures(properties: Element['properties']): Promise<Element['properties']> {
  const cleaned = { ...properties };
  for (const name of REFERENCES) {
    const [, type, data] = EMBEDDED.exec(String(properties[name] ?? '')) ?? [];
    if (type === undefined || data === undefined) continue;
    const format = type.toLowerCase().replace('jpg', 'jpeg');
    const bytes = await encode(Buffer.from(data, 'base64'), { format, name: 'inside a drawing' });
    cleaned[name] = `data:image/${format};base64,${Buffer.from(bytes).toString('base64')}`;
  }
  return cleaned;
}
