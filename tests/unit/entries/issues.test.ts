import { describe, expect, test } from 'vitest';
import { complaints, judge, markdown, report } from './content.ts';

/** What is said of one more line of front matter, or of one line of an incident, without the place. */
const said = (line: string) => strip(complaints(judge({ 'blog/a.md': markdown(line) })));
const saidOfIncident = (line: string) => strip(complaints(judge({ 'postmortems/a.md': report(`  ${line}`) })));
const strip = (lines: readonly string[]) => lines.map((line) => line.replace(/^.*? error /, ''));

describe('a value of another kind is quoted, with the corrected text where it can be known', () => {
  test.each([
    ['tags: redis, failover', 'C3 tags: “redis, failover” is not a list (write tags: [redis, failover])'],
    ['check: R17', 'C3 check: “R17” is not a list (write check: [R17])'],
    ['aliases: /blog/old/', 'C3 aliases: “/blog/old/” is not a list (write aliases: [/blog/old/])'],
    [
      'contributors: { a: b }',
      expect.stringMatching(/^C3 contributors: “.*” is not a list \(write each item on a line/),
    ],
    ['draft: yes', 'C3 draft: “yes” is neither true nor false (write draft: true)'],
    ['unlisted: "no"', 'C3 unlisted: “no” is neither true nor false (write unlisted: false)'],
    ['draft: perhaps', 'C3 draft: “perhaps” is neither true nor false (write true or false)'],
    ['series: [a]', 'C3 series: “["a"]” is not a text (write series: a)'],
    ['series: [a, b]', 'C3 series: “["a","b"]” is not a text (write one text here, not a list)'],
    ['series: { name: How we run }', expect.stringMatching(/ is not a text \(write series: How we run\)$/)],
    ['series: { name: "How: we" }', expect.stringMatching(/ is not a text \(write series: "How: we"\)$/)],
    ['series: { part: 1 }', expect.stringMatching(/ is not a text \(write one text here, not a block of keys\)$/)],
    ['contributors: [{ name: Ada, url: x }]', expect.stringMatching(/ is not a text \(write - Ada\)$/)],
    ['series: true', 'C3 series: “true” is not a text (write series: "true")'],
    [
      'source: https://a.example',
      expect.stringMatching(/^C3 source: .* is not a block of keys \(write source: \{ title: …, url: … \}/),
    ],
    ['corrections: today', expect.stringMatching(/is not a list \(write corrections: \[\{ at: …, text: … \}\]\)$/)],
    ['image: [1]', expect.stringMatching(/^C3 image: “\[1\]” is not a block of keys/)],
  ])('%s', (line, expected) => {
    expect(said(line)).toEqual([expected]);
  });

  test.each([
    ['services: api', 'R8 incident.services: “api” is not a list (write services: [api])'],
    [
      'detection: monitoring',
      'R8 incident.detection: “monitoring” is not a block of keys (write detection: { source: monitoring })',
    ],
    ['factors: [none]', 'R8 incident.factors.0: “none” is not a block of keys (write - { text: none })'],
    [
      'impact: [{ metric: a, value: "1,200", unit: requests }]',
      'R8 incident.impact.0.value: “1,200” is not a number (write value: 1200)',
    ],
    [
      'impact: [{ metric: a, value: many, unit: requests }]',
      'R8 incident.impact.0.value: “many” is not a number (write digits, with a point for decimals)',
    ],
    ['tz: EST5', expect.stringMatching(/“EST5” is not an IANA time zone \(write one like UTC, /)],
    ['timeline: soon', expect.stringMatching(/is not a list \(write timeline: \[\{ at: …, text: … \}\]\)$/)],
  ])('%s', (line, expected) => {
    expect(saidOfIncident(line)).toEqual([expected]);
  });

  test('never in the words of the parser', () => {
    const lines = [
      'tags: 1',
      'authors: {}',
      'image: true',
      'check: { a: 1 }',
      'id: [x]',
      'source: [1]',
      'canonical: {}',
    ];
    for (const line of lines) expect(said(line).join()).not.toMatch(/expected|received|Invalid input/);
  });
});
