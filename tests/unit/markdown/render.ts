import { type Features, type HastPluginList, type MdastPluginList, markdownToHtml } from 'satteri';

/** Markdown to HTML with these plugins and the parser's features that the site uses. */
export async function render(
  text: string,
  hastPlugins: HastPluginList,
  mdastPlugins: MdastPluginList = [],
  more: Features = {},
): Promise<string> {
  const features = { gfm: true, rawHtml: true, ...more };
  const { html } = await markdownToHtml(text, { hastPlugins, mdastPlugins, features });
  return html.trim();
}
