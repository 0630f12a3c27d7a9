import type { APIRoute, GetStaticPaths } from 'astro';
import { answerFeed, type FeedFile, feedPaths } from '../../views/feeds.ts';

export const getStaticPaths = (() => feedPaths('json')) satisfies GetStaticPaths;

export const GET: APIRoute<FeedFile> = ({ props }) => answerFeed(props);
