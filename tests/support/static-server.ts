import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A folder served as a static host would serve it, on a free port of the loopback address. */
export interface StaticServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serve a built site: folders by their index.html, `/404.html` for what is not there; below `base` only.
 *
 * @param change what the server does to every page; nothing by default.
 */
export async function serveFolder(
  folder: string,
  base = '/',
  change: (html: string) => string = (html) => html,
): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = path.startsWith(base) ? await findFile(folder, path.slice(base.length)) : undefined;
    const file = found ?? join(folder, '404.html');
    response.writeHead(found ? 200 : 404, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    const bytes = await readFile(file);
    response.end(extname(file) === '.html' ? change(bytes.toString()) : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function findFile(folder: string, path: string): Promise<string | undefined> {
  const file = join(folder, normalize(`/${path}`));
  const info = await stat(file).catch(() => undefined);
  if (info?.isFile()) return file;
  return info?.isDirectory() ? findFile(file, 'index.html') : undefined;
}
