import { chmodSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError, readInputs } from '../../../src/output/inputs.ts';
import { makeFolder } from '../folder.ts';

const FILES = {
  ...{ 'content/blog/a.md': 'one', 'content/blog/b/x.png': 'pixels', 'public/a.css': 'css', 'src/x/y.ts': 'code' },
  ...{ 'site.config.ts': 'settings', 'astro.config.mjs': 'settings', 'package.json': '{}', 'notes.md': 'notes' },
};
const LONG_AGO = new Date('2020-01-01T00:00Z');

/** What is said of a project after some work on it; nothing when it may be published. */
function toldAfter(work: (root: string) => void): string[] {
  const root = makeFolder(FILES);
  for (const file of Object.keys(FILES)) utimesSync(join(root, file), LONG_AGO, LONG_AGO);
  const inputs = readInputs(root);
  work(root);
  try {
    inputs.assertUnchanged();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n  ').slice(1);
  }
}

describe('a file that a build reads', () => {
  test.each(Object.keys(FILES).slice(0, 6))(
    '%s is named when it was changed, removed, or replaced by a link',
    (file) => {
      expect(toldAfter((root) => writeFileSync(join(root, file), 'longer than before'))).toEqual([
        `${file} was changed`,
      ]);
      expect(toldAfter((root) => rmSync(join(root, file)))).toEqual([`${file} was removed`]);
      const replaced = toldAfter((root) => {
        rmSync(join(root, file));
        symlinkSync('/etc/hostname', join(root, file));
      });
      expect(replaced).toEqual([`${file} was changed`]);
    },
  );

  test('is noticed with the same size and the same time', () => {
    const rewritten = toldAfter((root) => {
      const path = join(root, 'content/blog/a.md');
      writeFileSync(path, 'two');
      utimesSync(path, LONG_AGO, LONG_AGO);
      expect(statSync(path).size).toBe(3);
      expect(statSync(path).mtimeMs).toBe(LONG_AGO.getTime());
    });
    expect(rewritten).toEqual(['content/blog/a.md was changed']);
    const swapped = toldAfter((root) => {
      writeFileSync(join(root, 'other'), 'two');
      utimesSync(join(root, 'other'), LONG_AGO, LONG_AGO);
      renameSync(join(root, 'other'), join(root, 'content/blog/a.md'));
    });
    expect(swapped).toEqual(['content/blog/a.md was changed']);
  });

  test.each(['content/blog/new.md', 'content/blog/b/new.png', 'public/.well-known/new', 'public/new~', 'src/new.ts'])(
    '%s is named when it was added',
    (file) => {
      const told = toldAfter((root) => {
        mkdirSync(join(root, file, '..'), { recursive: true });
        writeFileSync(join(root, file), '');
      });
      expect(told).toEqual([`${file} was added`]);
    },
  );

  test('is named with the others, of many the first ones', () => {
    const told = toldAfter((root) => {
      rmSync(join(root, 'public/a.css'));
      for (let index = 10; index < 25; index++) writeFileSync(join(root, `content/blog/${index}.md`), '');
    });
    expect(told).toHaveLength(11);
    expect(told[0]).toBe('content/blog/10.md was added');
    expect(told[10]).toBe('and 6 more');
  });
});

describe('a build is not stopped', () => {
  test('by nothing, by the same bytes written anew, or by a time alone', () => {
    expect(toldAfter(() => undefined)).toEqual([]);
    expect(toldAfter((root) => writeFileSync(join(root, 'content/blog/a.md'), 'one'))).toEqual([]);
    expect(toldAfter((root) => utimesSync(join(root, 'src/x/y.ts'), new Date(), new Date()))).toEqual([]);
  });

  test('by what it does not read, and by the litter of editors', () => {
    const told = toldAfter((root) => {
      for (const file of ['notes.md', 'content/blog/.a.md.swp', 'content/blog/a.md~', 'src/x/.y.ts.swp', '.DS_Store']) {
        writeFileSync(join(root, file), 'x');
      }
      symlinkSync('ada@host.1', join(root, 'content/blog/.#a.md'));
      mkdirSync(join(root, 'content/pages'));
    });
    expect(told).toEqual([]);
  });

  test('in a project that lacks folders, or has a file that cannot be read', () => {
    const root = makeFolder({ 'content/a.md': 'a', 'content/b.md': 'b' });
    chmodSync(join(root, 'content/b.md'), 0o000);
    expect(() => readInputs(root).assertUnchanged()).not.toThrow();
  });
});
