import { defineHastPlugin } from 'satteri';

const ATTRIBUTES = { a: 'href', img: 'src', source: 'src', video: 'src', audio: 'src' } as const;

/** Put the site's base path before root-relative addresses, so that writers link to `/blog/…` wherever the site lives. */
export function baseLinks(base: string) {
  const prefix = base.replace(/\/$/, '');
  return defineHastPlugin({
    name: `afterword-base-links-1:${base}`,
    element: {
      filter: Object.keys(ATTRIBUTES),
      visit(node, ctx) {
        const attribute = Object.entries(ATTRIBUTES).find(([tag]) => tag === node.tagName)?.[1];
        const value = attribute && node.properties[attribute];
        if (!prefix || !attribute || typeof value !== 'string' || !/^\/(?!\/)/.test(value)) return;
        ctx.setProperty(node, attribute, prefix + value);
      },
    },
  });
}
