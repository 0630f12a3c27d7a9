import type { ByteCache } from './cache.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Take the bytes that the same code made of the same input before, or make them. `input` names everything but the code. */
export type Keep = (input: string, make: () => Promise<Bytes>) => Promise<Bytes>;

/** Keep what a code makes, by a digest of that code. Without a digest everything is made anew, and nothing is kept. */
export function createKeep(cache: ByteCache, code: string | undefined): Keep {
  if (code === undefined) return (_, make) => make();
  return async (input, make) => {
    // One machine need not make the same bytes as another one with the same code.
    const key = `${code} ${process.platform} ${process.arch} ${input}`;
    const known = cache.read(key);
    if (known) return known;
    const made = await make();
    cache.write(key, made);
    return made;
  };
}
