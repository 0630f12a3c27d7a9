import type { APIRoute } from 'astro';
import site from '../../site.config.ts';
import { writeSitemapIndex } from '../seo/sitemap.ts';
import { absolute } from '../site.ts';

export const GET: APIRoute = () => new Response(writeSitemapIndex(absolute(site, '/sitemap.xml')));
