/** Candidates of a `srcset`, apart by format. */
export interface Candidates {
  readonly avif: string;
  readonly rest: string;
}

const CANDIDATE = /(\S+)\s+(\d+w)(?:,\s*|$)/g;

/** Part a `srcset` that lists files of two formats into one for each, since a browser chooses among formats by element only. */
export function partCandidates(srcset: string): Candidates {
  const all = Array.from(srcset.matchAll(CANDIDATE), ([, url = '', width = '']) => ({ url, text: `${url} ${width}` }));
  const join = (list: typeof all) => list.map(({ text }) => text).join(', ');
  return {
    avif: join(all.filter(({ url }) => url.endsWith('.avif'))),
    rest: join(all.filter(({ url }) => !url.endsWith('.avif'))),
  };
}
