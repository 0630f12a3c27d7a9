import { defineHastPlugin } from 'satteri';

const TAGS = ['a', 'img', 'source', 'video', 'audio'];
const ATTRIBUTES = ['href', 'src', 'poster', 'srcSet'];

/** Put the site's base path before root-relative addresses, so that writers link to `/blog/…` wherever the site lives. */
export function baseLinks(base: string) {
  const prefix = base.replace(/\/$/, '');
  return defineHastPlugin({
    name: `afterword-base-links-2:${base}`,
    element: {
      filter: TAGS,
      visit(node, ctx) {
        if (!prefix) return;
        for (const attribute of ATTRIBUTES) {
          const value = node.properties[attribute];
          if (typeof value !== 'string' && !Array.isArray(value)) continue;
          const written = Array.isArray(value) ? value.join(', ') : value;
          const moved =
            attribute === 'srcSet'
              ? written
                  .split(',')
                  .map((part) => move(part.trim()))
                  .join(', ')
              : move(written);
          if (moved !== written) ctx.setProperty(node, attribute, moved);
        }
      },
    },
  });

  function move(address: string): string {
    return /^\/(?!\/)/.test(address) ? prefix + address : address;
  }
}
