import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { configuration, createSite, entry, type FixtureSite, fourFields, NOW } from '../support/fixture-site.ts';

const GOOD = entry(fourFields('Good', '2025-06-01', 'id: x:good'));
const ODD = entry(fourFields('Odd', '2025-06-01', 'id: x:odd\nsubtitle: Surplus'));
const BAD = entry(fourFields('Bad', '2025-02-30', 'id: x:bad'));
const WITHOUT_ID = entry(fourFields('New'));

describe('afterword check', () => {
  let site: FixtureSite;
  beforeAll(() => {
    site = createSite({
      'content/blog/good.md': GOOD,
      'content/blog/odd.md': ODD,
      'content/blog/bad.md': BAD,
      'content/blog/notes.txt': 'notes',
      'README.md': 'Read me',
    });
  });
  afterAll(() => site.dispose());

  test('prints every problem with its place and line, and fails for errors', async () => {
    const { code, stdout, stderr } = await site.run(['check']);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toContain('content/blog/bad.md:4:10  error C3  pubDate: “2025-02-30” is not a real date\n');
    expect(stdout).toContain(' > 4 | pubDate: 2025-02-30\n     |          ^^^^^^^^^^ check the day of the month\n\n');
    expect(stdout).toContain('\n\ncontent/blog/notes.txt  error C1  blog does not take this\n    it takes <slug>.md');
    expect(stdout).toContain('content/blog/odd.md:7:1  warning C3  subtitle is not a known key');
    expect(stdout).not.toContain('good.md');
    expect(stdout).toMatch(/\n2 errors, 1 warning in 3 of 5 files\n$/);
    expect(stdout).not.toContain('\u001B');
    expect(site.exists('dist')).toBe(false);
  });

  test('shows the problems of given paths, and judges by those', async () => {
    const { code, stdout } = await site.run(['check', 'content/blog/odd.md', 'content/authors']);
    expect(code).toBe(0);
    expect(stdout).toContain('subtitle is not a known key');
    expect(stdout).not.toMatch(/bad\.md|notes\.txt/);
    expect(stdout).toContain('0 errors, 1 warning in 1 of 2 files');
    expect((await site.run(['check', 'content/blog/good.md'])).stdout).toMatch(/Complete: no problems in 1 file\n$/);
  });

  test.each([
    ['content/blog/gone.md', 'content/blog/gone.md does not exist\n'],
    ['README.md', 'README.md is not under content/\n'],
  ])('refuses %s', async (path, message) => {
    expect(await site.run(['check', path])).toEqual({ code: 2, stdout: '', stderr: message });
  });

  test('refuses a moment that is none', async () => {
    const { code, stderr } = await site.run(['check'], { SOURCE_DATE_EPOCH: 'yesterday' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^SOURCE_DATE_EPOCH is “yesterday”.*\n$/);
  });

  test('speaks JSON, and nothing else', async () => {
    const { code, stdout, stderr } = await site.run(['check', '--format', 'json']);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ version: 1, totals: { errors: 2, warnings: 1, files: 5, filesWithProblems: 3 } });
    expect(report.problems).toContainEqual({
      ...{ rule: 'C3', level: 'error', file: 'content/blog/bad.md', line: 4, column: 10, length: 10 },
      ...{ message: 'pubDate: “2025-02-30” is not a real date', hint: 'check the day of the month' },
    });
  });

  test('speaks as GitHub listens', async () => {
    const { code, stdout } = await site.run(['check', '--format', 'github']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      '::error file=content/blog/bad.md,line=4,col=10,endColumn=20,title=C3::pubDate: “2025-02-30”',
    );
    expect(stdout).toContain('::error file=content/blog/notes.txt,title=C1::blog does not take this%0Ait takes');
  });

  test('has colours where they are forced', async () => {
    expect((await site.run(['check'], { FORCE_COLOR: '1' })).stdout).toContain('\u001B[31m');
  });

  test('says what is wrong with site.config.ts', async () => {
    site.write('site.config.ts', configuration({ timeZone: 'Mars/Olympus' }));
    const { code, stdout, stderr } = await site.run(['check', '--format', 'json']);
    site.write('site.config.ts', configuration());
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Mars/Olympus');
  });
});

describe('afterword check --fix', () => {
  let site: FixtureSite;
  beforeAll(() => {
    site = createSite({ 'content/blog/one.md': WITHOUT_ID, 'content/blog/two.md': WITHOUT_ID });
  });
  afterAll(() => site.dispose());

  test('mends the given files, shows the change aside, and reports what is left', async () => {
    const { code, stdout, stderr } = await site.run(['check', '--fix', '--format', 'json', 'content/blog/one.md']);
    expect(code).toBe(0);
    expect(stderr).toContain('content/blog/one.md  mended');
    expect(stderr).toContain('+id: tag:fixture.example,2025:blog/one');
    expect(JSON.parse(stdout).problems).toEqual([]);
    expect(site.read('content/blog/one.md').toString()).toContain('id: tag:fixture.example,2025:blog/one\n');
    expect(site.read('content/blog/two.md').toString()).toBe(WITHOUT_ID);
  });

  test('without it nothing is written', async () => {
    const { stdout } = await site.run(['check']);
    expect(stdout).toContain('content/blog/two.md');
    expect(site.read('content/blog/two.md').toString()).toBe(WITHOUT_ID);
  });
});

test('afterword check --watch reports again after each change, until it is interrupted', async () => {
  const site = createSite({ 'content/blog/good.md': GOOD });
  const child = spawn(process.execPath, [join(site.root, 'src/cli/main.ts'), 'check', '--watch'], {
    cwd: site.root,
    env: { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000), VITEST: '' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  /** Do something, and wait for the next whole report. */
  const next = async (what: () => void) => {
    output = '';
    what();
    await vi.waitFor(() => expect(output).toContain('Ctrl+C ends it.\n'), { timeout: 60_000 });
    return output;
  };
  try {
    expect(await next(() => {})).toContain('Complete: no problems in 2 files');
    expect(await next(() => site.write('content/blog/bad.md', BAD))).toContain('1 error, 0 warnings in 1 of 3 files');
    expect(await next(() => site.write('site.config.ts', configuration({ timeZone: 'Mars/Olympus' })))).toContain(
      'Mars/Olympus',
    );
    expect(await next(() => site.write('site.config.ts', configuration({ check: { C3: 'off' } })))).toContain(
      '1 error',
    );
    expect(await next(() => site.remove('content/blog/bad.md'))).toContain('Complete: no problems in 2 files');
    expect(output).not.toContain('\u001B');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    site.dispose();
  }
});
