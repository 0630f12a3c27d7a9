import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
let site: FixtureSite;

beforeAll(() => {
  site = createSite({
    'content/blog/known.md': entry(fourFields('Known', '2025-06-01', 'id: urn:x:known\n')),
    'content/services/api.yml': 'name: API\n',
  });
});
afterAll(() => site.dispose());

const read = (path: string) => readFileSync(join(site.root, path), 'utf8');

describe('afterword new', () => {
  test('writes a draft, and says where it is and how to go on', async () => {
    const { code, stdout, stderr } = await site.run(['new', 'post', 'How we built it']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        ...['Wrote content/blog/how-we-built-it.md', 'To replace: description, the text', ''],
        '  npm run dev     shows it, marked as a draft, at /blog/how-we-built-it/',
        ...['  npm run check   says what is missing', ''],
      ].join('\n'),
    );
    expect(read('content/blog/how-we-built-it.md')).toContain('title: How we built it\n');
  });

  test('writes a report with the facts that it is given', async () => {
    const facts = ['--started', '2026-01-15T10:16Z', '--severity', 'SEV1', '--service', 'API', '--mdx'];
    const { code, stdout } = await site.run(['new', 'postmortem', 'Reads failed', ...facts]);
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote content/postmortems/reads-failed.mdx\n');
    const text = read('content/postmortems/reads-failed.mdx');
    for (const line of ['severity: sev1', 'started: 2026-01-15T10:16Z', 'services: [api]'])
      expect(text).toContain(line);
  });

  test('never writes over what is there', async () => {
    const before = read('content/blog/known.md');
    const { code, stdout, stderr } = await site.run(['new', 'post', 'Known']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('“known” is taken by content/blog/known.md\n    give another: --slug known-2\n');
    expect(read('content/blog/known.md')).toBe(before);
  });

  test('writes nothing when it is used wrongly', async () => {
    const { code, stdout, stderr } = await site.run(['new', 'postmortem', 'Lost', '--service', 'appi']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('--service: no service is called “appi”\n    did you mean api?\n');
    expect(() => read('content/postmortems/lost.md')).toThrow('ENOENT');
  });

  test('leaves a site that builds, in which its drafts leave no trace', async () => {
    const { code, stderr } = await site.build();
    expect(code).toBe(0);
    expect(stderr).toContain(
      'content/blog/how-we-built-it.md:5:14  warning C9  the description is still the one of a new file',
    );
    expect(stderr).toMatch(/\n0 errors, 5 warnings in 2 of \d files\n$/);
    expect(site.exists('dist/blog/known/index.html')).toBe(true);
    expect(site.output().filter((path) => /how-we-built-it|reads-failed/.test(path))).toEqual([]);
  });

  test('lets nobody publish what it wrote for want of something better', async () => {
    const draft = read('content/blog/how-we-built-it.md');
    site.write('content/blog/how-we-built-it.md', draft.replace(/^draft: .*\n/m, ''));
    const { code, stderr } = await site.build();
    expect(code).toBe(1);
    expect(stderr).toContain('error C9  the description is still the one of a new file');
    site.write('content/blog/how-we-built-it.md', draft);
  });
});

test('the commands of the documentation work on the demonstration site as they are', async () => {
  const demonstration = createSite({});
  for (const folder of ['authors', 'services']) {
    rmSync(join(demonstration.root, 'content', folder), { recursive: true, force: true });
    cpSync(join(PROJECT, 'content', folder), join(demonstration.root, 'content', folder), { recursive: true });
  }
  cpSync(join(PROJECT, 'site.config.ts'), join(demonstration.root, 'site.config.ts'));
  const document = readFileSync(join(PROJECT, 'docs/writing.md'), 'utf8');
  const commands = [...document.matchAll(/^npm run new -- (.+)$/gm)].map(([, command = '']) => command);
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const words = [...command.matchAll(/"([^"]+)"|(\S+)/g)].map(([word, quoted]) => quoted ?? word);
    const { code, stderr } = await demonstration.run(['new', ...words]);
    expect({ code, stderr }, command).toEqual({ code: 0, stderr: '' });
  }
  demonstration.dispose();
});
