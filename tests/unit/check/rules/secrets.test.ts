import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import type { Files } from '../../folder.ts';
import { makeSite } from '../../site.ts';
import { checkPost, checkReport, told, written } from '../subject.ts';

// Put together here, so that no scanner takes this file for a leak.
const RANDOM = 'Zk3Qv8LmT2xW9rYb4HnC7sJd';
const HEX = '9f86d081884c7d659a2feaa0c55ad015';
const AWS = `AK${'IA'}QX7M2ZP4K9TB3WRD`;
const GITHUB = `gh${'p'}_${RANDOM}${RANDOM.slice(0, 12)}`;
const SECRETS = {
  'an AWS access key': AWS,
  'a GitHub token': GITHUB,
  'a GitLab token': `gl${'pat'}-${RANDOM.slice(0, 20)}`,
  'a Slack token': `xox${'b'}-271828182845-${RANDOM}`,
  'a Stripe key': `sk_${'live'}_${RANDOM}`,
  'a Google API key': `AI${'za'}${RANDOM}${RANDOM.slice(0, 11)}`,
  'an npm token': `np${'m'}_${RANDOM}${RANDOM.slice(0, 12)}`,
  'an API key': `s${'k'}-proj-${RANDOM}${RANDOM}`,
  'a signed token': `ey${'J'}hbGciOiJIUzI1NiJ9.ey${'J'}1aWQiOiJRMTh4In0.${RANDOM}`,
};

const messages = (problems: readonly { id: string; message: string }[]) =>
  problems.filter(({ id }) => id === 'R28').map(({ message }) => message);

/** What R28 says of a report and of a post with the same text. */
const inReport = (body: string) => messages(checkReport('', body));
const inPost = (body: string) => messages(checkPost('', body));

function inFiles(files: Files): string[] {
  const { problems } = checkContent(makeProject(files), makeSite(), NOW);
  return problems
    .filter(({ id }) => id === 'R28')
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

describe('secrets (R28)', () => {
  test.each(Object.entries(SECRETS))('%s', (kind, secret) => {
    const message = `${kind} begins with “${secret.slice(0, 4)}”`;
    expect(inPost(`The key was ${secret}.`)).toEqual([message]);
    expect(inPost(`\`\`\`sh\nexport KEY=${secret}\n\`\`\``)).toEqual([message]);
    expect(inReport(`See [it](https://example.org/?key=${secret}).`)).toEqual([message]);
    expect(inReport(`<!-- ${secret} -->`)).toEqual([message]);
  });

  test('a private key', () => {
    const key = `-----BEGIN ${'RSA PRIVATE'} KEY-----\n${RANDOM}${RANDOM}\n${RANDOM}\n-----END`;
    expect(inPost(`\`\`\`\n${key}\n\`\`\``)).toEqual(['a private key begins with “----”']);
    expect(inPost(`\`\`\`\n-----BEGIN ${'PRIVATE'} KEY-----\n...\n\`\`\``)).toEqual([]);
  });

  test.each([
    [`password=${RANDOM}`, 'a secret begins with “Zk3Q”'],
    [`"client_secret": "${RANDOM}"`, 'a secret begins with “Zk3Q”'],
    [`api-key: ${HEX}`, 'a secret begins with “9f86”'],
    ['postgres://app:q7Rz-tuN2@db.example.org/app', 'a password in an address begins with “q7Rz”'],
  ])('by what it is called: %s', (text, message) => {
    expect(inPost(`\`${text}\``)).toEqual([message]);
  });

  test.each([
    `AK${'IA'}IOSFODNN7EXAMPLE`,
    `gh${'p'}_${'x'.repeat(36)}`,
    'password=<token>',
    'token: your-token-goes-here-1234',
    `secret: $${'{{'} secrets.NPM_TOKEN }}`,
    'token = process.env.API_TOKEN_V2',
    'password: correct-horse-battery-staple',
    'nextToken=Zk3Qv8LmT2xW9rYb4HnC7sJd',
    'token: 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    '"integrity": "sha512-Zk3Qv8LmT2xW9rYb4HnC7sJdZk3Qv8LmT2xW9rYb4HnC7sJd=="',
    '"js-tokens": "^4.0.0", "resolved": "https://registry.example/js-tokens-4.0.0.tgz#19203fb59991df98e3a287050d4647cdeaf32499"',
    'postgres://user:password@localhost:5432/app',
    'postgres://app:$DB_PASSWORD@db.example.org/app',
    'https://example.org:8080/@ada',
    'sk-learn-pipelines-are-quite-useful',
    `data:image/png;base64,iVBOR${AWS}AAAA`,
  ])('says nothing about: %s', (text) => {
    expect(inPost(`\`\`\`\n${text}\n\`\`\``)).toEqual([]);
    expect(inReport(`\`${text}\``)).toEqual([]);
  });

  test('are found in every kind of file, at their place, and never told whole', () => {
    const found = inFiles({
      'authors/ada.yml': `name: Ada\nbio: Writes ${GITHUB} down.`,
      'services/api.yml': `name: API\n# ${AWS}`,
      'pages/about.md': `---\ntitle: About\ndescription: About ${AWS}.\n---\n\nSome text.\nAnd ${GITHUB}.\n`,
      'blog/a.md': written('', `Text with ${AWS}.`),
    });
    expect(found).toEqual([
      'content/authors/ada.yml:2:13 a GitHub token begins with “ghp_”',
      'content/blog/a.md:9:11 an AWS access key begins with “AKIA”',
      'content/pages/about.md:3:20 an AWS access key begins with “AKIA”',
      'content/pages/about.md:7:5 a GitHub token begins with “ghp_”',
      'content/services/api.yml:2:3 an AWS access key begins with “AKIA”',
    ]);
    expect(found.join()).not.toContain(AWS.slice(4));
  });

  test('are found in front matter that is faulty', () => {
    expect(inFiles({ 'blog/a.md': written(`pubDate: soon\ndescription: About ${AWS}.`) })).toEqual([
      'content/blog/a.md:6:20 an AWS access key begins with “AKIA”',
    ]);
    expect(inFiles({ 'blog/a.md': `---\ntitle: [\n# ${AWS}\n---\n` })).toEqual([
      'content/blog/a.md:3:3 an AWS access key begins with “AKIA”',
    ]);
  });
});

test('a text that cannot be parsed is searched for secrets only: nobody knows what in it is code', () => {
  const body = `{ \`http://localhost:4321\` ${AWS}`;
  expect(inFiles({ 'blog/a.mdx': written('', body) })).toEqual([
    'content/blog/a.mdx:9:27 an AWS access key begins with “AKIA”',
  ]);
});

describe('private hosts and links (R28)', () => {
  test.each([
    ['The host 10.20.3.4 was full.', '“10.20.3.4” is an address of a private network'],
    ['It was db-1.internal that failed.', '“db-1.internal” is the name of a private host'],
    ['See [the wiki](https://wiki.corp/page).', '“https://wiki.corp” is the name of a private host'],
    ['Open http://localhost:4321/ now.', '“http://localhost:4321” is the reader’s own machine'],
    ['[Open](http://127.0.0.1:8080/)', '“http://127.0.0.1:8080” is the reader’s own machine'],
    [
      'The [thread](https://fieldnotes.slack.com/archives/C01/p17).',
      '“https://fieldnotes.slack.com/archives/C01/p17” opens only for those with an account there',
    ],
    [
      'See https://discord.com/channels/1/2.',
      '“https://discord.com/channels/1/2” opens only for those with an account there',
    ],
    [
      'See https://fieldnotes.pagerduty.com/incidents/Q1.',
      '“https://fieldnotes.pagerduty.com/incidents/Q1” opens only for those with an account there',
    ],
  ])('in prose: %s', (text, message) => {
    expect(inReport(text)).toEqual([message]);
    expect(inPost(text)).toEqual([message]);
  });

  test('a link into a chat is an error in a report, and a warning in a post', () => {
    const levels = (problems: ReturnType<typeof checkPost>) =>
      problems.filter(({ id }) => id === 'R28').map(({ level }) => level);
    const chat = 'The [thread](https://fieldnotes.slack.com/archives/C01/p17).';
    expect(levels(checkReport('', chat))).toEqual(['error']);
    expect(levels(checkPost('', chat))).toEqual(['warning']);
    expect(levels(checkPost('', 'The host 10.20.3.4 was full.'))).toEqual(['error']);
  });

  test.each(['host', 'Host', 'IP', 'at', 'At', 'server', 'The server', 'Ping', 'to'])(
    'after “%s” is an address',
    (word) => {
      expect(inReport(`${word} 10.2.0.4 was full.`)).toEqual(['“10.2.0.4” is an address of a private network']);
    },
  );

  test('code in the front matter is code as it is in the text', () => {
    const lines = 'title: Stop using `http://localhost:3000`';
    expect(messages(checkReport(lines))).toEqual([]);
    expect(messages(checkPost(lines))).toEqual([]);
    expect(messages(checkPost('title: Stop using http://localhost:3000'))).toHaveLength(1);
    expect(messages(checkPost('title: Ping `10.2.0.4`'))).toEqual([]);
    expect(messages(checkReport('title: Ping `10.2.0.4`'))).toHaveLength(1);
  });

  test('code of a post is a tutorial, code of a report shows the network', () => {
    const text = '`curl http://localhost:4321/`, `ping 192.168.1.20`, `ssh ada@db-1.internal`, `window.local`';
    expect(inPost(text)).toEqual([]);
    expect(inReport(text)).toEqual([
      '“192.168.1.20” is an address of a private network',
      '“db-1.internal” is the name of a private host',
    ]);
  });

  test('links of the front matter are read', () => {
    const lines =
      'incident:\n  status: ongoing\n  severity: sev3\n  started: 2025-06-10T10:00Z\n  timeline:\n    - at: "10:00"\n      type: note\n      text: A note.\n      evidence: https://grafana.internal/d/1';
    expect(told(checkReport(lines), 'R28')).toEqual([
      '15:17+24 error R28 “https://grafana.internal” is the name of a private host (write the role of the host instead)',
    ]);
  });

  test.each([
    'The address 192.168.x.x is private, as is 10.0.0.0/8.',
    'Redis 10.2.0.4 and Oracle Database 10.2.0.4 are out of support.',
    'Section 10.1.2.3 of the contract, build 10.2.0.4, Release 10.2.0.4 and § 10.1.2.3 are not addresses.',
    'The address 8.8.8.8 is public, and 11.0.0.1 and 172.32.0.1 are too.',
    'Version 10.1.2.3 was current, and v10.1.2.3 is.',
    'See https://api.slack.com/docs, https://slack.com/help and https://www.pagerduty.com/blog/.',
    'Discord (discord.com) and https://status.slack.com/ are public.',
    'Containers reach host.docker.internal.',
    'The file .env.local is not read.',
    'The variable x.local and the file en.lan are not hosts.',
    'The host db.example.internal stands for yours.',
    'Put it into https://your-team.slack.com/archives/C01.',
    'The local and internal state was lost. It was internal.',
    'The service localhost is on every machine.',
  ])('says nothing about: %s', (text) => {
    expect(inReport(text)).toEqual([]);
    expect(inPost(text)).toEqual([]);
  });
});
