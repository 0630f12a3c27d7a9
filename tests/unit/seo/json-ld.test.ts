import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOfDay, toZonedString } from '../../../src/incidents/instants.ts';
import { describeEntry, writeJsonLd } from '../../../src/seo/json-ld.ts';
import { describeAuthor, describeBreadcrumbs, describePage, describeSite } from '../../../src/seo/page-json-ld.ts';
import { writeSecurityText } from '../../../src/seo/security-text.ts';
import { entry, reportEntry } from '../entry.ts';
import { makeSite } from '../site.ts';
import { ZONES } from '../zones.ts';

const site = makeSite({ base: '/notes/' });

describe('JSON-LD', () => {
  test('of any text reads back, and has no sign that HTML would see', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const written = writeJsonLd([{ name: `</script><!--${name}` }]);
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual({
          '@context': 'https://schema.org',
          '@graph': [{ name: `</script><!--${name}` }],
        });
      }),
    );
  });

  test('calls a post a BlogPosting and a report a TechArticle about an Event', () => {
    expect(describeEntry(site, entry('blog/a'), [], [])).toMatchObject({ '@type': 'BlogPosting' });
    expect(describeEntry(site, reportEntry('b'), [], ['https://example.org/b.png'])).toMatchObject({
      '@type': 'TechArticle',
      image: ['https://example.org/b.png'],
      about: { '@type': 'Event', startDate: '2025-04-01T10:00:00Z' },
    });
  });

  test.each(ZONES)('has the days that the page shows, of a site or an incident in %s', (timeZone) => {
    const dates = (day: string) => ({ pubDate: day, updatedDate: '2026-03-07' });
    const report = (incident: object, zone: string) =>
      describeEntry(makeSite({ timeZone: zone }), reportEntry('b', incident, dates('2026-03-05'), zone), [], []);
    const begins = toZonedString(startOfDay('2026-03-01', timeZone), timeZone);
    const days = { status: 'resolved', started: '~2026-03-01', resolved: '~2026-03-02' };
    expect(report({ ...days, tz: timeZone }, 'UTC')).toMatchObject({
      about: { startDate: '2026-03-01', endDate: '2026-03-02' },
    });
    expect(report({ started: begins }, timeZone)).toMatchObject({
      datePublished: toZonedString(startOfDay('2026-03-05', timeZone), timeZone),
      dateModified: expect.stringMatching(/^2026-03-07T00:00:00/),
      about: { startDate: begins },
    });
    expect(report({ started: '2026-03-01T12:00Z', tz: timeZone }, 'UTC')).toMatchObject({
      datePublished: '2026-03-05T00:00:00Z',
      about: { startDate: toZonedString(Date.parse('2026-03-01T12:00Z'), timeZone) },
    });
  });

  test.each([
    ['/blog/', 'CollectionPage'],
    ['/postmortems/page/2/', 'CollectionPage'],
    ['/tags/', 'CollectionPage'],
    ['/tags/c-plus-plus/page/3/', 'CollectionPage'],
    ['/services/api/', 'CollectionPage'],
    ['/archive/', 'CollectionPage'],
    ['/about/', 'WebPage'],
    ['/search/', 'WebPage'],
  ])('describes %s as a %s', (path, type) => {
    expect(describePage(site, { path, title: 'A', description: 'B' })).toMatchObject({
      '@type': type,
      url: `https://example.org/notes${path}`,
    });
  });

  test('tells the way to a page; the home page has none', () => {
    const way = (path: string, title?: string) => describeBreadcrumbs(site, { path, title, description: '' });
    const names = (path: string): string[] => {
      const steps = JSON.parse(JSON.stringify(way(path, 'Here'))).itemListElement;
      return steps.map(
        ({ position, name, item }: { position: number; name: string; item: string }) =>
          `${position} ${name} ${item.slice('https://example.org/notes'.length)}`,
      );
    };
    expect(way('/')).toBeUndefined();
    expect(names('/blog/')).toEqual(['1 Field notes /', '2 Here /blog/']);
    expect(names('/blog/pool/')).toEqual(['1 Field notes /', '2 Blog /blog/', '3 Here /blog/pool/']);
    expect(names('/tags/sql/page/2/')).toEqual(['1 Field notes /', '2 Tags /tags/', '3 Here /tags/sql/page/2/']);
    expect(names('/about/')).toEqual(['1 Field notes /', '2 Here /about/']);
  });

  test('says in full who publishes the site on its home page only', () => {
    const social = [{ label: 'M', url: 'https://social.example/@x' }];
    expect(describeSite(makeSite({ social }), { isHome: true })).toMatchObject([
      { '@type': 'WebSite', description: 'What broke and what changed since.' },
      { '@type': 'Organization', sameAs: ['https://social.example/@x'] },
    ]);
    expect(describeSite(site, { isHome: false })[0]).not.toHaveProperty('description');
  });

  test('describes an author with the places where they can be found, mail left out', () => {
    const links = [{ url: 'https://git.example/ada' }, { url: 'mailto:ada@example.org' }];
    expect(describeAuthor(site, { id: 'ada', name: 'Ada', links, url: 'https://ada.example/' })).toMatchObject([
      { '@type': 'ProfilePage' },
      { '@type': 'Person', name: 'Ada', sameAs: ['https://ada.example/', 'https://git.example/ada'] },
    ]);
  });
});

describe('security.txt', () => {
  const now = Date.parse('2026-01-15T12:34:56Z');

  test('takes the owner’s date, and every contact in order', () => {
    const security = {
      contact: ['mailto:a@example.org', 'https://example.org/report'],
      expires: '2026-06-30',
      policy: 'https://example.org/policy',
    };
    expect(writeSecurityText(makeSite({ security }), now)).toBe(
      [
        'Contact: mailto:a@example.org',
        'Contact: https://example.org/report',
        'Expires: 2026-06-30T00:00:00Z',
        'Policy: https://example.org/policy',
        'Preferred-Languages: en',
        'Canonical: https://example.org/.well-known/security.txt',
        '',
      ].join('\n'),
    );
  });

  test('holds for a year from the day of the build otherwise, so that builds of one day agree', () => {
    const security = { contact: 'mailto:a@example.org' };
    const written = writeSecurityText(makeSite({ security }), now);
    expect(written).toContain('Expires: 2027-01-15T00:00:00Z\n');
    expect(writeSecurityText(makeSite({ security }), now + 3_600_000)).toBe(written);
  });

  test.each(['a@example.org', 'http://example.org', 'javascript:alert(1)', 'mailto:a@example.org\nExpires: never'])(
    'does not take “%s” for a contact',
    (contact) => {
      expect(() => makeSite({ security: { contact } })).toThrow(/security\.contact/);
    },
  );
});
