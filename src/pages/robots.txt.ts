import type { APIRoute } from 'astro';
import site from '../../site.config.ts';
import { absolute } from '../site.ts';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(site, '/sitemap-index.xml')}\n`);
