import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { takenIds } from '../../../src/markdown/heading-ids.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** The pages that show a text. */
const PAGES = ['src/pages/[page].astro', 'src/pages/blog/[slug].astro', 'src/pages/postmortems/[slug].astro'];
/** A page that has everything. */
const FACTS = {
  ...{ corrections: ['x'], incident: { timeline: ['x'], actions: ['x'], redactions: ['x'] } },
};
/** Made by scripts on the page of the search alone, which shows no text. */
const OF_SEARCH_PAGE = /^(?:search-filters|search-sort|`search-.*`)$/;

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"?]+\.(?:astro|ts))['"]/g;
const TEMPLATE = /(?<![\w-])id=(?:"([^"]*)"|(\{[^}]*\}))/g;
/** In an object of attributes that a script gives to `make`. */
const SCRIPT = /\bid: (?:'([^']*)'|(`[^`]*`))|\.id = ([^;]+)/g;

/** The files that a page is made of, and what each names as an id: as it is written, or as code in braces. */
function idsFrom(pages: readonly string[]): Map<string, string> {
  const seen = new Set<string>();
  const ids = new Map<string, string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = readFileSync(path, 'utf8');
    for (const [, found = ''] of source.matchAll(IMPORT)) visit(join(dirname(path), found));
    const file = relative(ROOT, path);
    const isScript = /^src\/(?:reader|search\/client)\//.test(file);
    // Elsewhere `id` is a field of data.
    if (!file.endsWith('.astro') && !isScript) return;
    for (const found of source.matchAll(isScript ? SCRIPT : TEMPLATE))
      ids.set(found.slice(1).find(Boolean) ?? '', file);
  };
  for (const page of pages) visit(join(ROOT, page));
  return ids;
}

describe('the ids of the page around a text', () => {
  const found = idsFrom(PAGES);

  test('are found in components and in scripts', () => {
    expect(found.get('content')).toBe('src/layouts/Layout.astro');
    expect(found.get('timeline')).toBe('src/components/report/Timeline.astro');
    expect(found.get('search-dialog-field')).toBe('src/search/client/dialog.ts');
    expect(idsFrom(['src/pages/search/index.astro']).get('search-panel')).toBe('src/components/SearchPanel.astro');
  });

  test('are all known to texts, which have to do without them', () => {
    const taken = takenIds(FACTS);
    const unknown = [...found].filter(([id]) => !taken.has(id) && !OF_SEARCH_PAGE.test(id));
    expect(unknown).toEqual([]);
  });

  test('are no more than the page has, so that headings keep their fragments', () => {
    const gone = [...takenIds(FACTS)].filter((id) => id !== 'footnote-label' && !found.has(id));
    expect(gone).toEqual([]);
  });
});
