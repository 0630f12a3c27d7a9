import { describe, expect, test } from 'vitest';
import { checkPost, checkReport, told } from '../subject.ts';

const DESCRIPTION = 'Replace this with one or two sentences for listings, feeds and search.';
const SUMMARY = 'Replace this with what happened, to whom, and how it stands now.';
const INCIDENT = [
  'incident:',
  '  status: resolved',
  '  severity: sev3 # not judged yet: replace it',
  '  started: ~2025-04-01 # the day of this report: replace it',
  '  resolved: ~2025-04-01',
];

describe('C9: what a new file begins with', () => {
  test('is an error in what others can read, each with its place', () => {
    const found = checkReport([`description: ${DESCRIPTION}`, ...INCIDENT].join('\n'), `## Summary\n\n${SUMMARY}`);
    expect(told(found, 'C9')).toEqual([
      expect.stringMatching(/^6:14\+\d+ error C9 the description is still the one of a new file \(write one or two/),
      expect.stringMatching(/^9:18\+28 error C9 the severity is still the one of a new file \(write the severity, and/),
      expect.stringMatching(/^10:24\+36 error C9 the start is still the one of a new file \(write the start, and/),
      expect.stringMatching(/^16:1\+\d+ error C9 the summary is still the one of a new file \(write what happened/),
    ]);
  });

  test('is an impact that nobody has measured yet', () => {
    const lines = (why: string) => [...INCIDENT, '  impact:', `    - unknown: ${why}`].join('\n');
    expect(told(checkReport(lines('Not measured yet.')), 'C9').at(-1)).toMatch(
      /^13:16\+17 error C9 the impact is still the one of a new file \(write a figure, or why there is none\)$/,
    );
    expect(told(checkReport(lines('The edge kept no logs.')), 'C9').join()).not.toContain('impact');
  });

  test('is a post in which nothing but the prompt stands', () => {
    const prompt = '<!-- What is it about, and for whom? Begin with the point. -->';
    expect(told(checkPost('', prompt), 'C9')).toEqual([
      expect.stringMatching(/^9:1\+\d+ error C9 the text is still the one of a new file /),
    ]);
    expect(told(checkPost('', `${prompt}\n\nA text.`), 'C9')).toEqual([]);
  });

  test('is a warning in a draft', () => {
    const found = told(checkPost(`draft: true\ndescription: ${DESCRIPTION}`), 'C9');
    expect(found).toEqual([expect.stringMatching(/^\d+:14\+\d+ warning C9 /)]);
  });

  test('may be shown as code, and other words are let be', () => {
    expect(told(checkPost('', `\`\`\`text\n${SUMMARY}\n\`\`\`\n\nReplace this with care.`), 'C9')).toEqual([]);
    expect(told(checkPost('', `Write \`${SUMMARY}\` there.`), 'C9')).toEqual([]);
    expect(told(checkPost('', '# not judged yet: replace it'), 'C9')).toEqual([]);
  });
});
