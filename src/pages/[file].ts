import type { APIRoute } from 'astro';
import site from '../../site.config.ts';
import { writeHeaders } from '../seo/headers.ts';
import { writeRedirects } from '../seo/redirects.ts';
import { getRedirects } from '../seo/site-redirects.ts';

/** Astro passes over files whose names begin with an underscore or a dot, so these are parameters. */
const FILES: Readonly<Record<string, () => string | Promise<string>>> = {
  // GitHub Pages would leave out `_astro/` without it.
  '.nojekyll': () => '',
  _headers: () => writeHeaders(site),
  _redirects: async () => writeRedirects(await getRedirects()),
};

export const getStaticPaths = () => Object.keys(FILES).map((file) => ({ params: { file } }));

export const GET: APIRoute = async ({ params }) => new Response(await FILES[params.file ?? '']?.());
