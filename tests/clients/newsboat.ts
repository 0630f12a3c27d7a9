import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import Database from 'better-sqlite3';
import type { FeedClient, ShownItem } from './client.ts';
import { findProgram, inFolder, run } from './programs.ts';

const program = findProgram('newsboat');
/** newsboat draws articles on a terminal only. */
const terminal = findProgram('script');
const rows = z.array(z.strictObject({ url: z.string(), guid: z.string(), date: z.number() }));

/** newsboat, which saves each article as it shows it. */
export const newsboat: FeedClient = {
  name: 'newsboat',
  packages: 'newsboat bsdutils',
  isHere: program !== undefined && terminal !== undefined,
  read: (feed) =>
    inFolder(async (folder) => {
      if (!program || !terminal) throw new Error('newsboat is not here');
      const file = (name: string) => join(folder, name);
      const files = ['-u', file('urls'), '-c', file('cache.db'), '-C', file('config')];
      writeFileSync(file('urls'), `${feed}\n`);
      writeFileSync(file('config'), '');
      await run(program, [...files, '-x', 'reload'], { home: folder });
      const kept = keptIn(file('cache.db'));
      mkdirSync(file('articles'));
      writeFileSync(file('config'), configuration(file('articles'), kept.length));
      const command = [program, ...files].map((word) => `'${word}'`).join(' ');
      await run(terminal, ['-qec', command, '/dev/null'], { home: folder });
      return readdirSync(file('articles')).map((name) =>
        readArticle(readFileSync(join(file('articles'), name), 'utf8'), kept),
      );
    }),
};

function keptIn(cache: string): z.infer<typeof rows> {
  const database = new Database(cache, { readonly: true });
  try {
    return rows.parse(database.prepare('select url, guid, pubDate as date from rss_item').all());
  } finally {
    database.close();
  }
}

/** Open the feed, save one article after another, and leave. */
function configuration(folder: string, count: number): string {
  const saves = Array.from({ length: count }, (_, index) => `save "${join(folder, `${index}.txt`)}"; next`);
  return `text-width 100000\nrun-on-startup ${['open', 'open', ...saves, 'hard-quit'].join('; ')}\n`;
}

function readArticle(article: string, kept: z.infer<typeof rows>): ShownItem {
  const [, head = '', text = ''] = /^(.*?)\n \n(.*?)(\n \nLinks: \n.*)?$/s.exec(article) ?? [];
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  const link = field('Link');
  const { guid = '', date = Number.NaN } = kept.find(({ url }) => url === link) ?? {};
  return { link, title: field('Title'), author: field('Author'), id: guid, date, text };
}
