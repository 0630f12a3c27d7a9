import { markdownToHtml } from 'satteri';
import { embeds } from '../../../src/markdown/embeds.ts';
import { RENDERING } from '../../../src/markdown/features.ts';
import { headingLinks } from '../../../src/markdown/heading-links.ts';
import { jsxElements } from '../../../src/markdown/jsx-elements.ts';
import { MDAST_PLUGINS } from '../../../src/markdown/mdast-plugins.ts';
import { ownIds } from '../../../src/markdown/own-ids.ts';
import { insertRendered } from '../../../src/markdown/rendered.ts';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { scrollable } from '../../../src/markdown/scrollable.ts';

/** What pages are rendered with, in its order; what needs Astro is left out. */
export const PIPELINE = {
  features: RENDERING,
  mdastPlugins: MDAST_PLUGINS,
  hastPlugins: [jsxElements, embeds, sanitize, insertRendered, scrollable, ownIds, headingLinks],
};

/** Markdown to HTML with the plugins of the site. */
export async function renderPage(text: string, fileURL?: URL): Promise<string> {
  const { html } = await markdownToHtml(text, { ...PIPELINE, ...(fileURL && { fileURL }) });
  return html.trim();
}

/** The message with which a text is refused. */
export async function refusal(text: string, fileURL?: URL): Promise<string> {
  try {
    return `no refusal: ${await renderPage(text, fileURL)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
