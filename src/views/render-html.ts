import mdxRenderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import site from '../../site.config.ts';
import { PROSE_COMPONENTS } from '../components/prose/index.ts';
import { renderText } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { absolute } from '../site.ts';

let container: Promise<AstroContainer> | undefined;

/**
 * Render the text of an entry to HTML outside of a page, Markdown and MDX alike. The only place that uses Astro's Container
 * API. A component's own script would carry the path of the project, so `src/feeds/clean.ts` takes scripts out.
 *
 * @throws with the entry's file when a component cannot be rendered.
 */
export async function renderHtml({
  collection,
  slug,
  path,
  file,
}: Pick<Entry, 'collection' | 'slug' | 'path' | 'file'>): Promise<string> {
  container ??= createContainer();
  try {
    const { Content } = await renderText(collection, slug);
    // A component sees the same `Astro.url` as on the page.
    const request = new Request(absolute(site, path));
    return await (await container).renderToString(Content, { props: { components: PROSE_COMPONENTS }, request });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be rendered for feeds: ${reason}`, { cause: error });
  }
}

async function createContainer(): Promise<AstroContainer> {
  const made = await AstroContainer.create({ astroConfig: { site: site.url } });
  made.addServerRenderer({ name: 'astro:jsx', renderer: mdxRenderer });
  return made;
}
