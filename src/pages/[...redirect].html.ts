import type { APIRoute, GetStaticPaths } from 'astro';
import { answerRedirect, type RedirectFile, redirectFiles } from '../views/redirects.ts';

export const getStaticPaths = (() => redirectFiles('html')) satisfies GetStaticPaths;

export const GET: APIRoute<RedirectFile['props']> = ({ props }) => answerRedirect(props);
