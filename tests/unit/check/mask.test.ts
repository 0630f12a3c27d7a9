import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { maskSecrets } from '../../../src/check/mask.ts';
import { createPaint } from '../../../src/check/paint.ts';
import { formatGithub } from '../../../src/check/reporters/github.ts';
import { formatJson } from '../../../src/check/reporters/json.ts';
import { makeReport, withoutNotes } from '../../../src/check/reporters/report.ts';
import { formatText } from '../../../src/check/reporters/text.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import { makeSite } from '../site.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const AWS = ['AKIA', 'J7QM2XN4VB3R8TLC'].join('');
const GITHUB = ['ghp_', 'x4kP9sWq2Rt7Lm3Zb8Nc5Vd1Fg6Hj0Ty4UiQ'].join('');
const KEY = ['-----BEGIN RSA ', 'PRIVATE KEY-----'].join('');
const KEY_BODY = 'MIIEowIBAAKCAQEAx3fQz8LrJ2vN';

function reportOf(files: Readonly<Record<string, string>>) {
  return makeReport(checkContent(makeProject(files), makeSite({ check: { C6: 'off' } }), NOW));
}

function allFormats(files: Readonly<Record<string, string>>): string[] {
  const report = reportOf(files);
  const forBuild = formatText(withoutNotes(report), createPaint(false));
  return [formatText(report, createPaint(false)), forBuild, formatJson(report), formatGithub(report)];
}

describe('a secret that R28 has found', () => {
  test('is masked in the code frame beyond its first characters', () => {
    const [text = ''] = allFormats({ 'blog/a.md': markdown('', `The key was ${AWS} then.`) });
    expect(text).toContain('8 | The key was AKIA•••••••••••••••• then.');
    expect(text).toContain(`  |             ${'^'.repeat(20)}`);
  });

  test.each([
    ['text', { 'blog/a.md': markdown('', `The key was ${AWS}.`) }],
    ['text before another problem', { 'blog/a.md': markdown('', `The key was ${AWS}.\n![](./gone.png)`) }],
    ['text beside another problem', { 'blog/a.md': markdown('', `![](./gone.png) and ${GITHUB}`) }],
    ['a value that a message quotes', { 'blog/a.md': markdown(`canonical: ${GITHUB}`) }],
    ['a value that a message cuts short', { 'blog/a.md': markdown(`canonical: A long way to go before ${GITHUB}`) }],
    ['the name of a picture that is missing', { 'blog/a.md': markdown('', `![A key](./${GITHUB}.png)`) }],
    ['a link that leads nowhere', { 'blog/a.md': markdown('', `[a](/${GITHUB}/)`) }],
    ['a comment of the front matter', { 'blog/a.md': markdown(`# ${AWS}\ntagz: [a]`) }],
    ['front matter that cannot be read', { 'blog/a.md': `---\ntitle: [ ${AWS}\n---\n` }],
    ['a text that cannot be parsed', { 'blog/a.mdx': markdown('', `{ ${AWS}`) }],
    ['a service', { 'services/web.yml': `name: Web\ndescription: ${GITHUB}` }],
  ])('is in no report: %s', (_name, files) => {
    const formats = allFormats(files);
    for (const format of formats) expect(format).toContain('R28');
    for (const format of formats) {
      expect(format).not.toContain(AWS.slice(0, 8));
      expect(format).not.toContain(GITHUB.slice(0, 8));
    }
  });

  test('is masked to its end when it is a private key', () => {
    const body = `\`\`\`\n${KEY}\n${KEY_BODY}\n-----END RSA PRIVATE KEY-----\n\`\`\`\n\n![](./gone.png)`;
    expect(allFormats({ 'blog/a.md': markdown('', body) }).join()).not.toContain(KEY_BODY);
    const inField = markdown(`canonical: "${KEY}\\n${KEY_BODY}"`);
    expect(allFormats({ 'blog/b.md': inField }).join()).not.toContain(KEY_BODY);
  });

  test('keeps its length and its lines', () => {
    const source = `a ${AWS}\r\n${KEY}\r\n${KEY_BODY}\r\n-----END RSA PRIVATE KEY-----\r\nb ${GITHUB}`;
    const masked = maskSecrets({ source, problems: [] });
    expect(masked.source).toHaveLength(source.length);
    expect(masked.source.split('\n').map((line) => line.length)).toEqual(source.split('\n').map((line) => line.length));
    expect(masked.source).toMatch(/^a AKIA•{16}\r\n-{4}•+\r\n•+\r\n-----END RSA PRIVATE KEY-----\r\nb ghp_•{36}$/);
  });
});

test('a private host is not a secret: its frame shows what the message quotes', () => {
  const [text] = allFormats({ 'blog/a.md': markdown('', 'The host 10.20.3.4 was full.') });
  expect(text).toContain('8 | The host 10.20.3.4 was full.');
  expect(text).not.toContain('•');
});

test('a file without secrets is shown as it is', () => {
  const source = markdown('', 'Some ![](./gone.png) text.');
  expect(reportOf({ 'blog/a.md': source }).sources.get('content/blog/a.md')).toBe(source);
});
