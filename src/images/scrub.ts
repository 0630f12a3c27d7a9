import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sharp from 'sharp';
import { listFiles } from '../output/read-output.ts';
import { cleanSvg } from './clean-svg.ts';
import { encode } from './encode.ts';

/** Files of Astro that were made by our image service: their names end with a digest and, after a line, another one. */
const MADE = /(^|\/)_astro\/[^/]+\.[\w-]{8}_[^/.]+\.\w+$/;
const PICTURE = /\.(jpe?g|png|webp|avif|gif)$/i;

/**
 * Take metadata out of every picture of a finished build that did not come from the image service: originals that some
 * component names directly, files of `public/`. A camera writes where a photograph was taken.
 */
export function scrubPictures(): AstroIntegration {
  return {
    name: 'afterword-scrub-pictures',
    hooks: { 'astro:build:done': ({ dir }) => scrubFolder(fileURLToPath(dir)) },
  };
}

/** Scrub the pictures of a folder, in place. */
export async function scrubFolder(folder: string): Promise<void> {
  for (const file of listFiles(folder)) {
    if (MADE.test(file)) continue;
    const path = join(folder, file);
    if (/(^|\/)_astro\/.*\.svg$/i.test(file)) writeFileSync(path, await cleanSvg(readFileSync(path, 'utf8')));
    const [, extension] = PICTURE.exec(file) ?? [];
    if (!extension) continue;
    const bytes = readFileSync(path);
    if (!(await hasMetadata(bytes))) continue;
    writeFileSync(path, await encode(bytes, { format: extension.toLowerCase().replace('jpg', 'jpeg'), name: file }));
  }
}

/** JPEG and GIF have places for notes that the library does not name, so they always count. */
async function hasMetadata(bytes: Buffer): Promise<boolean> {
  try {
    const { format, exif, xmp, iptc, icc, comments } = await sharp(bytes).metadata();
    return format === 'jpeg' || format === 'gif' || [exif, xmp, iptc, icc, comments].some((part) => part !== undefined);
  } catch {
    // Not a picture, whatever its name says; the browser will not show it either.
    return false;
  }
}
