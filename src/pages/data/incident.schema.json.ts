import type { APIRoute } from 'astro';
import { incidentJsonSchema } from '../../schemas/json-schema.ts';

export const GET: APIRoute = () => new Response(`${JSON.stringify(incidentJsonSchema(), null, 2)}\n`);
