import { describe, expect, test } from 'vitest';
import { repositoryLinks } from '../../../src/views/repository.ts';
import { makeSite } from '../site.ts';

const FILE = 'content/blog/über/index.md';
const linksOf = (repository: Parameters<typeof makeSite>[0], title = 'Pool & more') =>
  repositoryLinks(makeSite(repository).repository, FILE, title);

describe('links into the repository', () => {
  test('are GitHub’s unless the site says otherwise', () => {
    expect(linksOf({ repository: 'https://git.example.org/notes/' })).toEqual({
      source: 'https://git.example.org/notes/blob/main/content/blog/%C3%BCber/index.md',
      history: 'https://git.example.org/notes/commits/main/content/blog/%C3%BCber/index.md',
      report: 'https://git.example.org/notes/issues/new?title=Pool%20%26%20more',
    });
  });

  test('follow the templates of the site', () => {
    const repository = {
      ...{ url: 'https://git.example.org/notes', branch: 'next/2025' },
      ...{ source: '{url}/-/tree/{branch}/{file}?plain={branch}', report: 'mailto:notes@example.org?subject={title}' },
    };
    expect(linksOf({ repository })).toEqual({
      source: `https://git.example.org/notes/-/tree/next%2F2025/content/blog/%C3%BCber/index.md?plain=next%2F2025`,
      history: `https://git.example.org/notes/commits/next%2F2025/content/blog/%C3%BCber/index.md`,
      report: 'mailto:notes@example.org?subject=Pool%20%26%20more',
    });
  });

  test('do not take a title for a template', () => {
    expect(linksOf({ repository: 'https://git.example.org/notes' }, '{file} $& {url}')?.report).toBe(
      'https://git.example.org/notes/issues/new?title=%7Bfile%7D%20%24%26%20%7Burl%7D',
    );
  });

  test('are none where the site has no repository', () => {
    expect(linksOf({})).toBeUndefined();
  });
});
