import type { APIRoute } from 'astro';
import { getSitemapPages, writeSitemap } from '../seo/sitemap.ts';

export const GET: APIRoute = async () => new Response(writeSitemap(await getSitemapPages()));
