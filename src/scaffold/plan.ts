import { findLeak } from '../check/rules/secrets.ts';
import { addressOf } from '../entries/addresses.ts';
import { type Inventory, takeInventory } from '../entries/inventory.ts';
import { itemsOf } from '../entries/item.ts';
import { identityOf } from '../entries/references.ts';
import { dayIn } from '../incidents/instants.ts';
import type { Site } from '../schemas/site.ts';
import { hasOwnTimeZone } from '../site.ts';
import { assertFree } from './collision.ts';
import { chooseServices, chooseSeverity, chooseStarted, type Moment, writeMoment } from './facts.ts';
import type { EntryFacts } from './front-matter.ts';
import { chooseAuthor, readGitName } from './people.ts';
import { scaffoldPost } from './post.ts';
import { Refusal } from './refusal.ts';
import { scaffoldReport } from './report.ts';
import { chooseSlug } from './slug.ts';

/** What `afterword new` is told. */
export interface NewOptions {
  readonly kind: 'post' | 'postmortem';
  readonly title: string;
  readonly started?: string | undefined;
  readonly services: readonly string[];
  readonly severity?: string | undefined;
  readonly author?: string | undefined;
  readonly slug?: string | undefined;
  readonly mdx?: boolean | undefined;
}

/** The file to write, and what only its writer can fill in. */
export interface NewEntry {
  readonly file: string;
  /** Root-relative address without base. */
  readonly path: string;
  readonly text: string;
  readonly toReplace: readonly string[];
}

const LONGEST_TITLE = 120;

/**
 * Plan the file of a new entry. Nothing is written.
 *
 * @throws {Refusal} when its name is taken, or the options do not suit the site.
 */
export function planEntry(root: string, options: NewOptions, site: Readonly<Site>, now: number): NewEntry {
  const collection = options.kind === 'post' ? 'blog' : 'postmortems';
  const inventory = takeInventory(root, site, now);
  const title = readTitle(options.title, collection);
  const slug = chooseSlug(title, options.slug);
  assertFree(root, collection, slug, inventory, site);
  const author = chooseAuthor(itemsOf(inventory.items, 'authors'), options.author, site.defaultAuthor, () =>
    readGitName(root),
  );
  const id = identityOf({ collection, name: slug }, site.idAuthority);
  const facts = { title, pubDate: dayIn(now, site.timeZone), author, id };
  const isMdx = options.mdx ?? false;
  return {
    file: `content/${collection}/${slug}.${isMdx ? 'mdx' : 'md'}`,
    path: addressOf({ collection, name: slug }),
    text:
      options.kind === 'post'
        ? scaffoldPost(facts, isMdx)
        : report(facts, options, inventory, site, { now, zone: hasOwnTimeZone(site) ? site.timeZone : undefined }),
    toReplace: [
      'description',
      ...(options.kind === 'postmortem' && !options.severity ? ['severity'] : []),
      ...(options.kind === 'postmortem' && !options.started ? ['started'] : []),
      ...(options.kind === 'post' ? ['the text'] : ['impact', 'the summary']),
    ],
  };
}

function report(
  facts: EntryFacts,
  { started, severity, services, mdx }: NewOptions,
  inventory: Inventory,
  site: Readonly<Site>,
  moment: Moment,
): string {
  const known = itemsOf(inventory.items, 'services');
  const tz = moment.zone === 'UTC' ? undefined : moment.zone;
  const incident = {
    severity: severity === undefined ? undefined : chooseSeverity(severity, site),
    tz,
    started: started === undefined ? undefined : chooseStarted(started, moment),
    today: dayIn(moment.now, tz ?? 'UTC'),
    services: chooseServices(services, known),
    example: writeMoment(moment),
  };
  const inUse = known.filter(({ parsed }) => !parsed.retired).map(({ name }) => name);
  return scaffoldReport(facts, incident, site, inUse, mdx ?? false);
}

function readTitle(written: string, collection: 'blog' | 'postmortems'): string {
  const title = written
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
  if (title === '') throw new Refusal(2, 'the title is empty', 'give one: afterword new post "How we built it"');
  if (title.length > LONGEST_TITLE) {
    throw new Refusal(2, `the title has ${title.length} characters`, `use at most ${LONGEST_TITLE}`);
  }
  const leak = findLeak(collection, title);
  if (leak) throw new Refusal(2, `the title cannot be published: ${leak.message}`, leak.hint ?? 'take it out');
  return title;
}
