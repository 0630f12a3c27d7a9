import { expect, test } from 'vitest';
import { durationFacts, instantFacts, reportHeadings, serviceFacts } from '../../../src/views/report-facts.ts';
import { reportEntry, SERVICES } from '../entry.ts';

function incident(fields: object) {
  const { incident: read } = reportEntry('pool', { status: 'ongoing', ...fields });
  if (!read) throw new Error('the report has no incident');
  return read;
}

const facts = (fields: object) => durationFacts(incident(fields)).map(({ label, text }) => `${label}: ${text}`);

test('known instants are shown in their order, others are not', () => {
  const shown = instantFacts(incident({ mitigated: '2025-04-01T11:00Z', detected: '2025-04-01T10:05Z' }));
  expect(shown.map(({ label }) => label)).toEqual(['Started', 'Detected', 'Mitigated']);
});

test('durations have their formula, and say why they are not known', () => {
  expect(facts({ detected: '~2025-04-01T10:05Z', mitigated: '2025-04-01T10:00Z' })).toEqual([
    ...['Time to detect: about 5 min', 'Time to mitigate: not known (equal instants)', 'Time to resolve: not known'],
  ]);
  expect(facts({ started: '~2025-04-01', status: 'resolved', resolved: '2025-04-02T10:00Z' })).toEqual([
    'Time to resolve: not known (day precision)',
  ]);
  const [first] = durationFacts(incident({ detected: '2025-04-01T10:05Z' }));
  expect(first).toMatchObject({ formula: 'detected − started', known: true });
});

test('a service is shown once, with all of its states and regions', () => {
  const services = new Map(SERVICES.map(({ id, name }) => [id, { id, name, aliases: [] }]));
  const affected = [
    { id: 'web', state: 'down', regions: ['eu'] },
    'api',
    { id: 'web', state: 'degraded', regions: ['us', 'eu'] },
  ];
  expect(serviceFacts(incident({ services: affected }), services)).toEqual([
    { id: 'web', name: 'Website', state: 'down, degraded', regions: ['eu', 'us'] },
    { id: 'api', name: 'API', state: 'partial', regions: [] },
  ]);
});

test('only sections that have something in them have a heading', () => {
  const corrections = [{ at: '2025-05-01', text: 'The count was wrong.' }];
  const timeline = [{ at: '10:05', text: 'Paged.' }];
  expect(reportHeadings(reportEntry('pool', { timeline }, { corrections }))).toEqual([
    { slug: 'timeline', text: 'Timeline' },
    { slug: 'corrections', text: 'Corrections' },
  ]);
  expect(reportHeadings(reportEntry('pool'))).toEqual([]);
});
