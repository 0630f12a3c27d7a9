import type { APIRoute } from 'astro';
import site from '../../site.config.ts';
import { getRedirects, writeRedirects } from '../redirects.ts';
import { writeHeaders } from '../seo/headers.ts';

/** Astro passes over files whose names begin with an underscore, so these two are parameters. */
const FILES: Readonly<Record<string, () => string | Promise<string>>> = {
  _headers: () => writeHeaders(site),
  _redirects: async () => writeRedirects(await getRedirects()),
};

export const getStaticPaths = () => Object.keys(FILES).map((file) => ({ params: { file } }));

export const GET: APIRoute = async ({ params }) => new Response(await FILES[params.file ?? '']?.());
