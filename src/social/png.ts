import { crc32, deflateSync } from 'node:zlib';
import type { Canvas } from './canvas.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Colours that four bits can name. */
const MOST_COLOURS = 16;
/** Of the levels that deflate has, the first at which long runs of one colour are short. */
const LEVEL = 4;

/**
 * Write a canvas as PNG (https://www.w3.org/TR/png-3/) of four bits a pixel: flat colours and the edges of letters need no more.
 *
 * @param palette colours as `#rrggbb`, 16 at most; pixels name them by their number.
 */
export function writePng({ width, height, pixels }: Canvas, palette: readonly string[]): Uint8Array<ArrayBuffer> {
  if (palette.length > MOST_COLOURS) throw new Error(`a palette of ${palette.length} colours does not fit four bits`);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, by a palette; deflated, filtered, not interlaced.
  header.set([4, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.map((colour) => colour.slice(1)).join(''), 'hex');
  const chunks = [
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(packRows(width, height, pixels), { level: LEVEL })),
    chunk('IEND', new Uint8Array()),
  ];
  return new Uint8Array(Buffer.concat(chunks));
}

/** Rows of the last picture, which is of the same size as the next one. */
let packed = new Uint8Array();

/** Two pixels a byte, the left one first; each row begins with the number of its filter, which is none. */
function packRows(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const length = (1 + Math.ceil(width / 2)) * height;
  if (packed.length !== length) packed = new Uint8Array(length);
  let [from, to] = [0, 0];
  for (let row = 0; row < height; row++) {
    to++;
    const end = (row + 1) * width;
    for (; from < end - 1; from += 2) packed[to++] = ((pixels[from] ?? 0) << 4) | (pixels[from + 1] ?? 0);
    if (from < end) packed[to++] = (pixels[from++] ?? 0) << 4;
  }
  return packed;
}

/** Length, name, contents, and a checksum of the last two. */
function chunk(name: string, contents: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), contents]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(contents.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
