import type { APIRoute } from 'astro';
import { getIncidentsJson } from '../../dataset/site-dataset.ts';

export const GET: APIRoute = async () => new Response(await getIncidentsJson());
