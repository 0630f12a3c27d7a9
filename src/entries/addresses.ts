import { recogniseFeed } from '../feeds/document.ts';
import { type Claim, claimsOfRedirects } from './address-claims.ts';
import type { ContentFile } from './files.ts';
import { entriesOf, type Item } from './item.ts';
import { addressOf, fixedAddresses, isOwnPlace, keyOf, OWN_FOLDERS } from './own-addresses.ts';
import type { Problem } from './problem.ts';

export { addressOf };

/** Two files with one address, a page over a route, an alias or redirect over a page: nothing may win in silence. */
export function findAddressCollisions(
  items: readonly Item[],
  files: readonly ContentFile[],
  redirects: Readonly<Record<string, string>>,
): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map<string, Owner>(fixedAddresses().map(([key, owner]) => [key, { owner }]));
  const take = (claim: Claim) => {
    const { address, file, place } = claim;
    const fault = (message: string, hint: string) =>
      problems.push({ id: 'C1', level: 'error', file, ...place, message, hint });
    const key = keyOf(address);
    const other = taken.get(key) ?? ownerOfFile(key, taken);
    const rival = other ? undefined : rivalOf(key, claim, taken);
    if (!other) taken.set(key, claim);
    // Whoever says once more where an old address leads does no harm.
    else if (claim.target === undefined || claim.target !== other.target) {
      fault(`${address} is also the address of ${other.owner}`, claim.hint);
    }
    if (rival) fault(`some hosts show ${address} at ${rival.address}, the address of ${rival.owner}`, rival.hint);
  };

  for (const file of files) {
    take({ address: addressOf(file), owner: file.file, file: file.file, hint: 'rename one of the two' });
  }
  for (const { name, file, collection } of files) {
    if (collection === 'pages' && OWN_FOLDERS.includes(name)) {
      const message = `/${name}/ is where the site keeps files of its own`;
      problems.push({ id: 'C1', level: 'error', file, message, hint: 'rename it' });
    }
  }
  for (const [address, owner] of madeAddresses(items)) taken.set(keyOf(address), { owner });
  for (const claim of claimsOfRedirects(items, redirects)) take(claim);
  return problems;
}

type Owner = Pick<Claim, 'owner' | 'target' | 'hasFeeds'>;

/** Pages that have feeds beside them. */
const LISTING = /^(?:\/(?:blog|postmortems|(?:tags|authors|services)\/[^/]+))?$/;

/** Who has a file at an address: the site, in places of its own and beside its listings, or a former id whose feeds have moved. */
function ownerOfFile(key: string, taken: ReadonlyMap<string, Owner>): Owner | undefined {
  if (isOwnPlace(key)) return { owner: 'the site itself' };
  const scope = keyOf(recogniseFeed(key.slice(1))?.scopePath ?? '/none/');
  const listing = LISTING.test(scope) ? taken.get(scope) : undefined;
  if (!listing) return undefined;
  if (listing.target === undefined) return { owner: 'the site itself' };
  return listing.hasFeeds ? { owner: listing.owner, target: listing.target + key.slice(scope.length + 1) } : undefined;
}

/** The page that hosts who leave `.html` out would no longer show without its slash: they answer `/about` with `/about.html`. */
function rivalOf(key: string, { target }: Claim, taken: ReadonlyMap<string, Owner>) {
  const address = /^(.+)\.html$/.exec(key)?.[1];
  const page = address === undefined ? undefined : taken.get(address);
  if (!page || page.target === target || keyOf(target ?? '') === address) return undefined;
  return { address, owner: page.owner, hint: `let it lead to ${address}/, or take it out` };
}

/** What a build makes besides the pages of files: listings of tags, and the Markdown twins of entries. */
function madeAddresses(items: readonly Item[]): [address: string, owner: string][] {
  const visible = entriesOf(items).filter(({ visibility }) => visibility === 'visible');
  return [
    ...visible.flatMap(({ parsed }) =>
      parsed.tags.map(({ slug }): [string, string] => [`/tags/${slug}/`, 'a listing']),
    ),
    ...visible.map((item): [string, string] => [
      `/${item.collection}/${item.name}.md`,
      `the Markdown twin of ${item.file}`,
    ]),
  ];
}
