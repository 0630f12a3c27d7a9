import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import site from './site.config.ts';
import { baseLinks } from './src/markdown/base-links.ts';
import { imageReferences } from './src/markdown/image-references.ts';
import { sanitize } from './src/markdown/sanitize.ts';
import { scrollable } from './src/markdown/scrollable.ts';
import { taskLists } from './src/markdown/task-lists.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  site: site.url,
  base: site.base,
  trailingSlash: 'always',
  // Astro's default drops line breaks between words and elements, as JSX does.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  integrations: [mdx()],
  // Nothing is inlined: the security policy in src/seo/policy.ts refuses it.
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } } },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: 'prism',
    processor: satteri({
      features: { rawHtml: true },
      mdastPlugins: [imageReferences],
      hastPlugins: [sanitize, baseLinks(site.base), scrollable, taskLists],
    }),
  },
});
