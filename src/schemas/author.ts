import { z } from 'astro/zod';
import type { ImageSchema } from './basics.ts';
import { pageLink, text, webUrl } from './scalars.ts';

/** A file in `content/authors`; its name is the author's id. */
export const authorSchema = (image: ImageSchema) =>
  z.strictObject({
    name: text(100).describe('The name as readers see it.'),
    aliases: z
      .array(text(100))
      .default([])
      .describe('Former ids, which lead to this page and its feeds, and other spellings that entries may use.'),
    url: webUrl().optional().describe('The author’s own page.'),
    bio: text(600).optional().describe('One or two sentences.'),
    avatar: image().optional().describe('A picture beside the file.'),
    links: z
      .array(
        z.strictObject({ label: text(60).describe('What the link is.'), url: pageLink().describe('Where it leads.') }),
      )
      .default([])
      .describe('Other places where the author can be found.'),
  });

export type AuthorData = z.output<ReturnType<typeof authorSchema>>;
