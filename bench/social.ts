import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCache } from '../src/cache/cache.ts';
import { createKeep } from '../src/cache/keep.ts';
import { drawCard } from '../src/social/card.ts';
import { readTypeface } from '../src/social/fonts.ts';
import { drawPicture } from '../src/social/picture.ts';

/** Draw the social images of so many entries with a cold cache and again with a warm one, and print the time of each image. */
export async function measureSocial(counts: readonly number[]): Promise<void> {
  const face = readTypeface(fileURLToPath(new URL('..', import.meta.url)));
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-social-'));
    const keep = createKeep(openCache(folder, 'social'), 'bench');
    for (const state of ['cold', 'warm']) {
      const [started, before] = [performance.now(), process.cpuUsage()];
      let bytes = 0;
      for (let index = 0; index < count; index++) {
        const title = [`Two queries became one: report ${index} of a host connection pool`];
        const card = { title, kind: 'Post-mortem', date: ['2 April 2025'], duration: '12 min', site: ['Afterword'] };
        bytes += (await drawPicture(drawCard(face, card), keep)).length;
      }
      const { user, system } = process.cpuUsage(before);
      const wall = (performance.now() - started) / count;
      const kib = bytes / count / 1024;
      process.stdout.write(
        `${count} images, ${state}: ${wall.toFixed(1)} ms each, ${((user + system) / 1000 / count).toFixed(1)} ms CPU, ${kib.toFixed(1)} KiB\n`,
      );
    }
    rmSync(folder, { recursive: true });
  }
}
