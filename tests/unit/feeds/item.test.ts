import { describe, expect, test } from 'vitest';
import { type ItemParts, makeItem } from '../../../src/feeds/item.ts';
import { startOfDay, toZonedString } from '../../../src/incidents/instants.ts';
import { AUTHORS, entry, reportEntry } from '../entry.ts';
import { ZONES } from '../zones.ts';

const SITE = { url: 'https://example.org', base: '/notes/', timeZone: 'UTC' };
const PARTS: ItemParts = { names: new Map(AUTHORS.map(({ id, name }) => [id, name])), html: '<p>Text.</p>' };
const make = (...[path, fields]: Parameters<typeof entry>) => makeItem(SITE, entry(path, fields), PARTS);

describe('feed items', () => {
  test('say of an entry what every format says', () => {
    const fields = { authors: ['grace', 'ada'], author: undefined, tags: ['C++'], pubDate: '2025-04-02T10:00Z' };
    const image = { url: 'https://example.org/notes/_astro/a.webp', type: 'image/webp' };
    expect(makeItem(SITE, entry('blog/über', fields), { ...PARTS, image })).toEqual({
      ...{ id: 'tag:example.org,2025:blog/%C3%BCber', title: 'A title', summary: 'A description.', slug: 'über' },
      ...{ path: '/blog/über/', url: 'https://example.org/notes/blog/%C3%BCber/', html: '<p>Text.</p>', image },
      ...{ published: '2025-04-02T10:00:00Z', updated: '2025-04-02T10:00:00Z', tags: ['C++'] },
      authors: [
        { name: 'Grace Hopper', url: 'https://example.org/notes/authors/grace/' },
        { name: 'Ada Lovelace', url: 'https://example.org/notes/authors/ada/' },
      ],
    });
  });

  test('hold no character that XML forbids', () => {
    const fields = { title: 'A\u0000B\u001b[1mC\uFFFE', description: 'x\u0001y', tags: ['D\u0008E'] };
    const hostile = { ...entry('blog/a', fields), id: 'urn:\uFFFEx\uFFFF:1' };
    const item = makeItem(SITE, hostile, {
      names: new Map([['ada', 'Ada\uFFFF']]),
      html: '<p>a\u000Bb</p>',
    });
    expect(item).toMatchObject({ id: 'urn:x:1', title: 'AB[1mC', summary: 'xy', tags: ['DE'], html: '<p>ab</p>' });
    expect(item.authors.map(({ name }) => name)).toEqual(['Ada']);
  });

  test('say in the title that an incident goes on, and no longer once it is over', () => {
    expect(makeItem(SITE, reportEntry('pool'), PARTS).title).toBe('Ongoing: A title');
    const resolved = reportEntry('pool', { status: 'resolved', resolved: '2025-04-01T11:00Z' });
    expect(makeItem(SITE, resolved, PARTS)).toMatchObject({
      title: 'A title',
      id: makeItem(SITE, reportEntry('pool'), PARTS).id,
    });
  });
});

describe('the identity of an item', () => {
  test('comes from its collection and slug, or is what its file says', () => {
    expect(make('blog/pool').id).toBe('tag:example.org,2025:blog/pool');
    expect(make('blog/pool', { id: 'urn:x:1' }).id).toBe('urn:x:1');
  });

  test('does not depend on title, tags, dates, text, authors or the site’s address', () => {
    const { id } = make('blog/pool');
    const changes = [{ title: 'Other' }, { tags: ['x'] }, { updatedDate: '2025-05-05' }, { pubDate: '2020-01-01' }];
    for (const fields of [...changes, { author: 'grace' }]) expect(make('blog/pool', fields).id).toBe(id);
    const moved = { ...SITE, url: 'https://elsewhere.example', base: '/' };
    expect(makeItem(moved, entry('blog/pool'), { names: new Map(), html: 'Other' }).id).toBe(id);
  });

  test('survives another slug once it is written', () => {
    expect(make('blog/new', { id: 'tag:example.org,2025:blog/old' }).id).toBe(make('blog/old').id);
  });
});

describe('the dates of an item', () => {
  const dates = (fields: object) => {
    const { published, updated } = make('blog/pool', fields);
    return [published, updated];
  };

  test('are both that of publication when nothing was changed', () => {
    expect(dates({ pubDate: '2025-04-02' })).toEqual(['2025-04-02T00:00:00Z', '2025-04-02T00:00:00Z']);
  });

  test('have the last change in updated only, by updatedDate or a correction', () => {
    const corrections = [{ at: '2025-05-02', text: 'It was 5.' }];
    expect(dates({ updatedDate: '2025-05-01' })).toEqual(['2025-04-02T00:00:00Z', '2025-05-01T00:00:00Z']);
    expect(dates({ updatedDate: '2025-05-01', corrections })).toEqual(['2025-04-02T00:00:00Z', '2025-05-02T00:00:00Z']);
    expect(dates({ updatedDate: '2025-05-03', corrections })).toEqual(['2025-04-02T00:00:00Z', '2025-05-03T00:00:00Z']);
  });

  test('have the end of an incident in updated, when it is the last change', () => {
    const updated = (incident: object, fields: object = {}) =>
      makeItem(SITE, reportEntry('pool', incident, { pubDate: '2025-04-02', ...fields }), PARTS).updated;
    const resolved = { status: 'resolved', resolved: '2025-04-03T11:00Z' };
    expect(updated({})).toBe('2025-04-02T00:00:00Z');
    expect(updated(resolved)).toBe('2025-04-03T11:00:00Z');
    expect(updated(resolved, { updatedDate: '2025-04-04' })).toBe('2025-04-04T00:00:00Z');
    expect(updated({ ...resolved, resolved: '2025-04-01T11:00Z' })).toBe('2025-04-02T00:00:00Z');
    expect(updated({ ...resolved, kind: 'maintenance' })).toBe('2025-04-02T00:00:00Z');
  });

  test.each(ZONES)('have the days that the page shows, by the clock of the site in %s', (timeZone) => {
    const site = { ...SITE, timeZone };
    const days = (...[path, fields]: Parameters<typeof entry>) => {
      const item = makeItem(site, entry(path, fields, '', timeZone), PARTS);
      return [item.published, item.updated].map((date) => date.slice(0, 10));
    };
    expect(days('blog/pool', { pubDate: '2026-03-05', updatedDate: '2026-03-06' })).toEqual([
      '2026-03-05',
      '2026-03-06',
    ]);
    for (const clock of ['00:30', '09:00', '23:30']) {
      const pubDate = `2026-03-05T${clock}Z`;
      const { day } = entry('blog/pool', { pubDate }, '', timeZone).published;
      expect(days('blog/pool', { pubDate })).toEqual([day, day]);
    }
    expect(makeItem(site, entry('blog/pool', { pubDate: '2026-03-05T09:00Z' }, '', timeZone), PARTS).published).toBe(
      toZonedString(Date.parse('2026-03-05T09:00Z'), timeZone),
    );
  });

  test.each(ZONES)('are never before the day of an end that is known to the day, in a site of %s', (timeZone) => {
    for (const tz of ZONES) {
      const incident = { status: 'resolved', tz, started: '~2026-10-04', resolved: '~2026-10-05' };
      const report = reportEntry('pool', incident, { pubDate: '2026-09-30' }, timeZone);
      const { updated } = makeItem({ ...SITE, timeZone }, report, PARTS);
      expect(updated >= '2026-10-05', updated).toBe(true);
      expect(Date.parse(updated)).toBeGreaterThanOrEqual(startOfDay('2026-10-05', tz));
      expect(Date.parse(updated)).toBeLessThan(startOfDay('2026-10-06', tz));
      if (tz === timeZone) expect(Date.parse(updated)).toBe(startOfDay('2026-10-05', tz));
    }
  });

  test('are compared by the moment, whatever offsets a clock change gives them', () => {
    // The later one reads earlier.
    const fields = { pubDate: '2026-11-01T05:30Z', updatedDate: '2026-11-01T06:10Z' };
    const timeZone = 'America/New_York';
    const item = makeItem({ ...SITE, timeZone }, entry('blog/pool', fields, '', timeZone), PARTS);
    expect([item.published, item.updated]).toEqual(['2026-11-01T01:30:00-04:00', '2026-11-01T01:10:00-05:00']);
  });

  test('are never the wrong way round', () => {
    expect(dates({ updatedDate: '2025-04-01' })).toEqual(['2025-04-02T00:00:00Z', '2025-04-02T00:00:00Z']);
  });
});
