import { describe, expect, test } from 'vitest';
import { decideVisibility, toEpoch } from '../../../src/entries/visibility.ts';

function decide(pubDate: string, now: string, timeZone = 'UTC', flags: { draft?: boolean; unlisted?: boolean } = {}) {
  const data = { pubDate, draft: flags.draft ?? false, unlisted: flags.unlisted ?? false };
  return decideVisibility(data, { now: Date.parse(now), timeZone });
}

describe('a day', () => {
  test.each([
    ['Pacific/Auckland', '2025-01-14T10:59:59.999Z', '2025-01-14T11:00Z'],
    ['America/Los_Angeles', '2025-01-15T07:59:59.999Z', '2025-01-15T08:00Z'],
    ['UTC', '2025-01-14T23:59:59.999Z', '2025-01-15T00:00Z'],
  ])('begins at midnight in %s: withheld at %s, visible at %s', (timeZone, before, from) => {
    expect(decide('2025-01-15', before, timeZone)).toBe('scheduled');
    expect(decide('2025-01-15', from, timeZone)).toBe('visible');
  });

  test('begins with the offset that the zone has on it', () => {
    expect(toEpoch('2025-07-15', 'America/Los_Angeles')).toBe(Date.parse('2025-07-15T07:00Z'));
    expect(toEpoch('2025-07-15', 'Pacific/Auckland')).toBe(Date.parse('2025-07-14T12:00Z'));
  });
});

describe('an instant', () => {
  test('is reached when now equals it, in any zone of the site', () => {
    for (const timeZone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      expect(decide('2025-04-02T14:16Z', '2025-04-02T14:15:59.999Z', timeZone)).toBe('scheduled');
      expect(decide('2025-04-02T14:16Z', '2025-04-02T14:16Z', timeZone)).toBe('visible');
    }
  });
});

describe('the marks of a writer', () => {
  const [past, future] = ['2025-01-01', '2026-01-01'];
  const now = '2025-06-15T12:00Z';

  test('a draft is a draft whatever else it is', () => {
    for (const date of [past, future]) {
      for (const unlisted of [true, false]) expect(decide(date, now, 'UTC', { draft: true, unlisted })).toBe('draft');
    }
  });

  test('an unlisted entry is withheld until its date, and unlisted from then on', () => {
    expect(decide(future, now, 'UTC', { unlisted: true })).toBe('scheduled');
    expect(decide(past, now, 'UTC', { unlisted: true })).toBe('unlisted');
  });
});
