import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dev, preview } from 'astro';
import type { ServeOptions } from './arguments.ts';
import { loadSite } from './load-site.ts';
import { checkOverlay } from './overlay.ts';
import { ROOT } from './root.ts';

/** Run Astro's dev or preview server until it is stopped. Resolves to an exit code when it cannot start. */
export async function serve(kind: 'dev' | 'preview', { port, host }: ServeOptions): Promise<number> {
  const site = await loadSite();
  if (!site) return 1;
  if (kind === 'preview' && !existsSync(join(ROOT, 'dist'))) {
    process.stderr.write('There is no dist/ to serve: run npm run build first.\n');
    return 1;
  }
  const server = { ...(port !== undefined && { port }), ...(host !== undefined && { host }) };
  if (kind === 'preview') {
    const running = await preview({ root: ROOT, server });
    await running.closed();
  } else {
    await dev({ root: ROOT, server, integrations: [checkOverlay()] });
    await new Promise(() => undefined);
  }
  return 0;
}
