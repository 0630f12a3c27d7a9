import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import { writeFiles } from '../folder.ts';
import { makeSite } from '../site.ts';

type Settings = Partial<SiteInput>;
const POST = markdown('id: urn:x:a');

function judge(settings: Settings, post = POST, files: Record<string, string> = {}): string[] {
  const root = makeProject({ 'blog/a.md': post });
  writeFiles(root, files);
  return checkContent(root, makeSite(settings), NOW).problems.map(({ id, level, file, line, message, hint }) => {
    return `${file}${line === undefined ? '' : `:${line}`} ${level} ${id} ${message} (${hint})`;
  });
}

const nav = (...hrefs: string[]): Settings => ({ nav: hrefs.map((href) => ({ label: 'A link', href })) });

describe('the settings', () => {
  test('of a site that has what they name are fine, and so are the defaults', () => {
    expect(judge({})).toEqual([]);
    expect(
      judge({ ...nav('/blog/', '/blog/a/', '/tags/', 'https://example.com/', '/rss.xml'), defaultAuthor: 'Ada' }),
    ).toEqual([]);
  });

  test('name a link of every page that leads nowhere, at its line', () => {
    const file = "export default {\n  nav: [{ label: 'A link', href: '/about/' }],\n};\n";
    expect(judge(nav('/about/'), POST, { 'site.config.ts': file })).toEqual([
      'site.config.ts:2 warning C2 “A link” in nav leads to /about/, which is not there (write content/pages/about.md, or take the link out of nav)',
    ]);
    expect(judge(nav('/blgo/'))).toEqual([expect.stringContaining('(did you mean /blog/?)')]);
  });

  test('name a redirect that leads nowhere', () => {
    expect(judge({ redirects: { '/old/': '/blog/b/', '/older/': '/blog/a/', '/x/': 'https://example.com/' } })).toEqual(
      [
        'site.config.ts warning C2 the redirect of /old/ leads to /blog/b/, which is not there (write an address that is there)',
      ],
    );
  });

  test('name an author who does not exist', () => {
    expect(judge({ defaultAuthor: 'afterword' })).toEqual([
      'site.config.ts warning C4 defaultAuthor: no author is called “afterword” (name a file of content/authors, or take defaultAuthor out)',
    ]);
  });
});

describe('what is left of the demonstration', () => {
  const LEFT: Settings = {
    url: 'https://afterword.example',
    idAuthority: 'afterword.example,2026',
    repository: 'https://git.afterword.example/afterword',
    policy: { published: 'This demonstration retells seven reports.', notPublished: 'Nothing.' },
  };
  const FILM = { 'public/videos/overlap.webm': 'film' };

  test('is told when its entries are gone', () => {
    expect(judge(LEFT, POST, FILM).map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'public/videos/overlap.webm warning C9 is the film of the demonstration, and nothing here shows it',
      'site.config.ts warning C9 url is still an address of the demonstration',
      'site.config.ts warning C9 idAuthority is still an address of the demonstration',
      'site.config.ts warning C9 repository is still an address of the demonstration',
      'site.config.ts warning C9 policy.published is still that of the demonstration',
    ]);
  });

  test('is rightly there as long as they are', () => {
    expect(judge(LEFT, markdown('id: tag:afterword.example,2026:blog/a'), FILM)).toEqual([]);
  });

  test('is the film only when no text shows it', () => {
    const post = markdown('id: urn:x:a', '<a href="/videos/overlap.webm">The film</a>');
    expect(judge({}, post, FILM)).toEqual([]);
    expect(judge({}, POST, FILM)).toHaveLength(1);
  });
});
