import type { APIRoute } from 'astro';
import { getSearchIndex, indexAddress } from '../../search/site-index.ts';

/** Where the search index of this build is: for pages that do not name it, and for those that are older than the build. */
export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify({ index: indexAddress(await getSearchIndex()) })}\n`);
