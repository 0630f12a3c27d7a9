import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PROJECT, readProject } from './project.ts';

const FOLDER = '.github/workflows';
const PINNED = /^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[0-9a-f]{40}$/;
/** A workflow that runs on these has secrets, or a token that writes, at hand while it runs code of strangers. */
const DANGEROUS = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues'];

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly uses?: string; readonly permissions?: unknown; readonly steps?: readonly Step[] }>
  >;
}

/** Everything that makes a workflow unsafe, as sentences; none for a good one. */
function faultsOf(source: string): string[] {
  const { on, permissions, jobs }: Workflow = parse(source);
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  const uses = [...Object.values(jobs), ...steps].flatMap((one) => one.uses ?? []);
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
  return [
    ...uses.filter((one) => !PINNED.test(one)).map((one) => `${one} is not pinned by its commit`),
    ...Array.from(source.matchAll(/uses:.*$/gm), ([line]) => line)
      .filter((line) => !/# v\d+\.\d+\.\d+$/.test(line))
      .map((line) => `${line} does not say which version it is`),
    ...[permissions, ...Object.values(jobs).map((job) => job.permissions ?? permissions)]
      .filter((one) => JSON.stringify(one) !== '{"contents":"read"}')
      .map((one) => `the token may ${JSON.stringify(one)}`),
    ...steps
      .filter((step) => step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
      .map(() => 'a checkout leaves its token in the folder'),
    ...steps.flatMap(({ run = '' }) => (run.includes('${{') ? `${run} puts text of others into a shell` : [])),
    ...(/\bsecrets\b/.test(source) ? ['it uses a secret'] : []),
    ...events.filter((event) => DANGEROUS.includes(event)).map((event) => `it runs on ${event}`),
  ];
}

const GOOD = `
on: [push, pull_request]
permissions:
  contents: read
jobs:
  test:
    steps:
      - uses: actions/checkout@0123456789abcdef0123456789abcdef01234567 # v1.2.3
        with:
          persist-credentials: false
      - run: npm test
`;

describe('a workflow', () => {
  test.each(readdirSync(join(PROJECT, FOLDER)))('%s pins its actions, only reads, and has no secret', (name) => {
    expect(faultsOf(readProject(`${FOLDER}/${name}`))).toEqual([]);
  });

  test('for pull requests is shown in docs/security.md, and is as safe', () => {
    const [, shown = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(readProject('docs/security.md')) ?? [];
    const { on }: Workflow = parse(shown);
    expect(Object.keys(on)).toEqual(['pull_request']);
    expect(faultsOf(shown)).toEqual([]);
  });

  test('runs the same as everyone does, for what is pushed and for what is proposed', () => {
    const { on, jobs }: Workflow = parse(readProject(`${FOLDER}/ci.yml`));
    expect(Object.keys(on)).toEqual(['push', 'pull_request']);
    expect(jobs.test?.steps?.flatMap(({ run }) => run ?? [])).toEqual(['.ci/run']);
    expect(jobs.sbom?.steps?.flatMap(({ run }) => run ?? [])).toEqual(['npm run sbom']);
  });

  test.each([
    ['a version that can be moved', '@0123456789abcdef0123456789abcdef01234567 # v1.2.3', '@v1 # v1.2.3'],
    ['half a commit', '@0123456789abcdef0123456789abcdef01234567', '@0123456'],
    ['a branch that looks like one', '@0123456789abcdef0123456789abcdef01234567', '@main-0123456789abcdef'],
    ['a container', 'actions/checkout@0123456789abcdef0123456789abcdef01234567', 'docker://alpine:3'],
    ['no version beside the commit', ' # v1.2.3', ''],
    ['a token that writes', 'contents: read', 'contents: write'],
    ['a token that writes something else', 'contents: read', 'contents: read\n  id-token: write'],
    ['every permission', 'permissions:\n  contents: read', 'permissions: write-all'],
    ['the permissions of the repository', 'permissions:\n  contents: read\n', ''],
    ['a job with permissions of its own', '    steps:', '    permissions:\n      packages: write\n    steps:'],
    ['a checkout that keeps its token', '          persist-credentials: false', '          fetch-depth: 0'],
    ['text of others in a shell', 'run: npm test', `run: echo \${{ github.event.pull_request.title }}`],
    ['a secret', 'run: npm test', `run: npm test\n        env:\n          TOKEN: \${{ secrets.TOKEN }}`],
    ['code of strangers with rights', '[push, pull_request]', '{ pull_request_target: {} }'],
  ])('with %s is refused', (_, from, to) => {
    expect(faultsOf(GOOD)).toEqual([]);
    expect(GOOD).toContain(from);
    expect(faultsOf(GOOD.replace(from, () => to))).not.toEqual([]);
  });
});
