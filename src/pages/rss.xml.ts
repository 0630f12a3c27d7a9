import type { APIRoute } from 'astro';
import site from '../../site.config.ts';
import { writeRss } from '../feeds/rss.ts';
import { getFeedItems } from '../feeds/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(await writeRss(site, '/rss.xml', await getFeedItems()), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
