import { stringify } from 'yaml';

/** What is known of a new entry. */
export interface EntryFacts {
  readonly title: string;
  /** Today, in the site's zone. */
  readonly pubDate: string;
  readonly author: string;
  readonly id: string;
}

/** Stands where only the writer knows what to say. */
export const DESCRIPTION = 'Replace this with one or two sentences for listings, feeds and search.';

/** The lines that every entry begins with. */
export function basicLines({ title, pubDate, author, id }: EntryFacts): string[] {
  return [
    field('title', title),
    field('description', DESCRIPTION),
    field('pubDate', pubDate),
    field('author', author),
    field('id', id),
    'tags: []',
    'draft: true # take this line out to publish',
  ];
}

/** One field on one line, in quotes where YAML needs them. */
export function field(key: string, value: string): string {
  return stringify({ [key]: value }, { lineWidth: 0 }).trim();
}

/** A remark in the text that no reader sees. */
export function comment(text: string, isMdx: boolean): string {
  return isMdx ? `{/* ${text} */}` : `<!-- ${text} -->`;
}
