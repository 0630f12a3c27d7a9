import type { Entry } from '../entries/entry.ts';
import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { writeMarkdown } from './to-markdown.ts';

type Listed = Pick<Entry, 'collection' | 'title' | 'description' | 'path'>;
interface Link {
  readonly title: string;
  readonly path: string;
  readonly description: string;
}

const FEEDS: readonly Link[] = [
  { title: 'JSON Feed', path: '/feed.json', description: 'the newest entries with their texts' },
  { title: 'Atom', path: '/atom.xml', description: 'the same' },
  { title: 'RSS', path: '/rss.xml', description: 'the same' },
  { title: 'All feeds', path: '/feeds.opml', description: 'feeds of every kind, tag, author and service, as OPML' },
];

const DATA: readonly Link[] = [
  { title: 'Incidents, JSON', path: '/data/incidents.json', description: 'every report with its facts' },
  { title: 'Incidents, CSV', path: '/data/incidents.csv', description: 'one row for each incident' },
  { title: 'Dataset, SQLite', path: '/data/site.db', description: 'everything that is published, as tables' },
  { title: 'Schema', path: '/data/incident.schema.json', description: 'JSON Schema of the facts of an incident' },
  { title: 'Numbers', path: '/data/stats.json', description: 'how much of what there is' },
  { title: 'Calendar', path: '/postmortems/incidents.ics', description: 'every incident as an event' },
];

/** Write `/llms.txt` (https://llmstxt.org): what the site is, and where its texts are as Markdown. Newest first, as given. */
export function writeLlmsText(
  site: Pick<Site, 'title' | 'description' | 'url' | 'base' | 'policy'>,
  entries: readonly Listed[],
): string {
  const twins = (collection: Listed['collection']) =>
    entries
      .filter((entry) => entry.collection === collection)
      .map(({ title, description, path }) => ({ title, description, path: twinPath(path) }));
  const sections: [string, readonly Link[]][] = [
    ['Post-mortems', twins('postmortems')],
    ['Posts', twins('blog')],
    ['Data', DATA],
    ['Feeds', FEEDS],
  ];
  return writeMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: oneLine(site.title) }] },
      { type: 'blockquote', children: [paragraph(site.description)] },
      paragraph(`What gets a report: ${site.policy.published} ${site.policy.notPublished}`),
      ...sections
        .filter(([, links]) => links.length > 0)
        .flatMap(([title, links]) => [
          { type: 'heading' as const, depth: 2 as const, children: [{ type: 'text' as const, value: title }] },
          { type: 'list' as const, spread: false, children: links.map((link) => item(site, link)) },
        ]),
    ],
  });
}

/** Root-relative path of an entry's twin, from the path of its page. */
export function twinPath(path: string): string {
  return `${path.replace(/\/$/, '')}.md`;
}

function item(site: Pick<Site, 'url' | 'base'>, { title, path, description }: Link) {
  const link = { type: 'link' as const, url: absolute(site, path), children: [text(title)] };
  return {
    type: 'listItem' as const,
    spread: false,
    children: [{ type: 'paragraph' as const, children: [link, text(`: ${description}`)] }],
  };
}

function paragraph(value: string) {
  return { type: 'paragraph' as const, children: [text(value)] };
}

function text(value: string) {
  return { type: 'text' as const, value: oneLine(value) };
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
