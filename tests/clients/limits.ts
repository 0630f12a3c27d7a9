import type { Deviation } from './compare.ts';

/** What a client shows otherwise, which nothing in a feed or calendar could change without harm elsewhere. */
export interface Limit {
  readonly client: string;
  readonly field: string;
  /** Undefined where it is so in every format. */
  readonly format?: 'RSS' | 'Atom' | undefined;
  /** True for what the client is known to show. */
  readonly covers: (deviation: Deviation) => boolean;
  readonly why: string;
}

const always = () => true;
const ONE_OF_SEVERAL = ({ said = '', shown }: Deviation) =>
  said.split(', ').length > 1 && said.split(', ').includes(shown);
/** What feedparser takes for HTML although it is plain text. */
const LOOKS_LIKE_HTML = ({ said = '' }: Deviation) => /<\/\w+>|&#?\w+;/.test(said);

/** In the order of the letters that the table has for them; `docs/feeds.md` lists the same. */
export const LIMITS: readonly Limit[] = [
  {
    ...{ client: 'newsboat', field: 'alt', covers: always },
    why: 'a picture is a number, without its description',
  },
  {
    ...{ client: 'sfeed', field: 'author', format: 'Atom', covers: ONE_OF_SEVERAL },
    why: 'of several authors in Atom, the first one',
  },
  {
    ...{ client: 'feedparser', field: 'author', format: 'Atom', covers: ONE_OF_SEVERAL },
    why: 'of several authors in Atom, the last one is `author`',
  },
  {
    ...{ client: 'feedparser', field: 'title', format: 'RSS', covers: LOOKS_LIKE_HTML },
    why: 'a title in RSS with an end tag or a reference is HTML; in Atom it is text',
  },
  {
    ...{ client: 'feedparser', field: 'notes', covers: always },
    why: 'every address is absolute, so that a footnote opens the page',
  },
  {
    ...{ client: 'rss2email', field: 'author', format: 'Atom', covers: ONE_OF_SEVERAL },
    why: 'of several authors in Atom, the last one',
  },
  {
    ...{ client: 'rss2email', field: 'title', format: 'RSS', covers: LOOKS_LIKE_HTML },
    why: 'a title in RSS with an end tag or a reference is HTML; in Atom it is text',
  },
  {
    ...{ client: 'khal', field: 'end', covers: isHourLong },
    why: 'an event without an end is an hour long',
  },
];

/** khal’s hour stands for an event that has no end of its own: the entry says its beginning there. */
function isHourLong({ said, shown }: Deviation): boolean {
  return said !== undefined && Date.parse(`${shown}Z`) - Date.parse(`${said}Z`) === 3_600_000;
}
