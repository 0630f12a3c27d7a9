import { stringify } from 'yaml';
import { entryFields } from './fields.ts';

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

/** The fields that every entry has: each with its meaning, those that few entries need as comments. */
export function basicLines({ title, pubDate, author, id }: EntryFacts): string[] {
  const lines: Readonly<Record<string, string>> = {
    title: field('title', title),
    description: field('description', DESCRIPTION),
    pubDate: field('pubDate', pubDate),
    author: field('author', author),
    authors: '# authors: [one-author, another]',
    updatedDate: `# updatedDate: ${pubDate}`,
    tags: 'tags: []',
    series: '# series: How we run things',
    image: '# image: { src: ./picture.png, alt: What it shows. }',
    canonical: '# canonical: https://example.org/the-original',
    contributors: '# contributors: [one-author]',
    check: '# check: [R26]',
    aliases: '# aliases: [/blog/its-former-name/]',
    id: field('id', id),
    draft: 'draft: true # take this line out to publish',
    unlisted: '# unlisted: true',
    corrections: `# corrections: [{ at: ${pubDate}, text: What was wrong and what is right. }]`,
    source: '# source: { title: The original, url: https://example.org/the-original, author: Its author }',
  };
  return entryFields().flatMap(({ name, description }) => [`# ${description}`, lines[name] ?? `# ${name}:`]);
}

/** One field on one line, in quotes where YAML needs them. */
export function field(key: string, value: string): string {
  return stringify({ [key]: value }, { lineWidth: 0 }).trim();
}

/** A remark in the text that no reader sees. */
export function comment(text: string, isMdx: boolean): string {
  return isMdx ? `{/* ${text} */}` : `<!-- ${text} -->`;
}
