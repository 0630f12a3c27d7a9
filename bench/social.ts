import { fileURLToPath } from 'node:url';
import { type Card, drawCard } from '../src/social/card.ts';
import { readTypeface } from '../src/social/fonts.ts';

/** Draw the social images of so many entries in one thread, and print what each takes. */
export async function measureSocial(counts: readonly number[]): Promise<void> {
  const face = readTypeface(fileURLToPath(new URL('..', import.meta.url)));
  for (const count of counts) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    let bytes = 0;
    for (let index = 0; index < count; index++) {
      const title = [`Two queries became one: report ${index} of a host connection pool`];
      const card: Card = {
        ...{ title, kind: 'Post-mortem', date: ['2 April 2025'], duration: '12 min', site: ['Afterword'] },
      };
      bytes += drawCard(face, card).length;
    }
    const { user, system } = process.cpuUsage(before);
    const wall = (performance.now() - started) / count;
    const kib = bytes / count / 1024;
    process.stdout.write(
      `${count} images: ${wall.toFixed(1)} ms each, ${((user + system) / 1000 / count).toFixed(1)} ms CPU, ${kib.toFixed(1)} KiB\n`,
    );
  }
}
