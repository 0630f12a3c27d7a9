/** One page of a listing, as a route gets it in its props. */
export interface ListingPage<Item> {
  readonly items: readonly Item[];
  /** 1-based. */
  readonly number: number;
  readonly last: number;
  /** Items on all pages. */
  readonly total: number;
  /** Root-relative path of this page, without base. */
  readonly path: string;
  /** That of the first page. */
  readonly first: string;
  readonly newer?: string | undefined;
  readonly older?: string | undefined;
}

/** What Astro wants of `getStaticPaths`; page 1 has no number in its address. */
export interface ListingPath<Item, Extra = object> {
  readonly params: Record<string, string | undefined>;
  readonly props: { readonly page: ListingPage<Item> } & Extra;
}

/** Cut a listing into pages of `size`. An empty listing has one empty page. `path` is where its first page lives. */
export function paginate<Item>(items: readonly Item[], path: string, size: number): ListingPath<Item>[] {
  const last = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: last }, (_, index): ListingPath<Item> => {
    const number = index + 1;
    return {
      params: { page: number === 1 ? undefined : `page/${number}` },
      props: {
        page: {
          items: items.slice(index * size, number * size),
          number,
          last,
          total: items.length,
          path: pathOf(path, number),
          first: path,
          newer: number > 1 ? pathOf(path, number - 1) : undefined,
          older: number < last ? pathOf(path, number + 1) : undefined,
        },
      },
    };
  });
}

/** The pages of many listings of one kind, such as all tags: each with its parameter and its own props. */
export function paginateEach<Item, Extra extends object>(
  listings: readonly {
    readonly id: string;
    readonly path: string;
    readonly items: readonly Item[];
    readonly extra: Extra;
  }[],
  parameter: string,
  size: number,
): ListingPath<Item, Extra>[] {
  return listings.flatMap(({ id, path, items, extra }) =>
    paginate(items, path, size).map(({ params, props }) => ({
      params: { ...params, [parameter]: id },
      props: { ...props, ...extra },
    })),
  );
}

/** A page that a listing links to. */
export interface PageLink {
  readonly number: number;
  readonly path: string;
}

/** The first page, the last one, and the two on each side of `number`; undefined where others are left out. */
export function nearbyPages(first: string, number: number, last: number): (PageLink | undefined)[] {
  const link = (one: number): PageLink => ({ number: one, path: pathOf(first, one) });
  const isShown = (one: number) => one === 1 || one === last || Math.abs(one - number) <= 2;
  const shown = Array.from({ length: last }, (_, index) => index + 1).filter(isShown);
  return shown.flatMap((one, index) => {
    const gap = one - (shown[index - 1] ?? 0);
    // In the place of a single page an ellipsis saves nothing.
    const between = gap === 2 ? [link(one - 1)] : [undefined];
    return gap > 1 ? [...between, link(one)] : [link(one)];
  });
}

function pathOf(first: string, number: number): string {
  return number === 1 ? first : `${first}page/${number}/`;
}
