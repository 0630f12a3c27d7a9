import { find, html } from 'property-information';
import { defineHastPlugin, type HastNode } from 'satteri';
import { isJsx } from './jsx.ts';

const TAGS = ['a', 'img', 'source', 'video', 'audio'];
const ATTRIBUTES = ['href', 'src', 'poster', 'srcSet'];

/** Put the site's base path before root-relative addresses, so that writers link to `/blog/…` wherever the site lives. */
export function baseLinks(base: string) {
  const prefix = base.replace(/\/$/, '');
  return defineHastPlugin({
    name: `afterword-base-links-4:${base}`,
    before(root, ctx) {
      if (!prefix || ctx.sourceFormat !== 'mdx') return;
      const visit = (node: Readonly<HastNode>): void => {
        if (isJsx(node) && TAGS.includes(node.name ?? '')) {
          for (const attribute of node.attributes) {
            if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
            const { property } = find(html, attribute.name);
            if (!ATTRIBUTES.includes(property)) continue;
            const moved = property === 'srcSet' ? moveAll(attribute.value) : move(attribute.value);
            if (moved !== attribute.value) ctx.setProperty(node, attribute.name, moved);
          }
        }
        if ('children' in node) node.children.forEach(visit);
      };
      visit(root);
    },
    element: {
      filter: TAGS,
      visit(node, ctx) {
        if (!prefix) return;
        for (const attribute of ATTRIBUTES) {
          const value = node.properties[attribute];
          if (typeof value !== 'string' && !Array.isArray(value)) continue;
          const written = Array.isArray(value) ? value.join(', ') : value;
          const moved = attribute === 'srcSet' ? moveAll(written) : move(written);
          if (moved !== written) ctx.setProperty(node, attribute, moved);
        }
      },
    },
  });

  function moveAll(candidates: string): string {
    return candidates
      .split(',')
      .map((part) => move(part.trim()))
      .join(', ');
  }

  function move(address: string): string {
    return /^\/(?!\/)/.test(address) ? prefix + address : address;
  }
}
