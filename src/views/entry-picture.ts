import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import site from '../../site.config.ts';
import type { Entry } from '../entries/entry.ts';

/** A published picture. */
export interface EntryPicture {
  /** Absolute address. */
  readonly url: string;
  readonly type: string;
}

/** The same with its size in pixels. */
export interface SizedPicture extends EntryPicture {
  readonly width: number;
  readonly height: number;
}

/** Width at which other services show a picture, and the least of which they make a large one. */
const SHOWN_WIDTH = 1200;
const LEAST = { width: 600, height: 315 };

/** An entry's own picture as feeds name it: a drawing as it is, anything else as the WebP that old browsers get. */
export async function feedPictureOf({ image }: Pick<Entry, 'image'>): Promise<EntryPicture | undefined> {
  if (!image || !isImage(image.src)) return undefined;
  const { src } = await getImage({ src: image.src });
  return { url: absoluteOf(src), type: isDrawing(image.src) ? 'image/svg+xml' : 'image/webp' };
}

/** An entry's own picture as other services show it, a JPEG, which all of them read; undefined for a drawing and a small one. */
export async function socialPictureOf({ image }: Pick<Entry, 'image'>): Promise<SizedPicture | undefined> {
  if (!image || !isImage(image.src) || isDrawing(image.src)) return undefined;
  const { attributes: plain } = await getImage({ src: image.src });
  if (Number(plain.width) < LEAST.width || Number(plain.height) < LEAST.height) return undefined;
  const { src, attributes } = await getImage({ src: image.src, width: SHOWN_WIDTH, format: 'jpeg' });
  const [width, height] = [Number(attributes.width), Number(attributes.height)];
  return { url: absoluteOf(src), type: 'image/jpeg', width, height };
}

/** Astro imports a drawing as a component. To ask its format instead would publish the original. */
function isDrawing(src: ImageMetadata): boolean {
  return typeof src === 'function';
}

function isImage(value: unknown): value is ImageMetadata {
  const isImported = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isImported && 'src' in value && 'format' in value;
}

function absoluteOf(src: string): string {
  return new URL(src, site.url).href;
}
