import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from '../entries/addresses.ts';
import type { Inventory } from '../entries/inventory.ts';
import { entriesOf } from '../entries/item.ts';
import { identityOf } from '../entries/references.ts';
import { foldPath } from '../entries/slug.ts';
import type { Site } from '../schemas/site.ts';
import { Refusal } from './refusal.ts';

type Collection = 'blog' | 'postmortems';

/**
 * Make sure that a slug is free: no file, folder, alias, redirect or identity has it, in any case or Unicode form.
 *
 * @throws {Refusal} with the owner and a slug that is free.
 */
export function assertFree(
  root: string,
  collection: Collection,
  slug: string,
  inventory: Pick<Inventory, 'items' | 'files'>,
  site: Pick<Site, 'redirects' | 'idAuthority'>,
): void {
  const owners = ownersIn(root, collection, inventory, site);
  const ownerOf = (name: string) =>
    owners.get(addressKey(addressOf({ collection, name }))) ??
    owners.get(identityOf({ collection, name }, site.idAuthority));
  const owner = ownerOf(slug);
  if (!owner) return;
  let number = 2;
  while (ownerOf(`${slug}-${number}`)) number++;
  throw new Refusal(1, `“${slug}” is taken by ${owner}`, `give another: --slug ${slug}-${number}`);
}

/** Who has an address or an identity. */
function ownersIn(
  root: string,
  collection: Collection,
  { items, files }: Pick<Inventory, 'items' | 'files'>,
  { redirects, idAuthority }: Pick<Site, 'redirects' | 'idAuthority'>,
): Map<string, string> {
  const owners = new Map<string, string>();
  const take = (key: string, owner: string) => {
    if (!owners.has(key)) owners.set(key, owner);
  };
  // Files that cannot be read, and folders without an entry, are there too.
  const folder = join(root, 'content', collection);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const slug = name.replace(/\.mdx?$/, '');
    take(addressKey(addressOf({ collection, name: slug })), `content/${collection}/${name}`);
  }
  for (const file of files) take(addressKey(addressOf(file)), file.file);
  for (const { collection: kind, name, file, parsed } of entriesOf(items)) {
    for (const alias of parsed.aliases) take(addressKey(alias), `an alias of ${file}`);
    take(identityOf({ collection: kind, name, id: parsed.id }, idAuthority), `the id of ${file}`);
  }
  for (const from of Object.keys(redirects)) take(addressKey(from), 'a redirect in site.config.ts');
  return owners;
}

function addressKey(address: string): string {
  return foldPath(address).replace(/\/+$/, '');
}
