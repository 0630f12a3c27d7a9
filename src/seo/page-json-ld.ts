import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import type { JsonLd } from './json-ld.ts';

/** What is known of any page. `path` is root-relative, without base; a page without a title is the home page. */
export interface PageFacts {
  readonly path: string;
  readonly title?: string | undefined;
  readonly description: string;
}

type Address = Pick<Site, 'url' | 'base'>;

/** Names of the sections, by the first part of a path. */
const SECTIONS: Readonly<Record<string, string>> = {
  blog: 'Blog',
  postmortems: 'Post-mortems',
  tags: 'Tags',
  authors: 'Authors',
  services: 'Services',
  search: 'Search',
};
const LISTING =
  /^\/((blog|postmortems|tags|authors|services)\/(page\/\d+\/)?|(tags|services)\/[^/]+\/.*|archive\/|feeds\/)$/;

/** Describe the site and who publishes it. On the home page in full, elsewhere as far as other nodes lean on it. */
export function describeSite(
  site: Address & Pick<Site, 'title' | 'description' | 'lang' | 'social'>,
  { isHome }: { readonly isHome: boolean },
): JsonLd[] {
  const home = absolute(site, '/');
  const website: JsonLd = { '@type': 'WebSite', '@id': siteId(site), url: home, name: site.title };
  const organization: JsonLd = { '@type': 'Organization', '@id': organizationId(site), url: home, name: site.title };
  if (!isHome) return [website, organization];
  const search: JsonLd = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute(site, '/search/')}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  const profiles = site.social.map(({ url }) => url);
  return [
    {
      ...website,
      description: site.description,
      inLanguage: site.lang,
      publisher: { '@id': organizationId(site) },
      potentialAction: search,
    },
    {
      ...organization,
      logo: absolute(site, '/favicon.svg'),
      sameAs: profiles.length > 0 ? profiles : undefined,
    },
  ];
}

/** Describe a page that has no description of its own: a listing as a CollectionPage. */
export function describePage(site: Address & Pick<Site, 'lang' | 'title'>, page: PageFacts): JsonLd {
  const { path, title = site.title, description } = page;
  return {
    '@type': LISTING.test(path) ? 'CollectionPage' : 'WebPage',
    '@id': absolute(site, path),
    url: absolute(site, path),
    name: title,
    description,
    inLanguage: site.lang,
    isPartOf: { '@id': siteId(site) },
  };
}

/** Describe an author by the page about them. */
export function describeAuthor(
  site: Address,
  author: {
    readonly id: string;
    readonly name: string;
    readonly bio?: string | undefined;
    readonly url?: string | undefined;
    readonly links: readonly { readonly url: string }[];
  },
): JsonLd[] {
  const address = absolute(site, `/authors/${author.id}/`);
  const elsewhere = [author.url ?? [], author.links.map(({ url }) => url)].flat().filter((url) => /^https?:/.test(url));
  return [
    {
      '@type': 'ProfilePage',
      '@id': address,
      url: address,
      name: author.name,
      mainEntity: { '@id': `${address}#person` },
    },
    {
      '@type': 'Person',
      '@id': `${address}#person`,
      name: author.name,
      url: address,
      description: author.bio,
      sameAs: elsewhere.length > 0 ? elsewhere : undefined,
    },
  ];
}

/** The way from the home page to a page, by its path; the home page has none. */
export function describeBreadcrumbs(
  site: Address & Pick<Site, 'title'>,
  { path, title }: PageFacts,
): JsonLd | undefined {
  if (title === undefined) return undefined;
  const [, section = '', name] = path.split('/');
  const above = SECTIONS[section];
  const steps = [
    { name: site.title, path: '/' },
    ...(above !== undefined && name ? [{ name: above, path: `/${section}/` }] : []),
    { name: title, path },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.name,
      item: absolute(site, step.path),
    })),
  };
}

/** How other nodes name the site. */
export function siteId(site: Address): string {
  return `${absolute(site, '/')}#site`;
}

/** How other nodes name the publisher. */
export function organizationId(site: Address): string {
  return `${absolute(site, '/')}#publisher`;
}
