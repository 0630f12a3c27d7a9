import type { APIRoute } from 'astro';
import site from '../../site.config.ts';
import { writeOpml } from '../feeds/opml.ts';
import { getScopes } from '../views/feed-links.ts';

export const GET: APIRoute = async () =>
  new Response(writeOpml(site, await getScopes()), { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
