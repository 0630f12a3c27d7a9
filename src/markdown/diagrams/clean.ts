import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { unprotect } from './names.ts';

const ELEMENTS = new Set('svg g defs marker polygon polyline line rect circle ellipse path text tspan'.split(' '));
const ATTRIBUTES = new Set(
  'viewBox width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform fill stroke strokeWidth strokeDashArray strokeLineJoin strokeLineCap textAnchor fontSize fontWeight fontStyle markerStart markerEnd markerWidth markerHeight refX refY orient opacity fillOpacity id'.split(
    ' ',
  ),
);
/** Type in a drawing is a little smaller than that of the text around it. */
const SCALE = 1.2;
/** Room for the stroke of a line at the edge. */
const MARGIN = 2;

interface Labels {
  readonly name: string;
  readonly description: string | undefined;
}

/** Keep the shapes and words of a drawing and nothing that styles, loads or runs; give it a name. */
export function cleanDrawing(svg: string, prefix: string, { name, description }: Labels): Element {
  const root = fromHtml(svg, { fragment: true }).children.find((child) => child.type === 'element');
  if (root?.type !== 'element' || root.tagName !== 'svg') throw new Error('the layout engine has drawn no SVG');
  const clean = cleanElement(root, prefix);
  const { viewBox, width, height } = frameOf(clean);
  const children = clean.children.filter((child) => child.type === 'element');
  const titles = [titled('title', name), ...(description ? [titled('desc', description)] : [])];
  const properties = { viewBox, width, height, role: 'img', ariaLabel: name };
  return { type: 'element', tagName: 'svg', properties, children: [...titles, ...withoutUnused(children)] };
}

function cleanElement(node: Element, prefix: string): Element {
  const properties: Element['properties'] = {};
  for (const [key, value] of Object.entries(node.properties)) {
    if (!ATTRIBUTES.has(key) || value === null || value === undefined) continue;
    properties[key] = cleanValue(key, String(value), prefix);
  }
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [{ type: 'text', value: unprotect(child.value) }];
    return child.type === 'element' && ELEMENTS.has(child.tagName) ? [cleanElement(child, prefix)] : [];
  });
  const isText = node.tagName === 'text' || node.tagName === 'tspan';
  return {
    type: 'element',
    tagName: node.tagName,
    properties,
    children: isText ? children : children.filter((child) => child.type === 'element'),
  };
}

function cleanValue(key: string, value: string, prefix: string): string {
  if (key === 'id') return prefix + value;
  if (key.startsWith('marker') && value.startsWith('url(')) return value.replace('#', `#${prefix}`);
  if (key === 'fill' || key === 'stroke') return colour(value);
  return value.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

/** The engine’s variables are ours by another name; any other colour could not be read in the dark. */
function colour(value: string): string {
  const name = /^var\(--_?([\w-]+)\)$/.exec(value)?.[1];
  if (name) return `var(--drawing-${name})`;
  return value === 'none' ? 'none' : 'var(--drawing-node-fill)';
}

/** Drop markers that no line has. */
function withoutUnused(children: readonly ElementContent[]): ElementContent[] {
  const written = JSON.stringify(children.filter((child) => child.type !== 'element' || child.tagName !== 'defs'));
  return children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName !== 'defs') return child;
    const used = child.children.filter(
      (marker) => marker.type === 'element' && written.includes(`url(#${marker.properties.id})`),
    );
    return used.length > 0 ? { ...child, children: used } : [];
  });
}

function titled(tagName: string, value: string): Element {
  return { type: 'element', tagName, properties: {}, children: [{ type: 'text', value }] };
}

/** Cut off what the engine leaves empty around a drawing; words that stick out are to the right of everything else. */
function frameOf({ properties, children }: Element) {
  const [width = 0] = String(properties.viewBox).split(' ').slice(2).map(Number);
  const { left, top, bottom } = extentOf(children);
  const frame = [left, top, width - 2 * left, bottom - top].map((length) => Math.round(length * 10) / 10);
  const [, , wide = 0, high = 0] = frame;
  return { viewBox: frame.join(' '), width: String(Math.ceil(wide * SCALE)), height: String(Math.ceil(high * SCALE)) };
}

function extentOf(children: readonly ElementContent[]) {
  const extent = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, bottom: 0 };
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element' || node.tagName === 'defs') return;
    const number = (name: string): number => Number(node.properties[name] ?? Number.NaN);
    const points = String(node.properties.points ?? '')
      .split(/[ ,]+/)
      .filter(Boolean)
      .map(Number);
    const across = points.filter((_, index) => index % 2 === 0);
    const down = points.filter((_, index) => index % 2 === 1);
    const radius = number('r') || number('ry') || 0;
    across.push(number('x'), number('x1'), number('x2'), number('cx') - (number('r') || number('rx') || 0));
    down.push(
      number('y') - (node.tagName === 'text' ? 12 : 0),
      number('y') + (number('height') || 4),
      number('y1'),
      number('y2'),
      number('cy') - radius,
      number('cy') + radius,
    );
    for (const x of across) if (x < extent.left && node.tagName !== 'text') extent.left = x;
    for (const y of down) {
      if (y < extent.top) extent.top = y;
      if (y > extent.bottom) extent.bottom = y;
    }
    for (const child of node.children) if (node.tagName === 'g') visit(child);
  };
  children.forEach(visit);
  const { left, top, bottom } = extent;
  return { left: Math.max(0, left - MARGIN), top: Math.max(0, top - MARGIN), bottom: bottom + MARGIN };
}
