import type { APIRoute, GetStaticPaths } from 'astro';
import type { Entry } from '../../../entries/entry.ts';
import { getSocialPicture, socialPaths } from '../../../views/social.ts';

export const getStaticPaths = (() => socialPaths()) satisfies GetStaticPaths;

export const GET: APIRoute<{ entry: Entry }> = async ({ props }) =>
  new Response(await getSocialPicture(props.entry), { headers: { 'Content-Type': 'image/png' } });
