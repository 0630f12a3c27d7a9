import type { APIRoute } from 'astro';
import { getRssJson } from '../views/feeds.ts';

export const GET: APIRoute = async () => new Response(await getRssJson());
