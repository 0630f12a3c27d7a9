import { expect, test } from 'vitest';
import { writeOpml } from '../../../src/feeds/opml.ts';
import { elementsOf, parseXml } from '../../support/xml.ts';
import { SCOPE, SITE } from './sample.ts';

test('the OPML file has a title and an outline for each feed, whatever their names hold', () => {
  const tag = {
    ...SCOPE,
    path: '/tags/über/',
    title: '"Über" <&> all',
    description: 'Line\nbreak',
    kind: 'tag' as const,
  };
  const root = parseXml(writeOpml(SITE, [SCOPE, tag]));
  expect(root).toMatchObject({ name: 'opml', attributes: { version: '2.0' } });
  expect(elementsOf(root, 'title').map(({ text }) => text)).toEqual(['Feeds of Notes & more']);
  expect(elementsOf(root, 'outline').map(({ attributes }) => attributes)).toEqual([
    {
      ...{ type: 'rss', text: 'Notes & more', title: 'Notes & more', description: 'What <broke>.' },
      ...{ xmlUrl: 'https://example.org/notes/rss.xml', htmlUrl: 'https://example.org/notes/' },
    },
    {
      ...{ type: 'rss', text: '"Über" <&> all', title: '"Über" <&> all', description: 'Line\nbreak' },
      xmlUrl: 'https://example.org/notes/tags/%C3%BCber/rss.xml',
      htmlUrl: 'https://example.org/notes/tags/%C3%BCber/',
    },
  ]);
});
