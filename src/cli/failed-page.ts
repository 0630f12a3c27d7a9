import type { AstroIntegration } from 'astro';
import { addressOf } from '../entries/addresses.ts';
import type { Inventory } from '../entries/inventory.ts';

/** A page could not be rendered; the message names its address and, where there is one, its file. */
export class PageError extends Error {
  override readonly name = 'PageError';
}

/** Make a failed page say which one it is: Astro's own error knows neither its address nor its file. */
export function nameFailedPage({ items }: Pick<Inventory, 'items'>): AstroIntegration {
  const files = new Map(items.map((item) => [encodeURI(addressOf(item)), item.file]));
  return {
    name: 'afterword-failed-page',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          async render(request, options) {
            try {
              return await prerenderer.render(request, options);
            } catch (error) {
              const { pathname } = new URL(request.url);
              const file = [...files].find(([address]) => pathname.endsWith(address))?.[1];
              const reason = error instanceof Error ? error.message : String(error);
              throw new PageError(`${file ?? pathname} cannot be rendered: ${reason}`, { cause: error });
            }
          },
        }));
      },
    },
  };
}
