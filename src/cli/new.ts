import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClockError, readNow } from '../clock.ts';
import { type NewOptions, planEntry } from '../scaffold/plan.ts';
import { Refusal } from '../scaffold/refusal.ts';
import { href } from '../site.ts';
import { loadSite } from './load-site.ts';
import { ROOT } from './root.ts';

export type { NewOptions } from '../scaffold/plan.ts';

/** Write a draft to begin with. Resolves to the exit code; nothing is ever overwritten. */
export async function runNew(options: NewOptions): Promise<number> {
  const site = await loadSite();
  if (!site) return 1;
  try {
    const now = readNow(process.env);
    const { file, path, text, toReplace } = planEntry(ROOT, options, site, now);
    write(ROOT, file, text);
    process.stdout.write(
      `Wrote ${file}\nTo replace: ${toReplace.join(', ')}\n\n` +
        `  npm run dev     shows it, marked as a draft, at ${href(site, path)}\n` +
        '  npm run check   says what is missing\n',
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof ClockError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof Refusal ? error.exitCode : 2;
  }
}

function write(root: string, file: string, text: string): void {
  try {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text, { flag: 'wx' });
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,? \w+ '.*$/s, '') : String(error);
    throw new Refusal(1, `${file} cannot be written: ${reason}`, 'nothing has been changed');
  }
}
