import type { APIRoute, GetStaticPaths } from 'astro';
import { answerFeed, type FeedFile, movedFeedPaths } from '../views/feeds.ts';

export const getStaticPaths = (() => movedFeedPaths('xml')) satisfies GetStaticPaths;

export const GET: APIRoute<FeedFile> = ({ props }) => answerFeed(props);
