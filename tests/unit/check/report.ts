/** The facts of a report about which no rule has anything to say. */
export const INCIDENT = {
  status: 'resolved',
  severity: 'sev2',
  started: '2025-04-01T10:00Z',
  detected: '2025-04-01T10:05Z',
  resolved: '2025-04-01T11:00Z',
  services: ['api'],
  detection: { source: 'monitoring', note: 'An alert on the error rate.' },
  trigger: 'deploy',
  factors: [{ text: 'No test ran against the old schema.' }, { text: 'Queries had no timeout.' }],
  impact: [{ metric: 'failed reads', value: 1200, unit: 'requests', scope: 'all regions' }],
  timeline: [
    { at: '2025-04-01T10:00Z', type: 'impact-start', text: 'Reads fail.' },
    { at: '2025-04-01T10:05Z', type: 'detected', text: 'An alert fires.', evidence: 'https://example.org/graph' },
    { at: '2025-04-01T11:00Z', type: 'resolved', text: 'Reads work.' },
  ],
  actions: [
    {
      ...{ title: 'Add a timeout to queries', type: 'prevent', owner: 'storage team', due: '2025-07-01' },
      url: 'https://example.org/1',
    },
  ],
};

/** Headings of every section that no block of the front matter stands for, with a sentence in each. */
export const BODY = [
  ...['## Summary', 'Reads of the API failed for an hour.', '## Response', 'The deploy was rolled back.'],
  ...['## What went well', 'The alert fired early.', '## What went badly', 'The old code was hard to find.'],
  ...['## Where there was luck', 'It was a quiet hour.'],
].join('\n\n');

/** Front matter with the incident of the good report, some of its facts changed; `undefined` leaves one out. */
export function incident(facts: Readonly<Record<string, unknown>> = {}): { incident: Record<string, unknown> } {
  return { incident: { ...INCIDENT, ...facts } };
}
