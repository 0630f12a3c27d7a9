import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { installChromium } from '../support/chromium.ts';
import { serveFolder } from '../support/static-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the demonstration site, with a slash at the end. */
    site: string;
  }
}

/** Unpack the browser and serve the demonstration site that `npm run build` made. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(dist)) throw new Error('there is no dist/: run npm run build before the browser tests');
  await installChromium();
  const server = await serveFolder(dist);
  project.provide('site', server.url);
  return server.close;
}
