import type { APIRoute } from 'astro';
import { getLlmsText } from '../views/twins.ts';

export const GET: APIRoute = async () => new Response(await getLlmsText());
