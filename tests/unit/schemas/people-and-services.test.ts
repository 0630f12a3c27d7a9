import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { authorSchema } from '../../../src/schemas/author.ts';
import { pageSchema } from '../../../src/schemas/page.ts';
import { serviceSchema } from '../../../src/schemas/service.ts';
import { complaints } from './complaints.ts';

test('an author needs a name only', () => {
  const schema = authorSchema(() => z.string());
  expect(schema.parse({ name: 'Ada' })).toEqual({ name: 'Ada', aliases: [], links: [] });
  expect(complaints(schema, { name: 'Ada', links: [{ label: 'Home', url: 'javascript:alert(1)' }] })).toEqual([
    'links.0.url: “javascript:alert(1)” is not a link: write https://…, mailto:… or a path that begins with /',
  ]);
});

test('links of an author lead to the web, to mail, or into the site', () => {
  const schema = authorSchema(() => z.string());
  const links = ['https://example.org/ada', 'mailto:ada@example.org', '/authors/ada/'].map((url) => ({
    label: 'x',
    url,
  }));
  expect(complaints(schema, { name: 'Ada', links })).toEqual([]);
  for (const url of ['//example.org/', 'ftp://example.org/', 'data:text/html,x', 'authors/ada', 'https://a b']) {
    expect(complaints(schema, { name: 'Ada', links: [{ label: 'x', url }] }), url).toHaveLength(1);
  }
});

test('a service is not retired before it began', () => {
  const service = { name: 'API', since: '2024-01-01' };
  expect(complaints(serviceSchema(), { ...service, retired: 'December 31, 2023' })).toEqual([
    'retired: the service is retired before it began',
  ]);
  expect(complaints(serviceSchema(), { ...service, retired: '2024-01-01' })).toEqual([]);
});

test('a page needs a title and a description', () => {
  expect(complaints(pageSchema(), { title: 'About' })).toHaveLength(1);
  expect(pageSchema().parse({ title: 'About', description: 'Who we are.' })).toEqual({
    title: 'About',
    description: 'Who we are.',
  });
});
