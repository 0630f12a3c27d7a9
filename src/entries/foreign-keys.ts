/** What other programs call a field of ours, by their word in small letters without signs. */
const FOREIGN: Readonly<Record<string, string>> = {
  ...named('pubDate', 'date created createdat createdate publishdate published publishedat publisheddate publishedon'),
  ...named('pubDate', 'publicationdate datepublished postdate posted'),
  ...named('updatedDate', 'lastmod lastmodified lastmodifiedat modified modifiedat modifieddate updated updatedat'),
  ...named('updatedDate', 'datemodified dateupdated lastupdated lastupdate'),
  ...named('description', 'summary excerpt abstract subtitle synopsis metadescription'),
  ...named('title', 'headline name'),
  ...named('author', 'writer by byline postauthor'),
  ...named('tags', 'tag categories category keywords topics labels taxonomies'),
  ...named('image', 'cover coverimage hero heroimage thumbnail featuredimage featureimage banner ogimage socialimage'),
  ...named('aliases', 'redirectfrom redirects oldurls formerurls'),
  ...named('canonical', 'canonicalurl canonicallink originalurl'),
};
/** Words for the address, which the name of the file decides. */
const ADDRESS = new Set(['slug', 'permalink', 'url', 'path']);

/**
 * The field that a key of another program stands for, unless the front matter has that field as well.
 *
 * @param known keys that the schema takes at this place.
 * @param written all that the front matter has there.
 */
export function foreignName(
  key: string,
  known: readonly string[],
  written: Readonly<Record<string, unknown>>,
): string | undefined {
  const name = FOREIGN[plain(key)];
  return name !== undefined && known.includes(name) && written[name] === undefined ? name : undefined;
}

/** What to do with a key that is known from elsewhere and is not a slip; undefined for any other. */
export function explainForeignKey(key: string): string | undefined {
  if (ADDRESS.has(plain(key))) return 'take it out: the name of the file is the address, and aliases has former ones';
  return FOREIGN[plain(key)] === undefined
    ? undefined
    : `take it out: it is ignored, and ${FOREIGN[plain(key)]} counts`;
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '');
}

function named(field: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word, field]));
}
