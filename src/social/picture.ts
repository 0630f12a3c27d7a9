import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPool } from '../build/pool.ts';
import { openCache } from '../cache/cache.ts';
import { createKeep } from '../cache/keep.ts';
import { runningCode } from '../cache/running-code.ts';
import type { Card } from './card.ts';
import { digestTypeface } from './fonts.ts';

/** Make the picture of a card, as PNG. */
export type Draw = (card: Card) => Promise<Uint8Array<ArrayBuffer>>;

/** Draw pictures beside the main thread, several at once, or take those that were kept of the very same card. */
export function createDraw(root: string): Draw {
  const folder = resolve(root);
  const keep = createKeep(openCache(folder, 'social'), runningCode(folder, 'social'));
  // Another version of what deflates may write the same picture in other bytes.
  const means = `zlib ${process.versions.zlib} ${digestTypeface(folder)}`;
  const pool = createPool<Card, Uint8Array<ArrayBuffer>>(
    // By the project: what runs in a build is a bundle, and has no neighbours.
    pathToFileURL(join(folder, 'src/social/worker.ts')),
    folder,
  );
  return (card) => keep(`${means} ${JSON.stringify(card)}`, () => pool.run(card));
}
