import { fileURLToPath } from 'node:url';
import { satteriHeadingIdsPlugin as headingsOfPage, satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import site from './site.config.ts';
import { noteRunningCode } from './src/cache/running-code.ts';
import { scrubPictures } from './src/images/scrub.ts';
import { baseLinks } from './src/markdown/base-links.ts';
import { embeds } from './src/markdown/embeds.ts';
import { RENDERING } from './src/markdown/features.ts';
import { headingIds } from './src/markdown/heading-ids.ts';
import { headingLinks } from './src/markdown/heading-links.ts';
import { jsxElements } from './src/markdown/jsx-elements.ts';
import { MDAST_PLUGINS } from './src/markdown/mdast-plugins.ts';
import { ownIds } from './src/markdown/own-ids.ts';
import { pictureRows } from './src/markdown/picture-rows.ts';
import { insertRendered } from './src/markdown/rendered.ts';
import { sanitize } from './src/markdown/sanitize.ts';
import { scrollable } from './src/markdown/scrollable.ts';
import { taskLists } from './src/markdown/task-lists.ts';
import { slimClient } from './src/search/slim-client.ts';

const PROSE_STYLES = /\/src\/(?:components\/prose\/\w+\.astro\?.*type=style|styles\/(?:code|drawings)\.css)/;

const root = fileURLToPath(new URL('.', import.meta.url));
noteRunningCode(root);

export default defineConfig({
  root,
  site: site.url,
  base: site.base,
  trailingSlash: 'always',
  // Astro's default drops line breaks between words and elements, as JSX does.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  integrations: [mdx(), scrubPictures()],
  image: { service: { entrypoint: './src/images/service.ts', config: { root, image: site.image } } },
  // Nothing is inlined: the security policy in src/seo/policy.ts refuses it.
  build: { inlineStylesheets: 'never' },
  vite: {
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      // One file for all that a text can hold: the parts that feeds use too would get a second one.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'prose', test: PROSE_STYLES }] } } },
    },
    plugins: [slimClient(site.lang)],
  },
  devToolbar: { enabled: false },
  // Editors get the fields of the front matter from it.
  experimental: { contentIntellisense: true },
  markdown: {
    // The code blocks of src/markdown have titles and marked lines besides.
    syntaxHighlight: false,
    processor: satteri({
      features: RENDERING,
      mdastPlugins: MDAST_PLUGINS,
      hastPlugins: [
        jsxElements,
        embeds,
        sanitize,
        insertRendered,
        baseLinks(site.base),
        scrollable,
        pictureRows,
        taskLists,
        ownIds,
        headingIds,
        headingsOfPage(),
        headingLinks,
      ],
    }),
  },
});
