import { fileURLToPath } from 'node:url';

/** The project folder: where package.json, content/ and dist/ are. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');
