import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNow } from '../clock.ts';
import type { ContentFile } from '../entries/files.ts';
import type { Inventory } from '../entries/inventory.ts';
import { entriesOf, type Item, itemsOf } from '../entries/item.ts';
import { identityOf } from '../entries/references.ts';
import type { Site } from '../schemas/site.ts';
import { hasOwnTimeZone } from '../site.ts';
import type { CheckResult } from './check.ts';
import { planAuthors } from './fixes/authors.ts';
import { applyEdits, type Edit } from './fixes/edit.ts';
import { fixIdentity } from './fixes/identity.ts';
import { fixInstants } from './fixes/instants.ts';
import { createJudge, isEntryFile, type Outcome } from './fixes/outcome.ts';
import { fixText, type TextFix } from './fixes/text.ts';
import { vocabularyOf } from './fixes/vocabulary.ts';
import { fixWords, type Vocabulary } from './fixes/words.ts';
import { withMissingSlash } from './rules/links.ts';
import { collectAddresses } from './rules/site-addresses.ts';
import type { Surroundings } from './subject.ts';

export { formatDiff } from './fixes/diff.ts';
export { FixError, writeFixes } from './fixes/write.ts';

/** A file as it is and as it would be, byte order mark included. */
export interface FileFix {
  /** Project-relative path. */
  readonly file: string;
  /** Empty for a file that is not there yet. */
  readonly before: string;
  /** True for a file that is not there yet. */
  readonly isNew?: true;
  readonly after: string;
  /** One sentence for each change. */
  readonly why: readonly string[];
}

/** A corrected report may be the first to be published, and decide how a tag is spelled: then there is another round. */
const MOST_ROUNDS = 10;

/**
 * Plan the corrections that leave no doubt: the offset and the digits of times, the spelling of words, an id that is not
 * written, people without a file, callouts and players of other tools, levels of headings, links without their slash. Nothing else of a file changes, and no correction is made after which the entry would have an error that it has
 * not now. A warning may come to light that a time or a word which could not be read had hidden.
 */
export function planFixes(
  { inventory }: Pick<CheckResult, 'inventory'>,
  root: string,
  site: Readonly<Site>,
  now: number = readNow(process.env),
): FileFix[] {
  const authors = itemsOf(inventory.items, 'authors');
  const names = authors.flatMap(({ name, parsed }) => [parsed.name, ...parsed.aliases, name]);
  const judge = createJudge({ root, site, now, people: names });
  const siteZone = hasOwnTimeZone(site) ? site.timeZone : undefined;
  const entries = new Map(entriesOf(inventory.items).map((item) => [item.file, item]));
  const services = itemsOf(inventory.items, 'services');
  const files = new Map(
    inventory.files
      .filter((file) => isEntryFile(file) && file.frontMatter.errors.length === 0 && !file.source.startsWith('\uFEFF'))
      .map((file) => [file.file, file]),
  );
  const why = new Map<string, string[]>();

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const vocabulary = vocabularyOf([...entries.values()], services, site);
    let isDone = true;
    for (const [path, file] of files) {
      const edits = [...editsOf(file, siteZone, vocabulary), ...identityEdits(file, [...entries.values()], site)];
      const accepted = edits.length > 0 ? accept(file, edits, judge) : undefined;
      if (!accepted) continue;
      isDone = false;
      files.set(path, accepted.file);
      why.set(path, [...(why.get(path) ?? []), ...accepted.edits.map((edit) => edit.why)]);
      if (accepted.outcome.item) entries.set(path, accepted.outcome.item);
    }
    if (isDone) break;
  }
  for (const { file, why: sentences } of textFixes(inventory, files, { root, site }, judge)) {
    files.set(file.file, file);
    why.set(file.file, [...(why.get(file.file) ?? []), ...sentences]);
  }
  const people = planAuthors(inventory, site.defaultAuthor).map(({ file, text, name }): FileFix => {
    return { file, before: '', after: text, why: [`${name} is named and has no file`], isNew: true };
  });
  const changes = [...why].flatMap(([path, sentences]): FileFix[] => {
    const checked = inventory.files.find(({ file }) => file === path);
    const before = readFileSync(join(root, path), 'utf8');
    const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
    // Somebody has gone on writing: the next run will see.
    if (before !== mark + checked?.source) return [];
    return [{ file: path, before, after: mark + (files.get(path)?.source ?? ''), why: sentences }];
  });
  return [...people, ...changes];
}

/** Corrections of the texts of entries and pages, after those of their front matter. */
function textFixes(
  inventory: Inventory,
  fixed: ReadonlyMap<string, ContentFile>,
  place: Pick<Surroundings, 'root' | 'site'>,
  judge: (file: ContentFile) => Outcome,
): TextFix[] {
  const addresses = [false, true].map((withHidden) => collectAddresses(place, inventory, withHidden));
  const hidden = new Set(
    inventory.items.flatMap(({ file, visibility }) => (/^(?:draft|scheduled)$/.test(visibility) ? file : [])),
  );
  return inventory.files.flatMap((file) => {
    const hasText = isEntryFile(file) || file.collection === 'pages';
    if (!hasText || file.frontMatter.errors.length > 0 || file.source.startsWith('\uFEFF')) return [];
    const own = addresses[hidden.has(file.file) ? 1 : 0];
    const fix = fixText(fixed.get(file.file) ?? file, {
      rightTarget: (source, target) => own && withMissingSlash(source, target, own),
      isOn: (rule) => place.site.check[rule] !== 'off',
      isHarmless: (before, after) => {
        const { errors } = judge(before);
        return [...judge(after).errors].every((error) => errors.has(error));
      },
    });
    return fix ?? [];
  });
}

function editsOf(file: ContentFile, siteZone: string | undefined, vocabulary: Vocabulary): Edit[] {
  return [...fixInstants(file, siteZone), ...fixWords(file, vocabulary)];
}

function identityEdits(
  file: ContentFile,
  entries: readonly Item<'blog' | 'postmortems'>[],
  { idAuthority, check }: Pick<Site, 'idAuthority' | 'check'>,
): Edit[] {
  const entry = entries.find((item) => item.file === file.file);
  if (entry?.visibility !== 'visible' || entry.parsed.id || check.C6 === 'off') return [];
  const identity = identityOf({ collection: file.collection, name: file.name }, idAuthority);
  if (entries.some(({ parsed }) => parsed.id === identity)) return [];
  const edit = fixIdentity(file, identity);
  return edit ? [edit] : [];
}

/** Take all edits, or else those that do no harm. The zone of all times is one guess: it is right for all or for none. */
function accept(file: ContentFile, edits: readonly Edit[], judge: (file: ContentFile) => Outcome) {
  const { errors } = judge(file);
  const attempt = (wanted: readonly Edit[]) => {
    const edited = applyEdits(file, wanted);
    const outcome = edited && judge(edited);
    const isHarmless = outcome && [...outcome.errors].every((error) => errors.has(error));
    return isHarmless ? { file: edited, edits: wanted, outcome } : undefined;
  };
  const whole = attempt(edits);
  if (whole) return whole;
  const guesses = edits.filter(({ isGuess }) => isGuess);
  const groups = [
    ...(guesses.length > 0 ? [guesses] : []),
    ...edits.filter((edit) => !edit.isGuess).map((edit) => [edit]),
  ];
  return groups.reduce<ReturnType<typeof attempt>>(
    (taken, group) => attempt([...(taken?.edits ?? []), ...group]) ?? taken,
    undefined,
  );
}
