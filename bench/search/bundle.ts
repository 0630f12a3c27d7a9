import { brotliCompressSync } from 'node:zlib';
import { build } from 'rolldown';

/** Bytes of a module as it would be sent: bundled with what it imports, minified, brotli. */
export async function measureBundle(module: string): Promise<number> {
  const name = 'entry';
  const { output } = await build({
    input: name,
    cwd: new URL('../..', import.meta.url).pathname,
    plugins: [
      {
        name,
        resolveId: (id) => (id === name ? id : undefined),
        load: (id) => (id === name ? module : undefined),
      },
    ],
    platform: 'browser',
    output: { minify: true },
    write: false,
  });
  return output.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? brotliCompressSync(chunk.code).length : 0), 0);
}

/** The engine without an interface, with the English stemmer. */
export function measureClient(): Promise<number> {
  const source = new URL('../../src/search/client/', import.meta.url).pathname;
  return measureBundle(`export { search } from '${source}search.ts';
export { createReader, fetchFiles } from '${source}reader.ts';
export { stemmer } from 'stemmer';`);
}
