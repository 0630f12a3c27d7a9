import type { APIRoute, GetStaticPaths } from 'astro';
import { answerFeed, archivePaths, type FeedFile } from '../../../../views/feeds.ts';

export const getStaticPaths = (() => archivePaths('json')) satisfies GetStaticPaths;

export const GET: APIRoute<FeedFile> = ({ props }) => answerFeed(props);
