import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import { makeSite } from '../../site.ts';
import { checkPost, checkReport, told, written } from '../subject.ts';

const AUTHORS = {
  'authors/sophie.yml': 'name: Sophie Germain\naliases: [Le Blanc]',
  'authors/will.yml': 'name: Will Marsh',
  'authors/ops.yml': 'name: Operations team',
  'authors/notes.yml': 'name: Field notes',
  'authors/max.yml': 'name: Max Noether',
};

/** What R19 says of a report’s text. */
function accusations(body: string, frontMatter = '', settings = {}): string[] {
  const root = makeProject({ ...AUTHORS, 'postmortems/a.md': written(frontMatter, body) });
  return checkContent(root, makeSite(settings), NOW)
    .problems.filter(({ id }) => id === 'R19')
    .map(({ message }) => message);
}

describe('people next to causal verbs (R19)', () => {
  test.each([
    ['Sophie Germain deployed the change.', '“Sophie Germain” stands next to “deployed”'],
    ['Sophie then accidentally deleted the table.', '“Sophie” stands next to “deleted”'],
    ['Sophie’s change broke the build.', '“Sophie” stands next to “broke”'],
    ['The migration was merged by Sophie at 10:11.', '“Sophie” stands next to “merged”'],
    ['It was introduced in a change from Le Blanc.', '“Le Blanc” stands next to “introduced”'],
    ['Ada, who was on call, ran the script.', '“Ada” stands next to “ran”'],
    ['Ada and Sophie pushed it.', '“Ada” stands next to “pushed”'],
    ['Will Marsh misconfigured the proxy.', '“Will Marsh” stands next to “misconfigured”'],
    ['@grace disabled the alarm.', '“@grace” stands next to “disabled”'],
    ['The alarm was disabled by ada@example.org.', '“ada@example.org” stands next to “disabled”'],
    ['[@grace](https://code.example/grace) disabled the alarm.', '“@grace” stands next to “disabled”'],
    ['[Sophie](/authors/sophie/) typed the command.', '“Sophie” stands next to “typed”'],
  ])('%s', (text, message) => {
    expect(accusations(text)).toEqual([message]);
  });

  test.each([
    'Sophie wrote this report.',
    'Sophie ran the incident call.',
    'The change was reviewed by Sophie and merged.',
    'Sophie restored the service after the deploy failed.',
    'Sophie saw the graph. A deploy broke it.',
    'Sophie pushed a possible fix at 10:22.',
    'Sophie noticed that the change broke imports.',
    'The account of Sophie was removed.',
    'Sophie’s account was deleted.',
    'The deploy failed, and Sophie paged the vendor.',
    'The operations team deployed the change.',
    'The Operations team deployed the change.',
    'Field notes introduced a new check.',
    'Will it be deployed again?',
    'Maximum load triggered it.',
    'The `@grace` annotation triggered it.',
    'The package @scope/name broke the build.',
    'The provider wrote: “Sophie deployed it”.',
    'The sophie host crashed and was removed.',
    'Sophie, the incident lead of that day and of the two days before, deployed it.',
  ])('says nothing about: %s', (text) => {
    expect(accusations(text)).toEqual([]);
  });

  test('reads the timeline, and has the place of the words', () => {
    const lines =
      'incident:\n  status: ongoing\n  severity: sev3\n  started: 2025-06-10T10:00Z\n  timeline:\n    - {at: "10:00", type: change, text: Then Ada merged it.}';
    expect(told(checkReport(lines, 'It was merged by Ada.'), 'R19')).toEqual([
      expect.stringMatching(/^12:46\+10 warning R19 “Ada” stands next to “merged” \(name the role/),
      expect.stringMatching(/^15:8\+13 warning R19 “Ada” stands next to “merged” \(name the role/),
    ]);
  });

  test('the name of the site is not a person', () => {
    expect(accusations('Field notes broke it.')).toEqual([]);
    expect(accusations('Field notes broke it.', '', { title: 'Another' })).toHaveLength(1);
  });

  test('posts and sites in other languages are let be', () => {
    const text = 'Ada deployed it.';
    expect(told(checkReport('', text), 'R19')).toHaveLength(1);
    expect(told(checkPost('', text), 'R19')).toEqual([]);
    expect(told(checkReport('', text, { settings: { lang: 'fr' } }), 'R19')).toEqual([]);
  });
});
