import Slugger from 'github-slugger';
import { defineHastPlugin } from 'satteri';

/** Front matter as far as it decides what the page of an entry has besides its text. */
export interface PageFacts {
  readonly incident?: unknown;
  readonly corrections?: unknown;
}

/** Fragments that every page of a text has, and those that the page of an entry draws from its front matter. */
export function templateFragments({ incident, corrections }: PageFacts): string[] {
  const facts = isRecord(incident) ? incident : undefined;
  return [
    'content',
    'on-this-page',
    ...(isFilled(corrections) ? ['corrections'] : []),
    ...(facts ? ['facts', 'measured-impact', 'related-incidents'] : []),
    ...(isFilled(facts?.timeline) ? ['timeline', 'phases-title', 'phases-desc'] : []),
    ...(isFilled(facts?.actions) ? ['follow-up'] : []),
    ...(isFilled(facts?.redactions) ? ['left-out'] : []),
  ];
}

/** Give each heading of a text a fragment that the rest of its page has not: of two `timeline` only one would be found. */
export function createSlugger(facts: PageFacts): (heading: string) => string {
  const slugger = new Slugger();
  for (const fragment of templateFragments(facts)) slugger.slug(fragment);
  return (heading) => slugger.slug(heading);
}

/** Put fragments on headings, ahead of Astro’s own plugin, which keeps them and makes the list of headings. */
export const headingIds = () => {
  let slug: ((heading: string) => string) | undefined;
  return defineHastPlugin({
    name: 'afterword-heading-ids-1',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, ctx) {
        if (typeof node.properties.id === 'string') return;
        slug ??= createSlugger(frontMatterOf(ctx.data));
        ctx.setProperty(node, 'id', slug(ctx.textContent(node)));
      },
    },
  });
};

function frontMatterOf({ astro }: Readonly<Record<string, unknown>>): PageFacts {
  return isRecord(astro) && isRecord(astro.frontmatter) ? astro.frontmatter : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
