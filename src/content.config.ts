import { defineCollection, type SchemaContext } from 'astro:content';
import site from '../site.config.ts';
import { contentLoader } from './entries/loader.ts';
import { collectionSchemas } from './schemas/collections.ts';

const made = new Map<string, ReturnType<typeof collectionSchemas>>();

/**
 * Astro asks for a schema at every entry, since its way to load a picture knows the entry's folder. It needs that for a path without
 * a dot alone, and the loader gives it none. So the schemas are made once for each of its ways: one for entries, one for editors.
 */
function schemasWith(image: SchemaContext['image']) {
  const way = String(image);
  const schemas = made.get(way) ?? collectionSchemas(site, image);
  made.set(way, schemas);
  return schemas;
}

export const collections = {
  blog: defineCollection({
    loader: contentLoader('blog', site),
    schema: ({ image }) => schemasWith(image).blog,
  }),
  postmortems: defineCollection({
    loader: contentLoader('postmortems', site),
    schema: ({ image }) => schemasWith(image).postmortems,
  }),
  authors: defineCollection({
    loader: contentLoader('authors', site),
    schema: ({ image }) => schemasWith(image).authors,
  }),
  services: defineCollection({
    loader: contentLoader('services', site),
    schema: ({ image }) => schemasWith(image).services,
  }),
  pages: defineCollection({
    loader: contentLoader('pages', site),
    schema: ({ image }) => schemasWith(image).pages,
  }),
};
