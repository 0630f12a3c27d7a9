import type { APIRoute } from 'astro';
import { getSelfTest } from '../../../search/site-self-test.ts';

export const GET: APIRoute = async () => new Response(`${JSON.stringify(await getSelfTest(), null, 2)}\n`);
