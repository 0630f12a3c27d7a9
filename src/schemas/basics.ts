import { z } from 'astro/zod';
import { writtenDate } from './dates.ts';
import { link, rootPath, text, webUrl } from './scalars.ts';
import { tag } from './tag.ts';

/** Astro's `image()` helper in a build, a plain string where no images are loaded. */
export type ImageSchema = () => z.ZodType;

/** What XML forbids (https://www.w3.org/TR/xml/#charsets), and other control characters. */
const UNSPEAKABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u;

const NO_IRI = 'write an IRI such as tag:example.org,2025:blog/slug';

/** An identity for every feed. Nothing is taken out of it in silence, since it would be another one then. */
const iri = () =>
  z
    .union([z.string(), z.number()], { error: NO_IRI })
    .refine((value) => !UNSPEAKABLE.test(String(value)), {
      error: 'has a control character or another one in it that no feed can hold',
      abort: true,
    })
    .pipe(text(300))
    .refine((value) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(value), { error: NO_IRI });

/** The fields that posts and reports share. Only the first four are required. */
export const basics = (image: ImageSchema) => ({
  title: text(120).describe('The headline, at most 120 characters.'),
  description: text(300).describe('One or two sentences for listings, feeds and search, at most 300 characters.'),
  pubDate: writtenDate().describe(
    'When it is published: a day (in the site’s zone) or a zoned instant. In the future it is withheld until a build then.',
  ),
  author: text(100).optional().describe('The author, by the id or the name of a file in content/authors.'),
  authors: z.array(text(100)).min(1, 'is empty').optional().describe('Several authors, instead of author.'),
  updatedDate: writtenDate().optional().describe('When the text last changed after publication.'),
  tags: z.array(tag()).default([]).describe('Topics, each normalised to one slug.'),
  series: text(100).optional().describe('The name of a series that this entry is a part of.'),
  image: z
    .union([
      z.strictObject({ src: image(), alt: text(300).describe('What the image shows, for those who do not see it.') }),
      image().transform((src) => ({ src, alt: '' })),
    ])
    .optional()
    .describe('A picture beside the file: a path, or {src, alt}.'),
  canonical: webUrl().optional().describe('The address of the original, when this page is a copy.'),
  contributors: z.array(text(100)).default([]).describe('People who helped, by id or name.'),
  check: z.array(text(10)).default([]).describe('Ids of check rules that are silent for this file.'),
  aliases: z.array(rootPath()).default([]).describe('Former paths of this entry, root-relative, without base.'),
  id: iri()
    .optional()
    .describe('The identity of the entry in feeds, for ever. Default: tag:<idAuthority>:<collection>/<slug>.'),
  draft: z.boolean().default(false).describe('A draft leaves no trace in any output.'),
  unlisted: z.boolean().default(false).describe('The page exists at its address and is mentioned nowhere.'),
  corrections: z
    .array(
      z.strictObject({
        at: writtenDate().describe('The day or instant of the correction.'),
        text: text().describe('What was wrong and what is right.'),
      }),
    )
    .refine(ascending, { error: 'corrections go from oldest to newest' })
    .default([])
    .describe('Dated changes after publication, oldest first.'),
  source: z
    .strictObject({
      title: text(300).describe('Title of the original.'),
      url: webUrl().describe('Address of the original.'),
      author: text(200).optional().describe('Who wrote the original.'),
      archive: link().optional().describe('An archived copy of the original.'),
    })
    .optional()
    .describe('Where the entry retells or was imported from something published elsewhere.'),
});

const NAME_SOMEBODY = 'name a person who has a file in content/authors';

/** Rules that need more than one field. They run even when other fields are wrong, so that one run tells everything. */
export function withBasicRules<Schema extends z.ZodObject>(schema: Schema): Schema {
  const always = { when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null };
  return schema
    .refine((value) => value.author !== undefined || value.authors !== undefined, {
      ...always,
      path: ['author'],
      error: `is missing: ${NAME_SOMEBODY}`,
      params: { hint: NAME_SOMEBODY },
    })
    .refine((value) => value.author === undefined || value.authors === undefined, {
      ...always,
      path: ['author'],
      error: 'author and authors are both set: keep one of them',
      params: { hint: 'keep one of them' },
    });
}

function ascending(corrections: readonly { readonly at: string }[]): boolean {
  // As text, 10:00:30Z would come before 10:00Z.
  const moments = corrections.map(({ at }) => Date.parse(at));
  return moments.every((moment, index) => moment >= (moments[index - 1] ?? moment));
}
