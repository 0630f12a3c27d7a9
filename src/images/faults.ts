import { readFileSync, statSync } from 'node:fs';

/** What is wrong with a file that a page would show as a picture. */
export interface PictureFault {
  readonly message: string;
  readonly hint: string;
}

const LFS = 'version https://git-lfs.github.com/spec/';
const CUT: PictureFault = {
  message: 'is cut off before its end',
  hint: 'copy the file here again, whole',
};
const NO_PICTURE: PictureFault = {
  message: 'is not a picture that can be read',
  hint: 'save it again as PNG, JPEG, WebP, AVIF, GIF or SVG',
};

interface Judged {
  readonly size: number;
  readonly modified: number;
  readonly fault: PictureFault | undefined;
}

const judged = new Map<string, Judged>();

/**
 * Say why a picture cannot be read: a pointer that Git LFS left in its place, a file that is cut off, or no picture at all.
 * Undefined for one that is whole. Pixels are not decoded. A file that has not changed is judged once in a process.
 *
 * @param path absolute, of a file that exists.
 */
export function findPictureFault(path: string): PictureFault | undefined {
  const { size, mtimeMs: modified } = statSync(path);
  const known = judged.get(path);
  if (known?.size === size && known.modified === modified) return known.fault;
  const fault = judgePicture(readFileSync(path));
  judged.set(path, { size, modified, fault });
  return fault;
}

/** The same for the bytes of a file. */
export function judgePicture(bytes: Buffer): PictureFault | undefined {
  if (bytes.length === 0) return { ...CUT, message: 'is empty' };
  if (bytes.toString('latin1', 0, LFS.length) === LFS) {
    return { message: 'is a pointer of Git LFS, not the picture', hint: 'run git lfs pull' };
  }
  const format = FORMATS.find(({ begins }) => begins(bytes));
  if (!format) return NO_PICTURE;
  return format.isWhole(bytes) ? undefined : CUT;
}

interface Format {
  begins(bytes: Buffer): boolean;
  /** True when the file goes on to the end that it announces. */
  isWhole(bytes: Buffer): boolean;
}

const signed =
  (signature: string, at = 0) =>
  (bytes: Buffer): boolean =>
    bytes.toString('latin1', at, at + signature.length) === signature;

const FORMATS: readonly Format[] = [
  { begins: signed('\x89PNG\r\n\x1a\n'), isWhole: isWholePng },
  { begins: signed('\xff\xd8\xff'), isWhole: isWholeJpeg },
  { begins: (bytes) => signed('GIF87a')(bytes) || signed('GIF89a')(bytes), isWhole: isWholeGif },
  {
    begins: (bytes) => signed('RIFF')(bytes) && signed('WEBP', 8)(bytes),
    isWhole: (bytes) => bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length,
  },
  { begins: signed('ftyp', 4), isWhole: isWholeContainer },
  { begins: (bytes) => /<(?:\w+:)?svg[\s/>]/.test(bytes.toString('utf8')), isWhole: isWholeSvg },
];

/** Chunks of a length each, the last of which is IEND (https://www.w3.org/TR/png-3/#5Chunk-layout). */
function isWholePng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
  }
  return false;
}

/** Segments of a length each; after the start of a scan only the marker of the end counts. */
function isWholeJpeg(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return true;
    if (marker === 0xda) return bytes.includes(Buffer.from([0xff, 0xd9]), at);
    // A fill byte, and markers that stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

/** Blocks up to the trailer (https://www.w3.org/Graphics/GIF/spec-gif89a.txt). */
function isWholeGif(bytes: Buffer): boolean {
  const tableAfter = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const afterBlocks = (from: number) => {
    let at = from;
    while ((bytes[at] ?? 0) > 0) at += 1 + (bytes[at] ?? 0);
    return at + 1;
  };
  let at = 13 + tableAfter(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return true;
    if (kind === 0x21) at = afterBlocks(at + 2);
    else if (kind === 0x2c) at = afterBlocks(at + 11 + tableAfter(bytes[at + 9] ?? 0));
    else return false;
  }
  return false;
}

/** Boxes of a length each, as AVIF has them; a length of 0 is “up to the end”. */
function isWholeContainer(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return true;
    if (length === 1 && at + 16 > bytes.length) return false;
    const size = length === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : length;
    if (size < 8) return false;
    at += size;
  }
  return at === bytes.length;
}

function isWholeSvg(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return /<\/(?:\w+:)?svg\s*>/.test(text) || /<(?:\w+:)?svg\b[^<>]*\/>/.test(text);
}
