import { documentPath, FORMAT_NAMES, FORMATS } from '../feeds/document.ts';
import type { Scope } from '../feeds/scope.ts';
import { getScoped } from '../feeds/site-documents.ts';
import { oncePerBuild } from '../once.ts';

// Apart from the feeds themselves: those render entries, and every page would load the styles of all that an entry can hold.

/** A link to a feed, as pages and the subscribe page show it. */
export interface FeedLink {
  readonly label: string;
  readonly type: string;
  /** Root-relative, without base. */
  readonly path: string;
}

/** Every scope that can be subscribed to. */
export const getScopes = oncePerBuild(async (): Promise<Scope[]> => (await getScoped()).map(({ scope }) => scope));

/** The same by path. */
const getScopesByPath = oncePerBuild(async () => new Map((await getScopes()).map((scope) => [scope.path, scope])));

/** The feeds that a page announces: those of its own scope first, those of everything after them. */
export async function getAnnouncedFeeds(path: string): Promise<(FeedLink & { readonly title: string })[]> {
  const own = /^\/(blog|postmortems|(tags|authors|services)\/[^/]+)\//.exec(path)?.[0];
  const known = await getScopesByPath();
  return [known.get(own ?? ''), known.get('/')]
    .filter((scope) => scope !== undefined)
    .flatMap((scope) => linksOf(scope).map((link) => ({ ...link, title: `${scope.title} (${link.label})` })));
}

/** The feeds of one scope, in every format. */
export function linksOf(scope: Scope): FeedLink[] {
  return FORMAT_NAMES.map((format) => {
    const { label, type } = FORMATS[format];
    return { label, type, path: documentPath({ scope }, format) };
  });
}
