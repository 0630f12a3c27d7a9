import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFrontMatter } from '../../src/entries/front-matter.ts';
import { readOutline } from '../../src/markdown/outline.ts';
import type { SearchDocument } from '../../src/search/document.ts';

const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** The updates of a status feed and the entries of a status page as documents, newest first; nothing where they are not there. */
export function readRealTexts(): SearchDocument[] {
  const feed = join(DATA, 'github-statuses', 'incidents.jsonl');
  const folder = join(DATA, 'jenkins-status', 'content', 'issues');
  if (!existsSync(feed) || !existsSync(folder)) return [];
  const incidents = readFileSync(feed, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { title, updates, published_at: date, url } = JSON.parse(line);
      const sections = updates.map(({ status, message }: { status: string; message: string }) => ({
        id: '',
        heading: status,
        text: message,
      }));
      return makeDocument(title, date.slice(0, 10), url, sections);
    });
  const entries = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== '_index.md')
    .map((name) => {
      const { data, body } = parseFrontMatter(readFileSync(join(folder, name), 'utf8'));
      const { sections } = readOutline(body, name);
      return makeDocument(String(data.title ?? name), name.slice(0, 10), `/${name}/`, sections);
    });
  return [...incidents, ...entries].sort((a, b) => (a.fragment.date < b.fragment.date ? 1 : -1));
}

/** A document of these sections, with a kind and a year and no other facets. */
export function makeDocument(
  title: string,
  date: string,
  url: string,
  sections: SearchDocument['fragment']['sections'],
): SearchDocument {
  const year = date.slice(0, 4);
  return {
    fragment: {
      ...{ title, url, date, kind: 'Post-mortem', tags: [], description: '', severity: '', facts: [] },
      sections: sections.map(({ id, heading, text }) => ({ id, heading, text })),
    },
    keywords: '',
    facets: {
      kind: [['post-mortem', 'Post-mortem']],
      year: [[year, year]],
      tag: [],
      author: [],
      severity: [],
      service: [],
      trigger: [],
    },
  };
}
