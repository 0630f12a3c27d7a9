import type { APIRoute } from 'astro';
import { getSitePicture } from '../../views/social.ts';

export const GET: APIRoute = async () =>
  new Response(await getSitePicture(), { headers: { 'Content-Type': 'image/png' } });
