import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { listFiles } from '../../src/output/read-output.ts';
import type { StaticServer } from '../../tests/support/static-server.ts';
import { readHeaderRules } from './header-rules.ts';

/** A file as it is sent, in every encoding that a browser may ask for. */
interface Sent {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
const PACKED = new Set(['.avif', '.png', '.webm', '.webp', '.woff2', '.db', '.bin']);
/** What hosts take for answers that they compress on the way. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Serve a built site as a static host does: compressed, and with the headers of its `_headers` file. Everything is read and
 * compressed before the first answer, so a build that swaps the folder, or the compression, cannot disturb a measurement.
 */
export async function host(folder: string): Promise<StaticServer> {
  const files = new Map(
    listFiles(folder).map((file) => [`/${file.replaceAll('\\', '/')}`, readSent(join(folder, file))]),
  );
  const headersFor = readHeaderRules(readFileSync(join(folder, '_headers'), 'utf8'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = files.get(path.endsWith('/') ? `${path}index.html` : path);
    const sent = found ?? files.get('/404.html');
    if (!sent) return response.writeHead(404).end();
    const accepted = `${request.headers['accept-encoding']}`;
    const encoding =
      sent.br && /\bbr\b/.test(accepted) ? 'br' : sent.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : 'plain';
    const body = sent[encoding] ?? sent.plain;
    return response
      .writeHead(found ? 200 : 404, {
        'Content-Type': sent.type,
        'Cache-Control': 'public, max-age=0, must-revalidate',
        Vary: 'Accept-Encoding',
        ...(encoding === 'plain' ? {} : { 'Content-Encoding': encoding }),
        'Content-Length': body.length,
        ...headersFor(path),
      })
      .end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readSent(file: string): Sent {
  const plain = readFileSync(file);
  const packed = PACKED.has(extname(file));
  return {
    type: TYPES[extname(file)] ?? 'application/octet-stream',
    plain,
    br: packed ? undefined : brotliCompressSync(plain, QUALITY),
    gzip: packed ? undefined : gzipSync(plain),
  };
}
