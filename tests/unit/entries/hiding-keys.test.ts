import { describe, expect, test } from 'vitest';
import { complaints, judge, markdown, report } from './content.ts';

const ofKey = (lines: string) => complaints(judge({ 'blog/a.md': markdown(lines) }));

describe('a key that seems to keep an entry back', () => {
  test.each([
    ['Draft: true', 'write draft: true'],
    ['DRAFT: yes', 'write draft: true'],
    ['draf: true', 'write draft: true'],
    ['drat: true', 'write draft: true'],
    ['darft: true', 'write draft: true'],
    ['drfat: true', 'write draft: true'],
    ['draftt: true', 'write draft: true'],
    ['drafts: 1', 'write draft: true'],
    ['is_draft: true', 'write draft: true'],
    ['isDraft: "on"', 'write draft: true'],
    ['dradt: true', 'write draft: true'],
    ['rdaft: true', 'write draft: true'],
    ['daft: until it is checked', 'write draft: true to keep the entry back, or take the key out'],
    ['Draft: not yet', 'write draft: true to keep the entry back, or take the key out'],
    ['Unlisted: true', 'write unlisted: true'],
    ['unlist: true', 'write unlisted: true'],
    ['un-listed: true', 'write unlisted: true'],
    ['published: false', 'write draft: true'],
    ['publish: no', 'write draft: true'],
    ['public: false', 'write draft: true'],
    ['visible: false', 'write draft: true'],
    ['private: true', 'write draft: true'],
    ['hidden: true', 'write draft: true'],
    ['hidden:', 'write draft: true to keep the entry back, or take the key out'],
    ['listed: false', 'write unlisted: true'],
    ['noindex: true', 'write unlisted: true'],
    ['status: draft', 'write draft: true'],
    ['status: Private', 'write draft: true'],
    ['visibility: unlisted', 'write unlisted: true'],
    ['state: work in progress', 'write draft: true'],
  ])('%s is an error that says what to write', (line, hint) => {
    const [key] = line.split(':');
    expect(ofKey(line)).toEqual([
      `content/blog/a.md:6 error C3 ${key} is not a key that keeps an entry back, and the text would be published (${hint})`,
    ]);
  });

  test.each(['published: true', 'draf: false', 'private: false', 'Draft: false'])(
    '%s is an error too: it decides nothing',
    (line) => {
      const [key] = line.split(':');
      expect(ofKey(line)).toEqual([
        `content/blog/a.md:6 error C3 ${key} is not a key that decides what is published (take the key out: an entry is published unless draft: true is in it)`,
      ]);
    },
  );

  // The file's pubDate is 2025-04-02: another program would wait.
  test.each(['publishDate: 2025-06-01', 'publish_at: 2025-04-03T10:00Z', 'embargo: 2025-5-1', 'scheduled: 2025-04-10'])(
    '%s is an error: it would wait for a later day',
    (line) => {
      const [key, ...value] = line.split(/: /);
      expect(ofKey(line)).toEqual([
        `content/blog/a.md:6 error C3 ${key} does not hold an entry back, and the text would be published (write pubDate: ${value.join('')})`,
      ]);
    },
  );

  test('is one inside a block too, where indentation has gone wrong', () => {
    const problems = complaints(judge({ 'postmortems/a.md': report('  draft: true') }));
    expect(problems).toEqual([
      expect.stringMatching(
        /error C3 incident\.draft is not a key that keeps an entry back.*write draft: true, at the beginning of a line of its own/,
      ),
    ]);
  });

  test.each(['pages/a.md', 'authors/b.yml', 'services/b.yml'])('is an error in %s, which cannot be a draft', (file) => {
    const yaml = file.startsWith('pages') ? 'title: A\ndescription: A.\ndraft: true' : 'name: B\ndraft: true';
    const problems = complaints(judge({ [file]: file.endsWith('.md') ? `---\n${yaml}\n---\nText.` : yaml }));
    expect(problems).toEqual([
      expect.stringMatching(/error C3 (pages|authors|services) cannot be drafts: draft would be ignored/),
    ]);
  });
});

describe('any other unknown key', () => {
  test.each([
    ...['draught: true', 'draughts: 3', 'craft: woodwork', 'graft: apple on quince', 'raft: consensus', 'drama: none'],
    ...[
      'enlisted: 2001',
      'status: published',
      'status: resolved',
      'state: Ohio',
      'list: [a, b]',
      'index: 3rd',
      'date: 2025-01-01',
    ],
    ...[
      'published: 2025-01-01',
      'publishDate: 2025-01-01',
      'layout: draft-board',
      'type: post',
      'type: review',
      'public: everyone who reads',
    ],
    ...[
      'category: private cloud',
      'live: from the conference',
      'review: good',
      'weight: 1',
      'toc: true',
      'comments: false',
      'math: true',
    ],
  ])('%s stays a warning', (line) => {
    const problems = ofKey(line);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^content\/blog\/a\.md:6 warning C3 \w+ is not a known key/);
  });
});
