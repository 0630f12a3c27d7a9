import type { Site } from '../schemas/site.ts';
import { createDirectory, suggest } from './directory.ts';
import type { Collection, ContentFile } from './files.ts';
import { type Item, itemsOf } from './item.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import { foldPath } from './slug.ts';

/** Find names that lead nowhere: authors, services, related reports; and two entries with one identity. */
export function findReferenceProblems(
  items: readonly Item[],
  site: Pick<Site, 'idAuthority'>,
  files: readonly ContentFile[],
  entries: readonly Readable[],
): Problem[] {
  return [
    ...ambiguous(items),
    ...authors(items, files, entries),
    ...services(items, files, entries),
    ...related(files, entries),
    ...identities(entries, site),
  ];
}

/** Feed identity of an entry: as written, else the tag URI of its collection and slug. */
export function identityOf(
  { collection, name, id }: { collection: string; name: string; id?: string | undefined },
  authority: string,
) {
  return id ?? `tag:${authority}:${collection}/${encodeURI(name)}`;
}

/** Names of a collection's files, those that failed their schema included: one mistake must not be told as two. */
function namesIn(files: readonly ContentFile[], wanted: Collection): string[] {
  return files.filter(({ collection }) => collection === wanted).map(({ name }) => name);
}

/** A name or alias that two authors, or two services, claim. */
function* ambiguous(items: readonly Item[]): Generator<Problem> {
  for (const collection of ['authors', 'services'] as const) {
    const owners = new Map<string, string>();
    for (const { name: id, file, parsed, frontMatter } of itemsOf(items, collection)) {
      const words: [string, readonly PropertyKey[]][] = [
        [id, []],
        [parsed.name, ['name']],
        ...parsed.aliases.map((alias, index): [string, PropertyKey[]] => [alias, ['aliases', index]]),
      ];
      for (const [written, path] of words) {
        const word = foldPath(written.trim());
        const owner = owners.get(word) ?? file;
        owners.set(word, file);
        if (owner === file) continue;
        const message = `“${word}” is also a name in ${owner}`;
        const hint = 'give one of them another name';
        yield { id: 'C4', level: 'error', file, ...frontMatter.pointAt(path), message, hint };
      }
    }
  }
}

function* authors(
  items: readonly Item[],
  files: readonly ContentFile[],
  entries: readonly Readable[],
): Generator<Problem> {
  const known = itemsOf(items, 'authors').map(({ name, parsed }) => ({
    id: name,
    name: parsed.name,
    aliases: parsed.aliases,
  }));
  const find = createDirectory(known);
  const broken = new Set(namesIn(files, 'authors').map(foldPath));
  for (const { parsed, problemAt } of entries) {
    const named: [readonly PropertyKey[], string][] = [
      ...(parsed.author ? [parsed.author] : []).map((name): [PropertyKey[], string] => [['author'], name]),
      ...(parsed.authors ?? []).map((name, index): [PropertyKey[], string] => [['authors', index], name]),
      ...parsed.contributors.map((name, index): [PropertyKey[], string] => [['contributors', index], name]),
    ];
    for (const [path, written] of named) {
      if (find(written) || broken.has(foldPath(written))) continue;
      const near = suggest(
        written,
        known.flatMap(({ id, name }) => [id, name]),
      );
      const hint = near
        ? `did you mean ${near}?`
        : `add content/authors/<id>.yml with name: ${written}; npm run check -- --fix does it`;
      yield* problemAt(path, { id: 'C4', level: 'error', message: `no author is called “${written}”`, hint });
    }
  }
}

function* services(
  items: readonly Item[],
  files: readonly ContentFile[],
  entries: readonly Readable[],
): Generator<Problem> {
  const known = itemsOf(items, 'services').map(({ name, parsed }) => ({
    id: name,
    name: parsed.name,
    aliases: parsed.aliases,
  }));
  const find = createDirectory(known);
  const broken = new Set(namesIn(files, 'services').map(foldPath));
  for (const { parsed, problemAt } of entries) {
    for (const [index, { id }] of (parsed.incident?.services ?? []).entries()) {
      if (find(id) || broken.has(foldPath(id))) continue;
      const near = suggest(
        id,
        known.map((service) => service.id),
      );
      const hint = near ? `did you mean ${near}?` : `add content/services/${id}.yml`;
      const message = `no service is called “${id}”`;
      yield* problemAt(['incident', 'services', index], { id: 'R7', level: 'error', message, hint });
    }
  }
}

function* related(files: readonly ContentFile[], entries: readonly Readable[]): Generator<Problem> {
  const slugs = namesIn(files, 'postmortems');
  const sayDuplicate = new Set(
    entries.flatMap(({ name, parsed }) =>
      (parsed.incident?.related ?? []).flatMap(({ id, rel }) => (rel === 'duplicate' ? `${name} of ${id}` : [])),
    ),
  );
  for (const { parsed, name, problemAt } of entries) {
    for (const [index, { id, rel }] of (parsed.incident?.related ?? []).entries()) {
      const path = ['incident', 'related', index];
      if (rel === 'duplicate' && id !== name && sayDuplicate.has(`${id} of ${name}`)) {
        const message = `this report and ${id} each say that they are a duplicate of the other, so neither would count`;
        yield* problemAt(path, { id: 'C2', level: 'error', message, hint: 'take one of the two out' });
      }
      if (slugs.includes(id) && id !== name) continue;
      const near = suggest(
        id,
        slugs.filter((slug) => slug !== name),
      );
      const message = id === name ? 'a report cannot be related to itself' : `no report has the slug “${id}”`;
      yield* problemAt(path, { id: 'C2', level: 'error', message, hint: near && `did you mean ${near}?` });
    }
  }
}

function* identities(entries: readonly Readable[], { idAuthority }: Pick<Site, 'idAuthority'>): Generator<Problem> {
  const owners = new Map<string, string>();
  for (const { collection, name, parsed, file, visibility, problemAt } of entries) {
    const identity = identityOf({ collection, name, id: parsed.id }, idAuthority);
    const owner = owners.get(identity);
    if (owner) {
      const message = `the id ${identity} is also the id of ${owner}`;
      yield* problemAt(['id'], { id: 'C1', level: 'error', message, hint: 'each entry needs an id of its own' });
    }
    owners.set(identity, file);
    if (!parsed.id && visibility === 'visible') {
      const hint = `write id: ${identity} into the front matter, so that feeds know the entry after a rename; npm run check -- --fix does it`;
      yield { id: 'C6', level: 'warning', file, line: 1, message: 'a published entry has no written id', hint };
    }
  }
}
