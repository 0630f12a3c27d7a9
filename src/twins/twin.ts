import { stringify } from 'yaml';
import type { DatasetIncident } from '../dataset/incident-row.ts';
import type { Entry } from '../entries/entry.ts';
import type { FeedItem } from '../feeds/item.ts';
import { writeMarkdown } from './to-markdown.ts';

/** What the twin of an entry is made of. */
export interface TwinSource {
  readonly entry: Pick<Entry, 'title' | 'series' | 'canonical' | 'source' | 'corrections'>;
  readonly item: Pick<FeedItem, 'id' | 'url' | 'summary' | 'published' | 'updated' | 'authors' | 'tags' | 'image'>;
  /** Its text as Markdown. */
  readonly text: string;
  /** The facts as the dataset has them. */
  readonly incident?: DatasetIncident | undefined;
}

/** Write the Markdown twin of an entry: public fields as YAML, then its text with everything that the page draws as words. */
export function writeTwin({ entry, item, text, incident }: TwinSource): string {
  const fields = {
    title: entry.title,
    description: item.summary,
    id: item.id,
    url: item.url,
    canonical: entry.canonical ?? item.url,
    published: item.published,
    updated: item.updated,
    authors: item.authors.map(({ name }) => name),
    tags: item.tags,
    series: entry.series,
    image: item.image?.url,
    source: entry.source && { title: entry.source.title, url: entry.source.url, author: entry.source.author },
    incident: incident && factsOf(incident),
  };
  const heading = writeMarkdown({
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: entry.title.replace(/\s+/g, ' ') }],
  });
  // YAML knows no `undefined`; a line of any length stays one, so that the file can be read line by line.
  const yaml = stringify(JSON.parse(JSON.stringify(fields)), { lineWidth: 0 });
  return `---\n${yaml}---\n\n${heading}\n${text}`;
}

/** The row of the dataset without what stands in other fields, or in the text. */
function factsOf({
  id: _id,
  url: _url,
  title: _title,
  published: _published,
  published_day: _publishedDay,
  timeline: _timeline,
  ...facts
}: DatasetIncident) {
  return facts;
}
