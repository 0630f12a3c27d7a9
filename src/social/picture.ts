import sharp from 'sharp';
import type { Keep } from '../cache/keep.ts';
import { LIBRARY } from '../images/library.ts';

/** Make a PNG of a drawing, or take the one that was kept of the very same drawing. */
export function drawPicture(svg: string, keep: Keep): Promise<Uint8Array<ArrayBuffer>> {
  return keep(`${LIBRARY} ${svg}`, () => encodeDrawing(svg));
}

/** Flat colours and the edges of letters: 16 shades are enough, and a third of the bytes. */
async function encodeDrawing(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const options = { palette: true, colours: 16, dither: 0, compressionLevel: 9, effort: 1 };
  return new Uint8Array(await sharp(Buffer.from(svg)).removeAlpha().png(options).toBuffer());
}
