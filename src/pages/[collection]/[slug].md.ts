import type { APIRoute, GetStaticPaths } from 'astro';
import type { Entry } from '../../entries/entry.ts';
import { getTwin, twinPaths } from '../../views/twins.ts';

export const getStaticPaths = (() => twinPaths()) satisfies GetStaticPaths;

export const GET: APIRoute<{ entry: Entry }> = async ({ props }) =>
  new Response(await getTwin(props.entry), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
