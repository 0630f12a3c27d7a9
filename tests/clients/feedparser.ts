import { z } from 'astro/zod';
import { textOfHtml } from '../support/feed-html.ts';
import type { FeedClient } from './client.ts';
import { setText } from './html-text.ts';
import { findPython, run } from './programs.ts';

const python = findPython('feedparser');

const PROGRAM = `
import calendar, feedparser, json, sys
for e in feedparser.parse(sys.argv[1]).entries:
  print(json.dumps({
    'link': e.link, 'title': e.title, 'isHtmlTitle': e.title_detail.type != 'text/plain', 'id': e.id,
    'date': calendar.timegm(e.published_parsed), 'author': e.get('author', ''), 'summary': e.summary,
    'html': e.content[0].value if 'content' in e else e.summary,
  }))
`;

const entry = z.strictObject({
  ...{ link: z.string(), title: z.string(), isHtmlTitle: z.boolean(), id: z.string() },
  ...{ date: z.number(), author: z.string(), summary: z.string(), html: z.string() },
});

/** feedparser, on which many readers in Python stand; it hands out HTML. */
export const feedparser: FeedClient = {
  name: 'feedparser',
  packages: 'python3-feedparser',
  isHere: python !== undefined,
  async read(feed) {
    if (!python) throw new Error('feedparser is not here');
    const lines = (await run(python, ['-c', PROGRAM, feed])).split('\n').filter(Boolean);
    return lines.map((line) => {
      const { isHtmlTitle, title, summary, ...others } = entry.parse(JSON.parse(line));
      const shown = isHtmlTitle ? textOfHtml(title) : title;
      return { ...others, title: shown, summary: textOfHtml(summary), text: setText(others.html) };
    });
  },
};
