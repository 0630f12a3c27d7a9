import type { APIRoute, GetStaticPaths } from 'astro';
import { FORMATS } from '../feeds/document.ts';
import { type FeedFile, feedPaths, getFeed } from '../views/feeds.ts';

export const getStaticPaths = (() => feedPaths()) satisfies GetStaticPaths;

export const GET: APIRoute<FeedFile> = async ({ props }) =>
  new Response(await getFeed(props), { headers: { 'Content-Type': `${FORMATS[props.format].type}; charset=utf-8` } });
