import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDirectory, suggest } from '../entries/directory.ts';
import type { Inventory } from '../entries/inventory.ts';
import { entriesOf, itemsOf } from '../entries/item.ts';
import { createLocator } from '../entries/position.ts';
import type { Problem } from '../entries/problem.ts';
import { createWithheldFinder } from '../entries/withheld-links.ts';
import type { Site } from '../schemas/site.ts';
import { hasOwnNav } from '../site.ts';
import { collectAddresses, decode } from './rules/site-addresses.ts';

const FILE = 'site.config.ts';
/** Stands for the site, so that a path is resolved as a browser does it. */
const ORIGIN = 'https://site.invalid';
/** Ids of the entries that come with the program begin so. */
const DEMONSTRATION_ID = 'tag:afterword.example,2026:';
const DEMONSTRATION_HOST = /\bafterword\.example(?![\w-])/;
const DEMONSTRATION_VIDEO = 'videos/overlap.webm';

/** What is wrong with the settings when they are compared with the content: all of it warnings, since pages come out all the same. */
export function judgeSettings(root: string, site: Readonly<Site>, inventory: Inventory): Problem[] {
  const locate = createPlace(root);
  const tell = ({ words, ...problem }: Told): Problem => {
    return { level: 'warning', file: FILE, ...(words === undefined ? {} : locate(words)), ...problem };
  };
  const demonstration = isDemonstration(inventory) ? [] : leftovers(root, site, inventory);
  return [...links(root, site, inventory), ...author(site, inventory), ...demonstration].map(tell);
}

type Told = Pick<Problem, 'id' | 'message' | 'hint'> & {
  /** Stands in the file of the settings, at its line. */
  readonly words?: string;
  readonly file?: string;
};

/** Links of the header and old addresses that lead to no page. */
function* links(root: string, site: Readonly<Site>, inventory: Inventory): Generator<Told> {
  const addresses = collectAddresses({ root, site }, inventory, false);
  const isWithheld = createWithheldFinder(inventory.items, site);
  const leadsNowhere = (target: string) => {
    const url = target.startsWith('/') ? URL.parse(target, ORIGIN) : null;
    // src/entries tells of what is not published.
    if (url?.origin !== ORIGIN || isWithheld(target, { file: FILE })) return false;
    return !addresses.has(decode(url.pathname));
  };
  for (const { label, href } of hasOwnNav(site) ? site.nav : []) {
    if (!leadsNowhere(href)) continue;
    const near = addresses.nearest(decode(href));
    const hint = near ? `did you mean ${near}?` : `write ${pageFor(href)}, or take the link out of nav`;
    yield { id: 'C2', message: `“${label}” in nav leads to ${href}, which is not there`, hint, words: href };
  }
  for (const [from, to] of Object.entries(site.redirects)) {
    if (!leadsNowhere(to)) continue;
    const hint = 'write an address that is there';
    yield { id: 'C2', message: `the redirect of ${from} leads to ${to}, which is not there`, hint, words: to };
  }
}

function pageFor(href: string): string {
  const [, name] = /^\/([^/]+)\/$/.exec(href) ?? [];
  return name ? `content/pages/${name}.md` : 'the page';
}

function* author({ defaultAuthor }: Readonly<Site>, { items, files }: Inventory): Generator<Told> {
  if (defaultAuthor === undefined) return;
  const known = itemsOf(items, 'authors').map(({ name, parsed }) => {
    return { id: name, name: parsed.name, aliases: parsed.aliases };
  });
  const isBroken = files.some(({ collection, name }) => collection === 'authors' && name === defaultAuthor);
  if (createDirectory(known)(defaultAuthor) !== undefined || isBroken) return;
  const near = suggest(
    defaultAuthor,
    known.flatMap(({ id, name }) => [id, name]),
  );
  const hint = near ? `did you mean ${near}?` : 'name a file of content/authors, or take defaultAuthor out';
  yield { id: 'C4', message: `defaultAuthor: no author is called “${defaultAuthor}”`, hint, words: defaultAuthor };
}

/** The demonstration is there as long as an entry of it is. */
function isDemonstration({ items }: Inventory): boolean {
  return entriesOf(items).some(({ parsed }) => parsed.id?.startsWith(DEMONSTRATION_ID));
}

/** What an owner has not replaced who has taken the entries of the demonstration out. */
function* leftovers(root: string, site: Readonly<Site>, { files }: Inventory): Generator<Told> {
  const addresses: Readonly<Record<string, string | undefined>> = {
    url: site.url,
    idAuthority: site.idAuthority,
    repository: site.repository?.url,
    'feeds.hub': site.feeds.hub,
    ...Object.fromEntries(site.social.map(({ url }, index) => [`social.${index}.url`, url])),
    ...Object.fromEntries((site.security?.contact ?? []).map((to, index) => [`security.contact.${index}`, to])),
  };
  for (const [name, value] of Object.entries(addresses)) {
    if (value === undefined || !DEMONSTRATION_HOST.test(value)) continue;
    const hint = name === 'idAuthority' ? 'write your domain and this year' : 'write yours, or take it out';
    yield { id: 'C9', message: `${name} is still an address of the demonstration`, hint, words: value };
  }
  const texts: readonly (readonly [string, string, RegExp])[] = [
    ['title', site.title, /^Afterword$/],
    ['description', site.description, /^What broke, for how long, and what changed since: an engineering blog with/],
    ['policy.published', site.policy.published, /^This demonstration\b/],
    ...Object.entries(site.severities).map(([id, { description }]) => {
      return [`severities.${id}.description`, description, /\bvals\b/] as const;
    }),
  ];
  for (const [name, value, pattern] of texts) {
    if (!pattern.test(value)) continue;
    yield {
      id: 'C9',
      message: `${name} is still that of the demonstration`,
      hint: 'write what is true of yours',
      words: value,
    };
  }
  const video = `public/${DEMONSTRATION_VIDEO}`;
  if (!existsSync(join(root, video)) || files.some(({ source }) => source.includes(DEMONSTRATION_VIDEO))) return;
  yield {
    ...{ id: 'C9', file: video, message: 'is the film of the demonstration, and nothing here shows it' },
    hint: 'take the file out',
  };
}

/** Finds the line of the settings on which something stands. */
function createPlace(root: string): (words: string) => Pick<Problem, 'line' | 'column' | 'length'> {
  const path = join(root, FILE);
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const locate = createLocator(source);
  return (words) => {
    const at = ["'", '"', '`'].map((quote) => source.indexOf(`${quote}${words}`)).find((index) => index >= 0);
    return at === undefined ? {} : locate(at + 1, at + 1 + words.length);
  };
}
