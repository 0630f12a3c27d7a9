import type { APIRoute } from 'astro';
import site from '../../site.config.ts';
import { writeRssJson } from '../feeds/rss-json.ts';
import { getFeedItems } from '../feeds/site-feed.ts';
import { href } from '../site.ts';

export const GET: APIRoute = async () => new Response(writeRssJson(await getFeedItems(), (path) => href(site, path)));
