import { describe, expect, test } from 'vitest';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import {
  actionsList,
  correctionsList,
  factorsList,
  factsTable,
  redactionsList,
  sourceNote,
  timelineTable,
} from '../../../src/feeds/facts.ts';
import { entry, reportEntry, SERVICES } from '../entry.ts';
import { makeSite } from '../site.ts';
import { ZONES } from '../zones.ts';

const SITE = makeSite({ base: '/notes/' });
const NAMES = new Map(SERVICES.map(({ id, name }) => [id, name]));
const rows = (...[incident, fields]: [object?, object?]) => {
  const html = factsTable(makeSite(), reportEntry('pool', incident, fields), NAMES);
  return Object.fromEntries(
    [...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><\/tr>/g)].map(([, name, value]) => [name, value]),
  );
};

describe('the facts of a report', () => {
  test('are a short table of what is known', () => {
    const incident = {
      ...{ status: 'resolved', started: '2025-04-01T10:00Z', detected: '~2025-04-01T10:05Z' },
      ...{ resolved: '2025-04-01T12:30Z', services: [{ id: 'api', state: 'down' }, 'web'] },
      impact: [{ metric: 'failed reads', value: 1200, unit: 'requests', scope: 'one region', estimated: true }],
    };
    expect(rows(incident)).toMatchObject({
      ...{ Status: 'Resolved', Severity: 'SEV2', Started: '2025-04-01 10:00 UTC' },
      ...{ Detected: 'about 2025-04-01 10:05 UTC', Resolved: '2025-04-01 12:30 UTC' },
      Services: expect.stringMatching(/^API \(down\), Website \(/),
      Impact: 'failed reads: about 1200 requests, one region',
    });
  });

  test('say who noticed and what changed, in the words of the page', () => {
    const detection = { source: 'customer', note: 'A mail <late> at night.' };
    expect(rows({ detection, trigger: 'config-change' })).toMatchObject({
      ...{ 'Noticed by': 'A customer: A mail &#x3C;late> at night.', Trigger: 'Config change' },
    });
    expect(rows({ detection: { source: 'unknown' }, trigger: 'unknown' })).toMatchObject({
      ...{ 'Noticed by': 'Not known', Trigger: 'Not known' },
    });
  });

  test.each(ZONES)('have the written day where no more is known, in %s', (tz) => {
    const timeline = [{ at: '~2026-10-05', text: 'It began.' }];
    const incident = { status: 'resolved', tz, started: '~2026-10-05', resolved: '~2026-10-06', timeline };
    expect(rows(incident)).toMatchObject({ Started: 'about 2026-10-05', Resolved: 'about 2026-10-06' });
    expect(timelineTable(SITE, reportEntry('pool', incident))).toContain('<td>about 2026-10-05</td>');
  });

  test('leave out what nobody wrote', () => {
    expect(Object.keys(rows())).toEqual(['Status', 'Severity', 'Started']);
    expect(rows()).toMatchObject({ Status: 'Ongoing' });
  });

  test('escape what people wrote', () => {
    const services = new Map([['api', 'A & <b>']]);
    const html = factsTable(makeSite(), reportEntry('pool', { services: ['api'] }), services);
    expect(html).toContain('A &#x26; &#x3C;b> (');
    expect(cleanHtml(html, 'https://example.org/')).toBe(html);
  });

  test('are none in a narrative report or a post, nor are timeline and actions', () => {
    for (const narrative of [entry('postmortems/told'), entry('blog/post')]) {
      expect(factsTable(makeSite(), narrative, NAMES)).toBe('');
      expect(timelineTable(SITE, narrative) + actionsList(SITE, narrative)).toBe('');
      expect(factorsList(narrative) + redactionsList(narrative)).toBe('');
      expect(correctionsList(narrative) + sourceNote(narrative)).toBe('');
    }
  });
});

describe('what follows the text of a report', () => {
  const report = reportEntry(
    'pool',
    {
      timeline: [{ at: '2025-04-01T12:16+02:00', text: 'It <began> & ended.' }],
      actions: [
        { title: 'Add a <test>', status: 'open', owner: 'ada', due: '2025-05-01' },
        { title: 'Nothing', status: 'done', closed: '2025-05-02' },
      ],
    },
    {
      corrections: [{ at: '2025-04-05', text: 'It was <2> hours.' }],
      source: { title: 'A & B', url: 'https://example.org/?a&b="c"', author: 'D <E>' },
    },
  );

  test('is its timeline in UTC', () => {
    expect(timelineTable(SITE, report)).toBe(
      '<h2>Timeline</h2><table><tbody><tr><td>2025-04-01 10:16 UTC</td><td>It &#x3C;began> &#x26; ended.</td></tr></tbody></table>',
    );
  });

  test('its actions with what is known of each', () => {
    expect(actionsList(SITE, report)).toBe(
      '<h2>Follow-up actions</h2><ul><li>Add a &#x3C;test> (open, ada, due 2025-05-01)</li><li>Nothing (done)</li></ul>',
    );
  });

  test('with links to what shows a moment', () => {
    const timeline = [
      { at: '2025-04-01T10:16Z', text: 'It began.', evidence: 'https://example.org/?a&b' },
      { at: '2025-04-01T10:17Z', text: 'It ended.', evidence: '/graphs/1.png' },
    ];
    const html = timelineTable(SITE, reportEntry('pool', { timeline }));
    expect(html).toContain('<td>It began. <a href="https://example.org/?a&#x26;b">Evidence</a></td>');
    expect(html).toContain('<td>It ended. <a href="/notes/graphs/1.png">Evidence</a></td>');
  });

  test('with the link of an action, and why it was dropped', () => {
    const actions = [
      { title: 'Add & test', status: 'doing', url: 'https://example.org/1' },
      { title: 'Replace it', status: 'dropped', owner: 'Ops', reason: 'It is <gone>.', url: '/blog/why/' },
    ];
    expect(actionsList(SITE, reportEntry('pool', { actions }))).toBe(
      '<h2>Follow-up actions</h2><ul><li><a href="https://example.org/1">Add &#x26; test</a> (in progress)</li>' +
        '<li><a href="/notes/blog/why/">Replace it</a> (dropped, Ops): It is &#x3C;gone>.</li></ul>',
    );
  });

  test('its factors with their words', () => {
    const factors = [{ text: 'No <limit>.', tag: 'missing-limit' }, { text: 'One node.' }];
    expect(factorsList(reportEntry('pool', { factors }))).toBe(
      '<h2>Contributing factors</h2><ul><li>No &#x3C;limit>. (missing-limit)</li><li>One node.</li></ul>',
    );
  });

  test('what it leaves out, and why', () => {
    const redactions = [
      { what: 'The <name>', why: 'A contract & a promise.' },
      { what: 'The hole', why: 'It is open.', until: '2025-08-01' },
    ];
    expect(redactionsList(reportEntry('pool', { redactions }))).toBe(
      '<h2>Left out on purpose</h2><ul><li><strong>The &#x3C;name></strong>: A contract &#x26; a promise.</li>' +
        '<li><strong>The hole</strong>: It is open. (until 2025-08-01)</li></ul>',
    );
  });

  test('its corrections with their days', () => {
    expect(correctionsList(report)).toBe('<h2>Corrections</h2><ul><li>2025-04-05: It was &#x3C;2> hours.</li></ul>');
  });

  test('and where it was told first', () => {
    expect(sourceNote(report)).toBe(
      '<p>Retold from <a href="https://example.org/?a&#x26;b=&#x22;c&#x22;">A &#x26; B</a> by D &#x3C;E>.</p>',
    );
  });
});
