/** Parts of a WebP file that hold pixels, or say how to show them. */
const WEBP_PARTS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);
/** Parts of an AVIF file without which there is no picture. What `meta` holds the decoder tells. */
const AVIF_PARTS = new Set(['ftyp', 'meta', 'mdat']);

/**
 * True for a WebP or AVIF file, as `format` says, that has no part besides those of its pictures, and no byte after them:
 * what else could be in it, nobody looks at.
 */
export function isPlainContainer(bytes: Uint8Array, format: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === 'webp') return isPlainWebp(view);
  return format === 'avif' && isPlainAvif(view);
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function isPlainWebp(view: DataView): boolean {
  if (view.byteLength < 12 || nameAt(view, 0) !== 'RIFF' || nameAt(view, 8) !== 'WEBP') return false;
  if (view.getUint32(4, true) + 8 !== view.byteLength) return false;
  let at = 12;
  while (at + 8 <= view.byteLength) {
    if (!WEBP_PARTS.has(nameAt(view, at))) return false;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return at === view.byteLength;
}

/** ISO/IEC 14496-12, 4.2: every box begins with its length and its name. */
function isPlainAvif(view: DataView): boolean {
  if (view.byteLength < 12 || nameAt(view, 4) !== 'ftyp') return false;
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const length = view.getUint32(at);
    if (!AVIF_PARTS.has(nameAt(view, at + 4)) || length < 8) return false;
    at += length;
  }
  return at === view.byteLength;
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
