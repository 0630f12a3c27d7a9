import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Everything that decides the bytes of a picture besides its drawing. */
const ENCODER = `1 ${sharp.versions.sharp} ${sharp.versions.vips}`;

/** Make a PNG of a drawing, or take the one that an earlier build made of the very same drawing. */
export async function drawPicture(svg: string, cache: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = createHash('sha256').update(ENCODER).update('\0').update(svg).digest('hex');
  const path = join(cache, `${key}.png`);
  const known = read(path);
  if (known) return known;
  // Flat colours and the edges of letters: 16 shades are enough, and a third of the bytes.
  const options = { palette: true, colours: 16, dither: 0, compressionLevel: 9, effort: 1 };
  const bytes = new Uint8Array(await sharp(Buffer.from(svg)).removeAlpha().png(options).toBuffer());
  write(cache, path, bytes);
  return bytes;
}

function read(path: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** By way of another name: a build that is killed leaves no half picture for the next one. */
function write(cache: string, path: string, bytes: Uint8Array): void {
  mkdirSync(cache, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
}
