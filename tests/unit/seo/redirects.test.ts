import { expect, test } from 'vitest';
import { writeRedirects } from '../../../src/seo/redirects.ts';

test('the _redirects file has a permanent redirect on each line, in the order given', () => {
  const redirects = [
    { path: '/old/', from: '/notes/old/', to: '/notes/blog/pool/' },
    { path: '/über/', from: '/notes/%C3%BCber/', to: 'https://example.org/' },
  ];
  expect(writeRedirects(redirects)).toBe(
    '/notes/old/ /notes/blog/pool/ 301\n/notes/%C3%BCber/ https://example.org/ 301\n',
  );
});

test('an old path that looks like a file is there with and without a slash', () => {
  expect(writeRedirects([{ path: '/2019/post.html/', from: '/2019/post.html/', to: '/blog/post/' }])).toBe(
    '/2019/post.html /blog/post/ 301\n/2019/post.html/ /blog/post/ 301\n',
  );
});

test('no redirects make an empty file', () => {
  expect(writeRedirects([])).toBe('');
});
