import type { Site } from '../schemas/site.ts';
import { createDirectory, suggest } from './directory.ts';
import type { Collection, ContentFile } from './files.ts';
import { entriesOf, type Item, itemsOf } from './item.ts';
import type { Problem } from './problem.ts';
import { foldPath } from './slug.ts';

/** Find names that lead nowhere: authors, services, related reports; and two entries with one identity. */
export function findReferenceProblems(
  items: readonly Item[],
  site: Pick<Site, 'idAuthority'>,
  files: readonly ContentFile[],
): Problem[] {
  return [
    ...ambiguous(items),
    ...authors(items, files),
    ...services(items, files),
    ...related(items, files),
    ...identities(items, site),
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
    for (const { name: id, file, parsed } of itemsOf(items, collection)) {
      for (const word of new Set([id, parsed.name, ...parsed.aliases].map((written) => foldPath(written.trim())))) {
        const owner = owners.get(word);
        if (owner)
          yield {
            id: 'C4',
            level: 'error',
            file,
            message: `“${word}” is also a name in ${owner}`,
            hint: 'give one of them another name',
          };
        owners.set(word, file);
      }
    }
  }
}

function* authors(items: readonly Item[], files: readonly ContentFile[]): Generator<Problem> {
  const known = itemsOf(items, 'authors').map(({ name, parsed }) => ({
    id: name,
    name: parsed.name,
    aliases: parsed.aliases,
  }));
  const find = createDirectory(known);
  const broken = new Set(namesIn(files, 'authors').map(foldPath));
  for (const { parsed, file, frontMatter } of entriesOf(items)) {
    const fields = {
      author: parsed.author ? [parsed.author] : [],
      authors: parsed.authors ?? [],
      contributors: parsed.contributors,
    };
    for (const [field, names] of Object.entries(fields)) {
      for (const written of names) {
        if (find(written) || broken.has(foldPath(written))) continue;
        const near = suggest(
          written,
          known.flatMap(({ id, name }) => [id, name]),
        );
        const hint = near ? `did you mean ${near}?` : `add content/authors/<id>.yml with name: ${written}`;
        yield {
          id: 'C4',
          level: 'error',
          file,
          ...frontMatter.locate([field]),
          message: `no author is called “${written}”`,
          hint,
        };
      }
    }
  }
}

function* services(items: readonly Item[], files: readonly ContentFile[]): Generator<Problem> {
  const known = itemsOf(items, 'services').map(({ name, parsed }) => ({
    id: name,
    name: parsed.name,
    aliases: parsed.aliases,
  }));
  const find = createDirectory(known);
  const broken = new Set(namesIn(files, 'services').map(foldPath));
  for (const { parsed, file, frontMatter } of itemsOf(items, 'postmortems')) {
    for (const [index, { id }] of (parsed.incident?.services ?? []).entries()) {
      if (find(id) || broken.has(foldPath(id))) continue;
      const near = suggest(
        id,
        known.map((service) => service.id),
      );
      const hint = near ? `did you mean ${near}?` : `add content/services/${id}.yml`;
      const place = frontMatter.locate(['incident', 'services', index]);
      yield { id: 'R7', level: 'error', file, ...place, message: `no service is called “${id}”`, hint };
    }
  }
}

function* related(items: readonly Item[], files: readonly ContentFile[]): Generator<Problem> {
  const slugs = namesIn(files, 'postmortems');
  const sayDuplicate = new Set(
    itemsOf(items, 'postmortems').flatMap(({ name, parsed }) =>
      (parsed.incident?.related ?? []).flatMap(({ id, rel }) => (rel === 'duplicate' ? `${name} of ${id}` : [])),
    ),
  );
  for (const { parsed, file, name, frontMatter } of itemsOf(items, 'postmortems')) {
    for (const [index, { id, rel }] of (parsed.incident?.related ?? []).entries()) {
      if (rel === 'duplicate' && id !== name && sayDuplicate.has(`${id} of ${name}`)) {
        const message = `this report and ${id} each say that they are a duplicate of the other, so neither would count`;
        const place = frontMatter.locate(['incident', 'related', index]);
        yield { id: 'C2', level: 'error', file, ...place, message, hint: 'take one of the two out' };
      }
      if (slugs.includes(id) && id !== name) continue;
      const near = suggest(
        id,
        slugs.filter((slug) => slug !== name),
      );
      const place = frontMatter.locate(['incident', 'related', index]);
      const message = id === name ? 'a report cannot be related to itself' : `no report has the slug “${id}”`;
      yield { id: 'C2', level: 'error', file, ...place, message, hint: near && `did you mean ${near}?` };
    }
  }
}

function* identities(items: readonly Item[], { idAuthority }: Pick<Site, 'idAuthority'>): Generator<Problem> {
  const owners = new Map<string, string>();
  for (const { collection, name, parsed, file, frontMatter, visibility } of entriesOf(items)) {
    const identity = identityOf({ collection, name, id: parsed.id }, idAuthority);
    const owner = owners.get(identity);
    if (owner) {
      const message = `the id ${identity} is also the id of ${owner}`;
      yield {
        id: 'C1',
        level: 'error',
        file,
        ...frontMatter.locate(['id']),
        message,
        hint: 'each entry needs an id of its own',
      };
    }
    owners.set(identity, file);
    if (!parsed.id && visibility === 'visible') {
      const hint = `write id: ${identity} into the front matter, so that feeds know the entry after a rename`;
      yield { id: 'C6', level: 'warning', file, line: 1, message: 'a published entry has no written id', hint };
    }
  }
}
