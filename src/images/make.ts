import { cleanSvg } from './clean-svg.ts';
import { encode, type Target } from './encode.ts';

/**
 * Make what is published of a picture: a drawing is cleaned, everything else is encoded anew. This module and what it imports
 * decide every byte of it.
 *
 * @throws {PictureError} for bytes that are not a picture.
 */
export async function makePicture(bytes: Uint8Array, target: Target): Promise<Uint8Array<ArrayBuffer>> {
  if (target.format !== 'svg') return encode(bytes, target);
  return new TextEncoder().encode(await cleanSvg(new TextDecoder().decode(bytes)));
}
