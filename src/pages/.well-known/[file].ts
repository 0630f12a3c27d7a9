import type { APIRoute } from 'astro';
import site from '../../../site.config.ts';
import { readNow } from '../../clock.ts';
import { writeSecurityText } from '../../seo/security-text.ts';

/** A site without a contact has no such file. */
export const getStaticPaths = () => (site.security ? [{ params: { file: 'security.txt' } }] : []);

export const GET: APIRoute = () => new Response(writeSecurityText(site, readNow(process.env)));
