import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import { documentPath, FORMAT_NAMES, FORMATS } from '../feeds/document.ts';
import { type Scope, scopesOf } from '../feeds/scope.ts';

// Apart from the feeds themselves: those render entries, and every page would load the styles of all that an entry can hold.

/** A link to a feed, as pages and the subscribe page show it. */
export interface FeedLink {
  readonly label: string;
  readonly type: string;
  /** Root-relative, without base. */
  readonly path: string;
}

let scopes: Promise<Scope[]> | undefined;

/** Every scope that can be subscribed to. */
export function getScopes(): Promise<Scope[]> {
  if (import.meta.env.DEV) return readScopes();
  scopes ??= readScopes();
  return scopes;
}

/** The feeds that a page announces: those of its own scope first, those of everything after them. */
export async function getAnnouncedFeeds(path: string): Promise<(FeedLink & { readonly title: string })[]> {
  const own = /^\/(blog|postmortems|(tags|authors|services)\/[^/]+)\//.exec(path)?.[0];
  const known = await getScopes();
  const announced = [...known.filter((scope) => scope.path === own), ...known.slice(0, 1)];
  return announced.flatMap((scope) =>
    linksOf(scope).map((link) => ({ ...link, title: `${scope.title} (${link.label})` })),
  );
}

/** The feeds of one scope, in every format. */
export function linksOf(scope: Scope): FeedLink[] {
  return FORMAT_NAMES.map((format) => {
    const { label, type } = FORMATS[format];
    return { label, type, path: documentPath({ scope }, format) };
  });
}

async function readScopes(): Promise<Scope[]> {
  const { entries, authors, services } = await getContent();
  return scopesOf(site, entries, { authors, services }).map(({ scope }) => scope);
}
