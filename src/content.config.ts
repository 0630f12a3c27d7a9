import { defineCollection } from 'astro:content';
import site from '../site.config.ts';
import { contentLoader } from './entries/loader.ts';
import { collectionSchemas } from './schemas/collections.ts';

export const collections = {
  blog: defineCollection({
    loader: contentLoader('blog', site),
    schema: ({ image }) => collectionSchemas(site, image).blog,
  }),
  postmortems: defineCollection({
    loader: contentLoader('postmortems', site),
    schema: ({ image }) => collectionSchemas(site, image).postmortems,
  }),
  authors: defineCollection({
    loader: contentLoader('authors', site),
    schema: ({ image }) => collectionSchemas(site, image).authors,
  }),
  services: defineCollection({
    loader: contentLoader('services', site),
    schema: ({ image }) => collectionSchemas(site, image).services,
  }),
  pages: defineCollection({
    loader: contentLoader('pages', site),
    schema: ({ image }) => collectionSchemas(site, image).pages,
  }),
};
