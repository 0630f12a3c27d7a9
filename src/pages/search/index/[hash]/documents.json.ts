import type { APIRoute } from 'astro';
import { getSearchIndex } from '../../../../search/site-index.ts';

export const getStaticPaths = async () => [{ params: { hash: (await getSearchIndex()).hash } }];

export const GET: APIRoute = async () => new Response((await getSearchIndex()).json);
