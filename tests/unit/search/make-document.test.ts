import { describe, expect, test } from 'vitest';
import { readOutline } from '../../../src/markdown/outline.ts';
import { makeSearchDocument } from '../../../src/search/make-document.ts';
import { entry, reportEntry } from '../entry.ts';
import { makeSite } from '../site.ts';

const NAMES = { authors: new Map([['ada', 'Ada Lovelace']]), services: new Map([['api', 'API']]) };

const make = (source: ReturnType<typeof entry>, text = '', settings: Parameters<typeof makeSite>[0] = {}) =>
  makeSearchDocument(makeSite(settings), { entry: source, outline: readOutline(text, 'a.md') }, NAMES);

describe('a document of the index', () => {
  test('has what a result shows, with its address under base', () => {
    const post = entry('blog/über', { tags: ['SQLite', 'On call'] });
    expect(make(post, 'Before.\n\n## Why\n\nBecause.', { base: '/notes/' })).toEqual({
      fragment: {
        ...{ title: 'A title', description: 'A description.', url: '/notes/blog/%C3%BCber/', date: '2025-04-02' },
        ...{ kind: 'Post', tags: ['SQLite', 'On call'], severity: '', facts: [] },
        sections: [
          { id: '', heading: '', text: 'Before.' },
          { id: 'why', heading: 'Why', text: 'Because.' },
        ],
      },
      keywords: 'Ada Lovelace',
      facets: {
        ...{ kind: [['post', 'Post']], year: [['2025', '2025']], author: [['ada', 'Ada Lovelace']] },
        tag: [
          ['sqlite', 'SQLite'],
          ['on-call', 'On call'],
        ],
        ...{ severity: [], service: [], trigger: [] },
      },
    });
  });

  test('of a report has its facts, and finds what only its front matter says', () => {
    const report = reportEntry('outage', {
      ...{ status: 'resolved', severity: 'sev1', trigger: 'config-change', services: ['api', 'api'] },
      ...{ started: '2025-04-01T10:00Z', detected: '2025-04-01T10:05Z', resolved: '2025-04-01T12:00Z' },
      factors: [{ text: 'A pool without a limit.' }],
      impact: [
        { metric: 'failed reads', value: 3, unit: 'percent', scope: 'writes' },
        { unknown: 'Nothing was measured.' },
      ],
      timeline: [{ at: '2025-04-01T10:00Z', type: 'impact-start', text: 'Errors began.' }],
      actions: [{ title: 'Add a limit', status: 'open' }],
    });
    const { fragment, keywords, facets } = make(report);
    expect(fragment.kind).toBe('Post-mortem');
    expect(fragment.facts).toEqual(['SEV1', 'API', expect.stringContaining('2 h')]);
    expect(fragment.severity).toBe('sev1');
    expect(keywords).toBe('Ada Lovelace\nAPI\nSEV1\nconfig change');
    expect(facets).toMatchObject({
      ...{ severity: [['sev1', 'SEV1']], service: [['api', 'API']], trigger: [['config-change', 'config change']] },
    });
    expect(fragment.sections).toEqual([
      { id: 'facts', heading: 'Facts', text: 'A pool without a limit.' },
      { id: 'measured-impact', heading: 'Measured impact', text: 'failed reads, writes\nNothing was measured.' },
      { id: 'timeline', heading: 'Timeline', text: 'Errors began.' },
      { id: 'follow-up', heading: 'Follow-up actions', text: 'Add a limit' },
    ]);
  });

  test('of a report that says little has no empty parts', () => {
    const { fragment, facets } = make(reportEntry('outage'));
    expect(fragment.facts).toEqual(['SEV2']);
    expect(fragment.sections).toEqual([]);
    expect(facets).toMatchObject({ service: [], trigger: [] });
  });
});
