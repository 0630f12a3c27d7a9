import type { APIRoute } from 'astro';
import { getQueries } from '../../database/site-database.ts';

export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify((await getQueries()).getSiteStats(), null, 2)}\n`);
