import { explainBadSlug, suggestSlug } from '../entries/slug.ts';
import { Refusal } from './refusal.ts';

/** File systems take 255 bytes with the extension; a social image and a twin have the name too. */
const LONGEST = 200;

/** The slug of a title: its words, by the rule for names of content files. Empty when nothing is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFC')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    // Punctuation at the end of a word is not a part of an address, inside of one (v2.0) it is.
    .replace(/[^\p{L}\p{M}\p{N}]*(\s+|$)[^\p{L}\p{M}\p{N}]*/gu, ' ')
    .trim();
  return suggestSlug(words);
}

/**
 * The slug to be used: as given, else of the title.
 *
 * @throws {Refusal} when there is none, or it cannot be an address.
 */
export function chooseSlug(title: string, given: string | undefined): string {
  const slug = given ?? slugOf(title);
  if (slug === '') {
    throw new Refusal(2, `“${title}” leaves no name for the file`, 'give one: --slug lower-case-words');
  }
  const fault = explainBadSlug(slug);
  if (fault) {
    const near = suggestSlug(slug);
    const isReserved = !fault.includes('cannot be an address');
    throw new Refusal(
      isReserved ? 1 : 2,
      fault.replace(/: rename it.*|; rename it.*/, ''),
      `give another: --slug ${near || 'lower-case-words'}`,
    );
  }
  if (Buffer.byteLength(slug) > LONGEST) {
    throw new Refusal(
      2,
      `the name of the file would have ${Buffer.byteLength(slug)} bytes`,
      'give a shorter one: --slug lower-case-words',
    );
  }
  return slug;
}
