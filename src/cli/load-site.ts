import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Site } from '../schemas/site.ts';
import { ROOT } from './root.ts';

/**
 * Load `site.config.ts`; when it cannot be used, say why on standard error and return nothing. A command that watches gets the
 * settings as they are now, although Node keeps every module that it has loaded.
 */
export async function loadSite(): Promise<Readonly<Site> | undefined> {
  const file = join(ROOT, 'site.config.ts');
  try {
    const version = statSync(file).mtimeMs;
    const { default: site }: { default: Readonly<Site> } = await import(`${pathToFileURL(file).href}?${version}`);
    if (typeof site?.url === 'string') return site;
    process.stderr.write('site.config.ts has no default export: write export default defineSite({ … })\n');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${/^site\.config\.ts/.test(message) ? message : `site.config.ts cannot be read: ${message}`}\n`,
    );
  }
  return undefined;
}
