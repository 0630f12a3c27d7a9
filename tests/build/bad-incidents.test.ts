import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

/** Lines of an incident block, and what is said of them; the block begins in line 7 of the file. */
const MISTAKES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['an end before the start', ['resolved: 2025-04-02T09:00Z'], [':11:13  error R2', 'resolved is before started']],
  [
    'one service in two states at once',
    ['resolved: 2025-04-02T12:00Z', 'services: [{ id: api, state: down }, { id: api, state: partial }]'],
    [':12:', 'error R2', 'service api is down and partial at the same time', 'give each state its own from and to'],
  ],
  [
    'a service outside the incident',
    ['resolved: 2025-04-02T12:00Z', 'services: [{ id: api, state: down, from: 2025-04-01T10:00Z }]'],
    [':12:', 'error', 'service api is affected before the incident starts'],
  ],
  [
    'an unknown trigger',
    ['resolved: 2025-04-02T12:00Z', 'trigger: gremlins'],
    [':12:12  error R8', '“gremlins” is not one of deploy, config-change'],
  ],
  [
    'a local time that the clocks skip',
    ['resolved: 2025-04-02T12:00Z', 'tz: Europe/Berlin', 'detected: 2025-03-30T02:30'],
    [':13:13  error R1', 'exists twice in Europe/Berlin', '2025-03-30T03:30+02:00'],
  ],
  [
    'more than all of it',
    ['resolved: 2025-04-02T12:00Z', 'impact: [{ metric: failures, value: 120, unit: percent }]'],
    [':12:', 'error R8', '120 percent is more than all of it'],
  ],
  [
    'an action closed before the incident',
    ['resolved: 2025-04-02T12:00Z', 'actions: [{ title: Add a test, status: done, closed: 2024-04-03 }]'],
    [':12:', 'error R2', 'closed on 2024-04-03, before the incident began'],
  ],
];

describe('a mistake in an incident', () => {
  let site: FixtureSite;
  const block = (lines: readonly string[]) =>
    entry(
      fourFields('Outage', '2025-05-01', 'id: x:outage\n').concat(
        ['incident:', 'status: resolved', 'severity: sev2', 'started: 2025-04-02T10:00Z', ...lines].join('\n  '),
      ),
    );
  beforeAll(() => {
    site = createSite({ 'content/services/api.yml': 'name: API\n' }, { check: { R11: 'off', R12: 'off' } });
  });
  afterAll(() => site.dispose());

  test.each(MISTAKES)('%s is told with file, line and a way out', async (_name, lines, messages) => {
    site.write('content/postmortems/outage.md', block(lines));
    const { code, stderr } = await site.build();
    expect(code).toBe(1);
    for (const message of messages) expect(stderr).toContain(message);
    expect(stderr).toContain('content/postmortems/outage.md:');
    expect(site.exists('dist')).toBe(false);
  });

  test('eleven months between start and detection build with a warning, and stay what was written', async () => {
    site.write('content/postmortems/outage.md', block(['detected: 2026-01-02T10:00Z', 'resolved: 2026-01-02T11:00Z']));
    const { code, stderr } = await site.build();
    expect(code).toBe(0);
    expect(stderr).toContain(':11:13  warning R6  detected is 275 days after started');
    expect(stderr).toContain('is the date right?');
    const [incident] = JSON.parse(site.read('dist/data/incidents.json').toString()).incidents;
    expect(incident.minutes.detect).toBe(275 * 1440);
  });
});
