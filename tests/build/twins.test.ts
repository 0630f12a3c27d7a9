import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { photograph } from '../support/photograph.ts';

const HOSTILE = `title: "A: ‘quoted’ [title] *with* <b>signs</b>"
description: "First: --- & | second"
pubDate: 2025-06-01
author: Ada Byron
tags: [a tag, "c++"]
corrections: [{ at: 2025-06-03, text: It was Tuesday. }]
check: [R29]
aliases: [/old/]`;

const INCIDENT = `incident:
  status: resolved
  severity: sev2
  started: 2025-04-01T10:00Z
  resolved: 2025-04-01T12:30Z
  timeline: [{ at: 2025-04-01T10:00Z, text: It began. }]`;

const WITHHELD = ['zzdraft', 'zzscheduled', 'zzunlisted'];

describe('Markdown twins', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = createSite(
      {
        'content/blog/text/index.md': entry(
          HOSTILE,
          'See [there](/postmortems/outage/) and [below](#part).\n\n![Words](./photo.jpg)\n\n<!-- check-ok R29 --> \n\n## Part\n\n```bash\nls <dir>\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
        ),
        'content/blog/text/photo.jpg': await photograph(600, 300),
        'content/blog/component.mdx': entry(
          fourFields('Component'),
          'import photo from \'./photo.jpg\';\n\n<Callout title="Mind">This *step*.</Callout>\n\n<Figure src={photo} alt="A figure">Its caption.</Figure>\n\n{/* zzcomment */}\n',
        ),
        'content/blog/photo.jpg': await photograph(500, 300),
        'content/postmortems/outage.md': entry(
          fourFields('Outage', '2025-04-02', INCIDENT),
          '## Zzempty\n\n<!-- What was it? -->\n\n## Response\n\nA restart.\n\n## Zzlast\n',
        ),
        'content/postmortems/zzdraft.md': entry(
          fourFields('Zzdraft', '2025-06-01', 'draft: true'),
          '![zzdraft](./zzdraft.jpg)',
        ),
        'content/postmortems/zzdraft.jpg': await photograph(300, 300),
        'content/blog/zzscheduled.md': entry(fourFields('Zzscheduled', '2027-06-01')),
        'content/blog/zzunlisted.md': entry(fourFields('Zzunlisted', '2025-06-01', 'unlisted: true')),
      },
      { base: '/notes', check: { R11: 'off' }, security: { contact: 'mailto:security@fixture.example' } },
    );
    const result = await site.build();
    expect(result.stderr).toContain('0 errors');
    expect(result.code).toBe(0);
  });
  afterAll(() => site.dispose());

  const read = (path: string) => site.read(`dist/${path}`).toString();
  const parts = (path: string) => {
    const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(read(path)) ?? [];
    return { fields: parse(yaml), body };
  };

  test('exist for every visible entry, and for no other', () => {
    expect(site.output().filter((file) => file.endsWith('.md'))).toEqual([
      'blog/component.md',
      'blog/text.md',
      'postmortems/outage.md',
    ]);
  });

  test('have no heading without a text below it, nor has anything else', () => {
    expect(parts('postmortems/outage.md').body).toContain('## Response');
    expect(site.output().filter((file) => /zzempty|zzlast/i.test(read(file)))).toEqual([]);
  });

  test('begin with the public fields, as YAML that reads back', () => {
    expect(parts('blog/text.md').fields).toEqual({
      title: 'A: ‘quoted’ [title] *with* <b>signs</b>',
      description: 'First: --- & | second',
      id: 'tag:fixture.example,2025:blog/text',
      url: 'https://fixture.example/notes/blog/text/',
      canonical: 'https://fixture.example/notes/blog/text/',
      published: '2025-06-01T00:00:00Z',
      updated: '2025-06-03T00:00:00Z',
      authors: ['Ada Byron'],
      tags: ['a tag', 'c++'],
    });
  });

  test('have absolute links and images, code and tables, and no comment', () => {
    const { body } = parts('blog/text.md');
    expect(body).toMatch(/^# A: ‘quoted’ \\\[title] \\\*with\\\* \\<b>signs\\<\/b>\n/);
    expect(body).toContain('[there](https://fixture.example/notes/postmortems/outage/)');
    expect(body).toContain('[below](https://fixture.example/notes/blog/text/#part)');
    expect(body).toMatch(/!\[Words\]\(https:\/\/fixture\.example\/notes\/_astro\/photo[^)]+\.webp\)/);
    expect(body).toContain('```bash\nls <dir>\n```');
    expect(body).toContain('| 1 | 2 |');
    expect(body).toContain('2025-06-03: It was Tuesday.');
    expect(body).not.toContain('check-ok');
    const address = /\/notes\/(_astro\/photo[^)]+\.webp)/.exec(body)?.[1] ?? '';
    expect(site.output()).toContain(address);
  });

  test('have the words of components, and no code of theirs', () => {
    const { body } = parts('blog/component.md');
    expect(body).toContain('> **Mind**');
    expect(body).toContain('This _step_.');
    expect(body).toContain('![A figure](https://');
    expect(body).toContain('Its caption.');
    expect(body).not.toMatch(/import|<Callout|<Figure|zzcomment|astro-/);
  });

  test('have the facts of an incident as data, and in words', () => {
    const { fields, body } = parts('postmortems/outage.md');
    expect(fields.incident).toMatchObject({
      status: 'resolved',
      severity: 'sev2',
      minutes: { resolve: 150 },
      related: [],
    });
    expect(body).toContain('| Time to resolve | 2 h 30 min |');
    expect(body).toContain('It began.');
  });

  test('are named by their pages, and not in the sitemap', () => {
    expect(read('blog/text/index.html')).toContain(
      '<link rel="alternate" type="text/markdown" title="Markdown" href="/notes/blog/text.md">',
    );
    expect(read('blog/zzunlisted/index.html')).not.toContain('text/markdown');
    expect(read('blog/index.html')).not.toContain('text/markdown');
    expect(read('sitemap.xml')).not.toContain('.md');
  });

  test('are listed in llms.txt with a line each, all of them there', () => {
    const text = read('llms.txt');
    expect(text).toMatch(/^# Fixture\n\n> A site for tests\.\n/);
    const listed = Array.from(
      text.matchAll(/\(https:\/\/fixture\.example\/notes\/([^)]+)\)/g),
      ([, path = '']) => path,
    );
    expect(listed).toEqual(
      expect.arrayContaining(['blog/text.md', 'postmortems/outage.md', 'data/site.db', 'rss.xml']),
    );
    expect(site.output()).toEqual(expect.arrayContaining(listed));
    expect(text).toContain('(https://fixture.example/notes/postmortems/outage.md): About Outage.');
  });

  test('nothing for machines has a trace of what is withheld, in its name or its bytes', () => {
    const files = site.output().filter((file) => !file.startsWith('blog/zzunlisted/'));
    expect(files.length).toBeGreaterThan(30);
    for (const word of WITHHELD) {
      const found = files.filter((file) =>
        `${file}${site.read(`dist/${file}`).toString('latin1')}`.toLowerCase().includes(word),
      );
      expect(found, word).toEqual([]);
    }
  });

  test('no output holds a path of this machine', () => {
    for (const file of site.output()) expect(site.read(`dist/${file}`).includes(site.root), file).toBe(false);
  });

  test('security.txt names whom to tell, until a year from the day of the build', () => {
    expect(read('.well-known/security.txt')).toBe(
      [
        'Contact: mailto:security@fixture.example',
        'Expires: 2027-01-15T00:00:00Z',
        'Preferred-Languages: en',
        'Canonical: https://fixture.example/notes/.well-known/security.txt',
        '',
      ].join('\n'),
    );
  });
});
