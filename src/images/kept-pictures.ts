import { createHash } from 'node:crypto';
import type { Keep } from '../cache/keep.ts';
import type { Target } from './encode.ts';
import { LIBRARY } from './library.ts';
import { makePicture } from './make.ts';
import { QUALITY } from './quality.ts';

/** Make what is published of a picture. */
export type PictureMaker = typeof makePicture;

/** Make pictures, or take those that were kept. */
export function createPictureMaker(keep: Keep): PictureMaker {
  // One original is made into eight files: its digest is taken once.
  const digests = new WeakMap<Uint8Array, string>();
  return (bytes, target) => {
    const digest = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
    digests.set(bytes, digest);
    return keep(inputOf(digest, target), () => makePicture(bytes, target));
  };
}

/** What decides the bytes of a picture besides the code. Its name decides none of them. */
function inputOf(digest: string, { format, width, quality = QUALITY }: Target): string {
  return `${LIBRARY} ${digest} ${format} ${width ?? ''} ${quality.avif} ${quality.webp}`;
}
