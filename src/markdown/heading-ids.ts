import Slugger, { slug as toSlug } from 'github-slugger';
import { defineHastPlugin } from 'satteri';
import { fragmentWords, shownWords } from './heading-words.ts';

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
    'footnote-label',
    ...(isFilled(corrections) ? ['corrections'] : []),
    ...(facts ? ['facts', 'measured-impact', 'related-incidents'] : []),
    ...(isFilled(facts?.timeline) ? ['timeline', 'phases-title', 'phases-desc'] : []),
    ...(isFilled(facts?.actions) ? ['follow-up'] : []),
    ...(isFilled(facts?.redactions) ? ['left-out'] : []),
  ];
}

/** Ids that scripts give to what they put on any page. */
const MADE_BY_SCRIPTS = ['search-dialog-field', 'search-dialog-title'];

/** All ids that the page around a text has, or may get: the text has to do without them. */
export function takenIds(facts: PageFacts): ReadonlySet<string> {
  return new Set([...templateFragments(facts), ...MADE_BY_SCRIPTS]);
}

/**
 * Give each heading of a text a fragment that the rest of its page has not: of two `timeline` only one would be found. One
 * without letters and figures is a `section`.
 */
export function createSlugger(facts: PageFacts): (words: string) => string {
  const slugger = new Slugger();
  for (const id of takenIds(facts)) slugger.slug(id);
  return (words) => slugger.slug(toSlug(words) === '' ? 'section' : words);
}

/**
 * Put fragments on headings, ahead of Astro’s own plugin, which keeps them and makes the list of headings. Where that would have
 * other words than a reader sees, they are left in the front matter, the one thing that reaches `headingWords`.
 */
export const headingIds = () => {
  let slug: ((words: string) => string) | undefined;
  return defineHastPlugin({
    name: 'afterword-heading-ids-2',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, ctx) {
        slug ??= createSlugger(frontMatterOf(ctx.data));
        const { id } = node.properties;
        const fragment = typeof id === 'string' ? id : slug(fragmentWords(node));
        if (id !== fragment) ctx.setProperty(node, 'id', fragment);
        const words = shownWords(node);
        const { astro } = ctx.data;
        if (words === ctx.textContent(node).trim() || !isRecord(astro)) return;
        const known = frontMatterOf(ctx.data);
        astro.frontmatter = { ...known, [WORDS]: { ...headingWords(known), [fragment]: words } };
      },
    },
  });
};

/** Words of headings by their fragments, where they are others than Astro has. */
export function headingWords(frontMatter: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const words = frontMatter[WORDS];
  return isRecord(words) ? words : {};
}

/** No field of ours has such a name. */
const WORDS = 'words of headings';

/** The front matter of the text that a plugin is at work on. */
export function frontMatterOf({ astro }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return isRecord(astro) && isRecord(astro.frontmatter) ? astro.frontmatter : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
