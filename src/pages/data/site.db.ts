import type { APIRoute } from 'astro';
import { getDatabaseFile } from '../../database/site-database.ts';

export const GET: APIRoute = async () => new Response(await getDatabaseFile());
