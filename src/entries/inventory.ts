import { modulesIn } from '../markdown/code-of-text.ts';
import type { Site } from '../schemas/site.ts';
import { findAddressCollisions } from './addresses.ts';
import { findAssetProblems } from './assets.ts';
import { BESIDE, type Collection, type ContentFile, readContentFiles } from './files.ts';
import { isUnreadable } from './front-matter.ts';
import { findFutureDates } from './future-dates.ts';
import { hidePeople } from './hidden-people.ts';
import { findHostProblems } from './host-limits.ts';
import { importedFile } from './imported-files.ts';
import { findIncidentProblems } from './incident-problems.ts';
import type { Item } from './item.ts';
import type { Problem } from './problem.ts';
import { readableEntries } from './readable.ts';
import { findReferenceProblems } from './references.ts';
import { allOf, type Salvaged } from './salvage.ts';
import { explainBadSlug } from './slug.ts';
import { findSymbolicLinks } from './symbolic-links.ts';
import { textOf } from './text-of.ts';
import { createValidator, type Validated } from './validate.ts';
import { decideVisibility, type Moment } from './visibility.ts';
import { findWithheldLinks, type SiteLinks } from './withheld-links.ts';

/** Everything under `content/`, judged: what is published, what is withheld and why, what is wrong. */
export interface Inventory {
  readonly items: readonly Item[];
  /** Every file that a collection takes, whether it passed or not. */
  readonly files: readonly ContentFile[];
  /** What can be read of entries that did not pass, for the rules of the check. */
  readonly salvaged: ReadonlyMap<ContentFile, Salvaged>;
  /** As the rules have them; `src/check` applies the levels of `site.config.ts` and the silencers. */
  readonly problems: readonly Problem[];
}

type SiteWords = Pick<Site, 'severities' | 'defaultAuthor' | 'timeZone' | 'idAuthority' | 'host'> & SiteLinks;

/**
 * Read and judge all content, before anything is rendered. Every file is either an item or named in a problem: entries in
 * equals entries out, or an error.
 */
export function takeInventory(root: string, site: SiteWords, now: number): Inventory {
  const moment: Moment = { now, timeZone: site.timeZone };
  const validate = createValidator(site);
  const { files, problems: found } = readContentFiles(root);
  const problems = withoutImported(found, files);
  problems.push(...findSymbolicLinks(root, new Set(problems.map(({ file }) => file))));
  const items: Item[] = [];
  const salvaged = new Map<ContentFile, Salvaged>();

  for (const file of files) {
    const badSlug = explainBadSlug(file.name);
    if (badSlug) problems.push({ id: 'C1', level: 'error', file: file.file, message: badSlug });
    const { errors } = file.frontMatter;
    if (isUnreadable(file.frontMatter)) continue;
    const { result, salvaged: rest, problems: faults } = validate(file.collection, file);
    problems.push(...faults);
    if (rest) salvaged.set(file, rest);
    if (result && errors.length === 0) {
      items.push({ ...file, ...result, visibility: judge(file.collection, result, moment) });
    } else if (result && 'pubDate' in result.parsed) {
      // One of two equal keys is wrong, and all that is written can be read.
      salvaged.set(file, allOf(result.parsed));
    }
  }
  hidePeople(items);
  const entries = readableEntries(items, files, salvaged);
  problems.push(
    ...findAddressCollisions(items, files, site.redirects),
    ...findReferenceProblems(items, site, files, entries),
    ...findAssetProblems(root, files, items, entries),
    ...findWithheldLinks(files, items, entries, site),
    ...findHostProblems(root, items, site),
    ...findIncidentProblems(entries, moment),
    ...findFutureDates(entries, moment),
  );
  return { items, files, salvaged, problems };
}

/** Data beside an entry is taken when a text imports it. */
function withoutImported(problems: readonly Problem[], files: readonly ContentFile[]): Problem[] {
  const isData = ({ id, file }: Problem) => id === 'C1' && BESIDE.test(file);
  if (!problems.some(isData)) return [...problems];
  const imported = new Set(
    files.flatMap((file) => {
      const text = file.file.endsWith('.mdx') ? textOf(file).located?.text : undefined;
      return text ? modulesIn(text).map(({ path }) => path && importedFile(file.file, path)) : [];
    }),
  );
  return problems.filter((problem) => !isData(problem) || !imported.has(problem.file));
}

function judge(collection: Collection, { parsed }: Validated<Collection>, moment: Moment): Item['visibility'] {
  const isEntry = (collection === 'blog' || collection === 'postmortems') && 'pubDate' in parsed;
  return isEntry ? decideVisibility(parsed, moment) : 'visible';
}
