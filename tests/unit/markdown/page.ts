import { markdownToHtml } from 'satteri';
import { autolinks } from '../../../src/markdown/autolinks.ts';
import { callouts } from '../../../src/markdown/callouts.ts';
import { codeBlocks } from '../../../src/markdown/code-blocks.ts';
import { diagrams } from '../../../src/markdown/diagrams/diagrams.ts';
import { embeds } from '../../../src/markdown/embeds.ts';
import { emptySections } from '../../../src/markdown/empty-sections.ts';
import { RENDERING } from '../../../src/markdown/features.ts';
import { figures } from '../../../src/markdown/figures.ts';
import { formulas } from '../../../src/markdown/formulas.ts';
import { headingLinks } from '../../../src/markdown/heading-links.ts';
import { imageReferences } from '../../../src/markdown/image-references.ts';
import { jsxElements } from '../../../src/markdown/jsx-elements.ts';
import { ownIds } from '../../../src/markdown/own-ids.ts';
import { insertRendered } from '../../../src/markdown/rendered.ts';
import { runningText } from '../../../src/markdown/running-text.ts';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { scrollable } from '../../../src/markdown/scrollable.ts';
import { singleTildes } from '../../../src/markdown/single-tildes.ts';

/** What pages are rendered with, in its order; what needs Astro is left out. */
export const PIPELINE = {
  features: RENDERING,
  mdastPlugins: [
    emptySections,
    runningText,
    imageReferences,
    autolinks,
    singleTildes,
    callouts,
    figures,
    formulas,
    diagrams,
    codeBlocks,
  ],
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
