import type { Site } from '../schemas/site.ts';
import { findAddressCollisions } from './addresses.ts';
import { findAssetProblems } from './assets.ts';
import { createDirectory } from './directory.ts';
import { type Collection, readContentFiles } from './files.ts';
import { findIncidentProblems } from './incident-problems.ts';
import { entriesOf, type Item, itemsOf } from './item.ts';
import type { Problem } from './problem.ts';
import { findReferenceProblems } from './references.ts';
import { explainBadSlug } from './slug.ts';
import { createValidator, type Validated } from './validate.ts';
import { decideVisibility, type Moment } from './visibility.ts';

/** Everything under `content/`, judged: what is published, what is withheld and why, what is wrong. */
export interface Inventory {
  readonly items: readonly Item[];
  /** Every file that a collection takes, whether it passed or not: project-relative paths. */
  readonly found: readonly string[];
  readonly problems: readonly Problem[];
}

type SiteWords = Pick<Site, 'severities' | 'defaultAuthor' | 'check' | 'redirects' | 'timeZone' | 'idAuthority'>;

/**
 * Read and judge all content, before anything is rendered. Every file is either an item or named in a problem: entries in
 * equals entries out, or an error.
 */
export function takeInventory(root: string, site: SiteWords, now: number): Inventory {
  const moment: Moment = { now, timeZone: site.timeZone };
  const validate = createValidator(site);
  const { files, problems } = readContentFiles(root);
  const items: Item[] = [];

  for (const file of files) {
    const badSlug = explainBadSlug(file.name);
    if (badSlug) problems.push({ id: 'C1', level: 'error', file: file.file, message: badSlug });
    if (file.frontMatter.errors.length > 0) continue;
    const { result, problems: found } = validate(file.collection, file);
    problems.push(...found);
    if (result) items.push({ ...file, ...result, visibility: judge(file.collection, result, moment) });
  }
  hideAuthorsOfDrafts(items);
  problems.push(
    ...findAddressCollisions(items, files, site.redirects),
    ...findReferenceProblems(items, site, files),
    ...findAssetProblems(root, items),
    ...findIncidentProblems(items, now),
  );
  return { items, found: files.map(({ file }) => file), problems: applyLevels(problems, items, site.check) };
}

/** An author whom only drafts and scheduled entries name is withheld with them: a guest's page would announce the draft. */
function hideAuthorsOfDrafts(items: Item[]): void {
  const people = itemsOf(items, 'authors');
  const find = createDirectory(
    people.map(({ name, parsed }) => ({ id: name, name: parsed.name, aliases: parsed.aliases })),
  );
  const named = { openly: new Set<string | undefined>(), secretly: new Set<string | undefined>() };
  for (const { parsed, visibility } of entriesOf(items)) {
    const list = visibility === 'draft' || visibility === 'scheduled' ? named.secretly : named.openly;
    const names = [parsed.author ?? [], parsed.authors ?? [], parsed.contributors].flat();
    for (const name of names) list.add(find(name));
  }
  for (const [index, item] of items.entries()) {
    const isSecret = named.secretly.has(item.name) && !named.openly.has(item.name);
    if (item.collection === 'authors' && isSecret) items[index] = { ...item, visibility: 'draft' };
  }
}

function judge(collection: Collection, { parsed }: Validated<Collection>, moment: Moment): Item['visibility'] {
  const isEntry = (collection === 'blog' || collection === 'postmortems') && 'pubDate' in parsed;
  return isEntry ? decideVisibility(parsed, moment) : 'visible';
}

/** Apply the levels of `site.config.ts` and the silencers of each file. Errors that would lose something stay errors. */
function applyLevels(problems: readonly Problem[], items: readonly Item[], levels: Site['check']): Problem[] {
  const silenced = new Map(entriesOf(items).map(({ file, parsed }) => [file, new Set(parsed.check)]));
  return problems.flatMap((problem) => {
    if (problem.level === 'error') return problem;
    const level = levels[problem.id] ?? problem.level;
    return level === 'off' || silenced.get(problem.file)?.has(problem.id) ? [] : { ...problem, level };
  });
}
