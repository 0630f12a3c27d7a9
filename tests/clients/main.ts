import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import demonstration from '../../site.config.ts';
import type { Site } from '../../src/schemas/site.ts';
import { createSite, NOW } from '../support/fixture-site.ts';
import { readSite } from './entries.ts';
import { SETTINGS, trickyFiles } from './fixture.ts';
import { run } from './programs.ts';
import { showSite } from './show.ts';
import { formatDeviations, formatLimits, formatTable, type Row, unknownDeviations } from './table.ts';

/** `npm run clients`: what real feed readers and calendars show of the demonstration, and of entries that were shown wrongly once. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

if (!existsSync(join(ROOT, 'dist'))) {
  process.stdout.write('There is no dist/: building the demonstration\n');
  await run(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'build'], { home: ROOT });
}
const rows = [
  ...(await showSite(readSite('demonstration', ROOT, demonstration, Date.now()))),
  ...(await showTrickyEntries()),
];
process.stdout.write(`\n${formatTable(rows)}\n\n${formatLimits(rows)}\n${formatDeviations(rows)}\n`);
process.exitCode = rows.some((row) => unknownDeviations(row).length > 0) ? 1 : 0;

async function showTrickyEntries(): Promise<Row[]> {
  process.stdout.write('Building the site of tricky entries\n');
  const fixture = createSite(await trickyFiles(), SETTINGS);
  try {
    const { code, stderr } = await fixture.build();
    if (code !== 0) throw new Error(`The site of tricky entries cannot be built:\n${stderr}`);
    const { default: site }: { default: Readonly<Site> } = await import(
      pathToFileURL(join(fixture.root, 'site.config.ts')).href
    );
    return await showSite(readSite('tricky', fixture.root, site, Date.parse(NOW)));
  } finally {
    fixture.dispose();
  }
}
