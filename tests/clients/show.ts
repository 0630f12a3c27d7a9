import { join } from 'node:path';
import { serveFolder } from '../support/static-server.ts';
import { calcurse, icalendar, khal } from './calendars.ts';
import type { CalendarClient, FeedClient, ShownEvent, ShownItem } from './client.ts';
import { compareEvent, compareItem, type Deviation } from './compare.ts';
import type { Expected, ReadSite } from './entries.ts';
import { feedparser } from './feedparser.ts';
import { newsboat } from './newsboat.ts';
import { rss2email } from './rss2email.ts';
import { sfeed } from './sfeed.ts';
import type { Row } from './table.ts';

const READERS: readonly FeedClient[] = [newsboat, sfeed, feedparser, rss2email];
const CALENDARS: readonly CalendarClient[] = [khal, calcurse, icalendar];
const FORMATS = { RSS: 'rss.xml', Atom: 'atom.xml' } as const;

/** Let every client that is here read a site, one after another, and compare what each shows with what the files say. */
export async function showSite(site: ReadSite): Promise<Row[]> {
  const server = await serveFolder(site.dist);
  const rows: Row[] = [];
  try {
    for (const client of READERS) {
      for (const [format, file] of Object.entries(FORMATS)) {
        const row = { site: site.name, client: client.name, format };
        rows.push({ ...row, ...(await ask(client, server.url + file, (shown) => judgeItems(site.items, shown))) });
      }
    }
  } finally {
    await server.close();
  }
  for (const client of CALENDARS) {
    const row = { site: site.name, client: client.name, format: 'iCalendar' };
    const calendar = join(site.dist, 'postmortems/incidents.ics');
    rows.push({ ...row, ...(await ask(client, calendar, (shown) => judgeEvents(site.events, shown))) });
  }
  return rows;
}

type Judgement = Omit<Row, 'site' | 'client' | 'format'>;

function judgeItems(said: readonly Expected[], shown: readonly ShownItem[]): Judgement {
  const isShown = (field: 'summary' | 'html') => shown.some((item) => item[field] !== undefined);
  const fields = ['title', 'id', 'date', 'author', ...(isShown('summary') ? ['summary'] : []), 'text', 'code', 'alt'];
  return {
    fields: isShown('html') ? [...fields, 'notes'] : fields,
    ...judge(said, shown, (item, other) => item.link === other.link, compareItem),
  };
}

function judgeEvents(said: readonly ShownEvent[], shown: readonly ShownEvent[]): Judgement {
  const hasIds = shown.some(({ id }) => id !== undefined);
  return {
    fields: ['title', ...(hasIds ? ['id'] : []), 'begin', 'end'],
    ...judge(said, shown, (a, b) => (hasIds ? a.id === b.id : a.title === b.title), compareEvent),
  };
}

function judge<Said extends { readonly title: string }, Shown extends { readonly title: string }>(
  said: readonly Said[],
  shown: readonly Shown[],
  isSame: (said: Said, shown: Shown) => boolean,
  compare: (said: Said, shown: Shown) => Deviation[],
): Pick<Judgement, 'count' | 'deviations'> {
  const deviations = said.flatMap((one): Deviation[] => {
    const found = shown.filter((other) => isSame(one, other));
    const [first] = found;
    if (first && found.length === 1) return compare(one, first);
    return [{ of: one.title, field: 'entries', shown: first ? `is there ${found.length} times` : 'is not there' }];
  });
  const strange = shown.filter((one) => !said.some((other) => isSame(other, one)));
  return {
    count: `${shown.length} of ${said.length}`,
    deviations: [
      ...deviations,
      ...strange.map(({ title }) => ({ of: title, field: 'entries', shown: 'is not an entry' })),
    ],
  };
}

/** What a client shows, judged; a client that fails shows nothing, and says why. */
async function ask<Shown>(
  { name, packages, isHere, read }: Asked<Shown>,
  source: string,
  judgeAll: (shown: readonly Shown[]) => Judgement,
): Promise<Judgement> {
  const nothing = { count: '', fields: [], deviations: [] };
  if (!isHere) return { ...nothing, absent: `${name} is not here (apt-get install ${packages})` };
  try {
    return judgeAll(await read(source));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...nothing, count: '0', deviations: [{ of: source, field: 'entries', shown: reason }] };
  }
}

/** A client of either kind. */
interface Asked<Shown> extends Pick<FeedClient, 'name' | 'packages' | 'isHere'> {
  read(source: string): Promise<readonly Shown[]>;
}
