import { editDistance } from '../edit-distance.ts';
import { padDay } from '../incidents/instants.ts';
import type { Collection } from './files.ts';

/** The keys that keep an entry back. */
const HIDING = ['draft', 'unlisted'] as const;

/** Words of other programs for the same, with the answer that hides an entry, and our key for it. */
const SYNONYMS: Readonly<Record<string, { readonly hidesWhen: boolean; readonly means: (typeof HIDING)[number] }>> = {
  ...words(
    ['hidden', 'hide', 'private', 'secret', 'internal', 'confidential', 'unpublished', 'unpublish', 'wip'],
    true,
    'draft',
  ),
  ...words(['disabled', 'embargo', 'embargoed', 'withheld', 'unreleased'], true, 'draft'),
  ...words(['published', 'publish', 'public', 'visible', 'released', 'live', 'enabled'], false, 'draft'),
  ...words(['ignore', 'ignored', 'skip', 'excludefromcollections', 'eleventyexcludefromcollections'], true, 'draft'),
  ...words(
    ['noindex', 'nolist', 'excludefromlisting', 'excludefromsearch', 'hiddeninlist', 'hiddeninhomelist'],
    true,
    'unlisted',
  ),
  ...words(['listed', 'list', 'index', 'indexed', 'searchable'], false, 'unlisted'),
};

/** Keys whose value may say that an entry is not ready. */
const STATES = new Set(['status', 'state', 'stage', 'visibility', 'access', 'poststatus', 'workflow']);
const HIDING_VALUE =
  /^(?:draft(?:s|ed|ing)?|private|hidden|unlisted|unpublished|withheld|wip|work[ -]in[ -]progress|pending|secret|internal|in[ -]?review|review|never|not[ -]?(?:published|ready)|embargo(?:ed)?)$/i;
/** Keys that other programs hold an entry back by until a day. */
const SCHEDULES =
  /^(?:publish|publication|post|release|live|embargo|schedule|visible|go ?live)(?:d|ed)?(?:date|at|on|from|time|until|for|after)?$/;
const DAY = /^\d{4}-\d{1,2}-\d{1,2}/;
const YES = /^(?:true|yes|y|on|1)$/i;
const NO = /^(?:false|no|n|off|0)$/i;

/** Why an unknown key has to be an error, and what to write. */
export interface HidingKey {
  readonly message: string;
  readonly hint: string;
}

/**
 * Tell an unknown key that seems to keep an entry back: `Draft`, `draf`, `published: false`, `status: draft`. Were it ignored, the
 * text would be published. Undefined for every other key.
 *
 * @param path keys around it; empty at the top.
 * @param pubDate what the file has there; a day after it, under a key such as `publishDate`, is meant to hold the entry back.
 */
export function explainHidingKey(
  collection: Collection,
  path: readonly PropertyKey[],
  key: string,
  value: unknown,
  pubDate?: unknown,
): HidingKey | undefined {
  const name = [...path.map(String), key].join('.');
  if (isLater(plainOf(key), value, pubDate)) {
    return {
      message: `${name} does not hold an entry back, and the text would be published`,
      hint: `write pubDate: ${value}`,
    };
  }
  const meant = meaningOf(key, value);
  if (!meant) return undefined;
  const message = `${name} is not a key that keeps an entry back, and the text would be published`;
  if (collection !== 'blog' && collection !== 'postmortems') {
    return {
      message: `${collection} cannot be drafts: ${name} would be ignored`,
      hint: 'take the key out, or move the file out of content/',
    };
  }
  const { word, hides } = meant;
  const top = path.length > 0 ? ', at the beginning of a line of its own' : '';
  if (hides === undefined)
    return { message, hint: `write ${word}: true${top} to keep the entry back, or take the key out` };
  if (hides) return { message, hint: `write ${word}: true${top}` };
  return {
    message: `${name} is not a key that decides what is published`,
    hint: 'take the key out: an entry is published unless draft: true is in it',
  };
}

function isLater(plain: string, value: unknown, pubDate: unknown): boolean {
  if (!SCHEDULES.test(plain) || typeof value !== 'string' || typeof pubDate !== 'string') return false;
  return DAY.test(value) && DAY.test(pubDate) && padDay(value) > padDay(pubDate);
}

function plainOf(key: string): string {
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface Meaning {
  readonly word: (typeof HIDING)[number];
  /** Whether the value wants the entry kept back; undefined when it cannot be told. */
  readonly hides: boolean | undefined;
}

function meaningOf(key: string, value: unknown): Meaning | undefined {
  const plain = key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const written = plain.replace(
    /^(?:is|as|set|mark)(?=draft|unlisted)|(?<=draft|unlisted)(?:s|ed|ing|mode|post)$/g,
    '',
  );
  const yes = isYes(value);
  const synonym = SYNONYMS[plain] ?? SYNONYMS[plain.replace(/^is/, '')];
  // `published: 2025-01-01` is a date, `list: [a, b]` a list: only an answer to yes or no is about being kept back.
  if (synonym && (yes !== undefined || isUncertain(plain, value))) {
    return { word: synonym.means, hides: yes === undefined ? undefined : yes === synonym.hidesWhen };
  }
  for (const word of HIDING) if (isNear(written, word, yes !== undefined)) return { word, hides: yes };
  if (STATES.has(plain) && typeof value === 'string' && HIDING_VALUE.test(value.trim())) {
    return { word: /^unlisted$/i.test(value.trim()) ? 'unlisted' : 'draft', hides: true };
  }
  return undefined;
}

/** Two letters off when the value is yes or no; one letter off, with the same first letter, whatever the value is. */
function isNear(written: string, word: string, isAnswer: boolean): boolean {
  const distance = editDistance(written, word, 2);
  if (distance === 0) return true;
  return isAnswer ? distance <= 2 : distance === 1 && written[0] === word[0];
}

/** A word that can mean nothing else, without a value that could be read: `hidden:`, `private: until Monday`. */
function isUncertain(plain: string, value: unknown): boolean {
  return /^(?:hidden|private|unpublished|embargo(?:ed)?)$/.test(plain) && (value === null || typeof value === 'string');
}

function isYes(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (YES.test(written)) return true;
  return NO.test(written) ? false : undefined;
}

function words<Means>(list: readonly string[], hidesWhen: boolean, means: Means) {
  return Object.fromEntries(list.map((word) => [word, { hidesWhen, means }]));
}
