import { ByteReader } from '../format/bytes.ts';
import { type Facets, readFacets } from '../format/facets.ts';
import { decodeFragment, type Fragment } from '../format/fragment.ts';
import { decodeRoot, type Root } from '../format/root.ts';
import { decodeShard, type Shard } from '../format/shard.ts';
import { readWords } from '../format/words.ts';

/** Reads a file of the index, inflated. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** The parts of an index, each read once and only when a query needs it. */
export interface IndexReader {
  root(): Promise<Root>;
  shard(number: number): Promise<Shard>;
  facets(): Promise<Facets>;
  spell(number: number): Promise<readonly string[]>;
  /** Lines of a stem and the words that have it. */
  forms(number: number): Promise<readonly string[]>;
  fragment(document: number): Promise<Fragment>;
}

/** Make a reader. A file that could not be read is asked for again the next time. */
export function createReader(read: ReadFile): IndexReader {
  const once = <Part>(decode: (bytes: Uint8Array) => Part) => {
    const parts = new Map<string, Promise<Part>>();
    return (path: string): Promise<Part> => {
      const known = parts.get(path);
      if (known) return known;
      const part = read(path).then(decode);
      parts.set(path, part);
      part.catch(() => parts.delete(path));
      return part;
    };
  };
  const root = once(decodeRoot);
  const shard = once(decodeShard);
  const facets = once(whole(readFacets));
  const words = once(whole(readWords));
  const fragment = once(decodeFragment);
  return {
    root: () => root('root'),
    shard: (number) => shard(`s/${number}`),
    facets: async () => (await root('root')).facets ?? facets('facets'),
    spell: (number) => words(`w/${number}`),
    forms: (number) => words(`o/${number}`),
    fragment: (document) => fragment(`f/${document}`),
  };
}

function whole<Part>(read: (input: ByteReader) => Part): (bytes: Uint8Array) => Part {
  return (bytes) => {
    const input = new ByteReader(bytes);
    const part = read(input);
    input.end();
    return part;
  };
}

/** Read files over HTTP. They are deflated, whatever the server does with them on the way. */
export function fetchFiles(base: string): ReadFile {
  return async (path) => {
    const response = await fetch(base + path);
    if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`);
    const inflated = response.body.pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  };
}
