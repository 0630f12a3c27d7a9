import { describe, expect, test } from 'vitest';
import { complaints, judge, markdown } from './content.ts';

const ofPost = (text: string) => complaints(judge({ 'blog/a.md': text }));
const renamed = (field: string, key: string) => ofPost(markdown().replace(`${field}:`, `${key}:`));

describe('a field under the name that another program has for it', () => {
  test.each([
    ['pubDate', 'date', 4],
    ['pubDate', 'publishDate', 4],
    ['pubDate', 'created_at', 4],
    ['description', 'excerpt', 3],
    ['title', 'headline', 2],
    ['author', 'writer', 5],
  ])('%s as %s is told once, where it stands, with the name to give it', (field, key, line) => {
    expect(renamed(field, key)).toEqual([
      `content/blog/a.md:${line} error C3 ${field} is missing (rename ${key} to ${field})`,
    ]);
  });

  test.each([
    ['categories: [a]', 'rename it to tags'],
    ['lastmod: 2025-04-03', 'rename it to updatedDate'],
    ['cover: ./a.png', 'rename it to image'],
    ['redirect_from: [/a/]', 'rename it to aliases'],
    ['canonicalUrl: https://example.org/a', 'rename it to canonical'],
  ])('%s is a warning', (line, hint) => {
    const [key] = line.split(':');
    expect(ofPost(markdown(line))).toEqual([`content/blog/a.md:6 warning C3 ${key} is not a known key (${hint})`]);
  });

  test('is not to be renamed when the field is there too', () => {
    expect(ofPost(markdown('date: 2025-04-02'))).toEqual([
      'content/blog/a.md:6 warning C3 date is not a known key (take it out: it is ignored, and pubDate counts)',
    ]);
    expect(ofPost(markdown('tags: [a]\ncategories: [b]'))).toEqual([
      'content/blog/a.md:7 warning C3 categories is not a known key (take it out: it is ignored, and tags counts)',
    ]);
  });

  test('is not a slip of the field that it looks like', () => {
    expect(ofPost(markdown('slug: a'))).toEqual([expect.stringContaining('the name of the file is the address')]);
    expect(ofPost(markdown('layout: post'))).toEqual([expect.stringContaining('(it is ignored: check its spelling)')]);
    expect(ofPost(markdown('tagz: [a]'))).toEqual([expect.stringContaining('(did you mean tags?)')]);
  });
});
