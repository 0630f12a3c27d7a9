import type { APIRoute } from 'astro';
import { getSitemapPages } from '../seo/site-pages.ts';
import { writeSitemap } from '../seo/sitemap.ts';

export const GET: APIRoute = async () => new Response(writeSitemap(await getSitemapPages()));
