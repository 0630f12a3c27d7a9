import { z } from 'astro/zod';
import { text } from './scalars.ts';

/** Front matter of a file in `content/pages`, published at `/<name>/`. */
export const pageSchema = () =>
  z.strictObject({
    title: text(120).describe('The heading of the page.'),
    description: text(300).describe('One or two sentences for search engines.'),
  });

export type PageData = z.output<ReturnType<typeof pageSchema>>;
