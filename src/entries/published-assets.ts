import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Outline } from '../markdown/outline.ts';
import { localImages, resolveAsset } from './assets.ts';
import type { Entry } from './entry.ts';
import { projectPath } from './files.ts';

/** A local file that a published entry shows. */
export interface Asset {
  /** Project-relative path of the original. */
  readonly path: string;
  /** Alternative text, else the file name. */
  readonly title: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: number;
  /** SHA-256 of the original, hexadecimal. */
  readonly digest: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** Read the local files that an entry shows, each once, in the order of their paths. */
export function readAssets(root: string, { file }: Pick<Entry, 'file'>, outline: Outline): Asset[] {
  const titles = new Map(outline.images.map(({ path, alt }) => [resolveAsset(root, file, path), alt]));
  // One file may be written in two ways: pool.png and ./pool.png.
  const paths = new Set(localImages(outline).map((written) => resolveAsset(root, file, written)));
  return [...paths]
    .map((path): Asset => {
      const bytes = readFileSync(path);
      return {
        path: projectPath(root, path),
        title: titles.get(path) || basename(path),
        type: MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
        bytes: bytes.length,
        digest: createHash('sha256').update(bytes).digest('hex'),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
