import { formerIds } from './former-ids.ts';
import { entriesOf, type Item, itemsOf } from './item.ts';
import { addressOf } from './own-addresses.ts';
import type { Span } from './position.ts';
import { foldPath } from './slug.ts';

/** An address that somebody wants. */
export interface Claim {
  readonly address: string;
  /** Where a redirect leads; a page leads nowhere. */
  readonly target?: string | undefined;
  /** True for a listing that has moved with its feeds. */
  readonly hasFeeds?: boolean;
  /** How messages name who wants it. */
  readonly owner: string;
  readonly file: string;
  readonly place?: Span | undefined;
  readonly hint: string;
}

const HINT = 'take the alias out, or rename the other';

/** Old addresses that redirects are wanted from: of authors and services, of entries, of `site.config.ts`. */
export function* claimsOfRedirects(
  items: readonly Item[],
  redirects: Readonly<Record<string, string>>,
): Generator<Claim> {
  yield* formerIdClaims(items, 'authors');
  yield* formerIdClaims(items, 'services');
  for (const item of entriesOf(items)) {
    const { file, parsed, visibility, frontMatter } = item;
    if (visibility !== 'visible') continue;
    for (const [index, address] of parsed.aliases.entries()) {
      const place = frontMatter.pointAt(['aliases', index]);
      yield { address, target: addressOf(item), owner: `an alias of ${file}`, file, place, hint: HINT };
    }
  }
  for (const [address, target] of Object.entries(redirects)) {
    yield { address, target, owner: 'a redirect', file: 'site.config.ts', hint: 'take the redirect out' };
  }
}

/** Where authors or services were under former ids. A word that two of them claim is an error of its own, by C4. */
function* formerIdClaims(items: readonly Item[], collection: 'authors' | 'services'): Generator<Claim> {
  const named = itemsOf(items, collection);
  const owners = new Map<string, Set<string>>();
  for (const { name, parsed, file } of named) {
    for (const word of [name, parsed.name, ...parsed.aliases].map((written) => foldPath(written.trim()))) {
      owners.set(word, (owners.get(word) ?? new Set()).add(file));
    }
  }
  for (const item of named) {
    const { name, file, parsed, visibility, frontMatter } = item;
    if (visibility !== 'visible') continue;
    for (const { id, index } of formerIds({ id: name, aliases: parsed.aliases })) {
      if ((owners.get(foldPath(id))?.size ?? 0) > 1) continue;
      const address = addressOf({ collection, name: id });
      const place = frontMatter.pointAt(['aliases', index]);
      const owner = `a former id in ${file}`;
      yield { address, target: addressOf(item), hasFeeds: true, owner, file, place, hint: HINT };
    }
  }
}
