import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchProject } from '../../../src/cli/watch.ts';
import { makeFolder } from '../folder.ts';

/** A watched project: what to do to it, and how often it says that something changed. */
function watched() {
  const root = makeFolder({ 'content/blog/a.md': 'a', 'site.config.ts': '', 'dist/index.html': '' });
  const onChange = vi.fn();
  const watching = watchProject(root, onChange);
  onTestFinished(() => watching.close());
  return {
    path: (path: string) => join(root, path),
    /** Do something, and see that it is noticed. */
    async expectChange(what: () => void) {
      onChange.mockClear();
      what();
      await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 60_000 });
    },
    calls: () => onChange.mock.calls.length,
  };
}

test('every way to change content is noticed', async () => {
  const { path, expectChange } = watched();
  const save = () => {
    writeFileSync(path('content/blog/.a.swp'), 'b');
    renameSync(path('content/blog/.a.swp'), path('content/blog/a.md'));
  };
  await expectChange(() => writeFileSync(path('content/blog/a.md'), 'b'));
  await expectChange(save);
  await expectChange(() => writeFileSync(path('content/blog/a.md'), 'c'));
  await expectChange(save);
  await expectChange(() => mkdirSync(path('content/postmortems/new'), { recursive: true }));
  await expectChange(() => writeFileSync(path('content/postmortems/new/index.md'), 'n'));
  await expectChange(() => rmSync(path('content/postmortems'), { recursive: true }));
  await expectChange(() => rmSync(path('content'), { recursive: true }));
  await expectChange(() => mkdirSync(path('content/blog'), { recursive: true }));
  await expectChange(() => writeFileSync(path('content/blog/a.md'), 'd'));
  await expectChange(() => writeFileSync(path('site.config.ts'), 'e'));
});

test('several changes at once are one, and what is not content is none', async () => {
  const { path, expectChange, calls } = watched();
  writeFileSync(path('dist/index.html'), 'built');
  writeFileSync(path('notes.txt'), 'notes');
  writeFileSync(path('content/blog/.a.md.swp'), 'editing');
  await wait(400);
  expect(calls()).toBe(0);
  await expectChange(() => {
    for (const name of ['a', 'b', 'c']) writeFileSync(path(`content/blog/${name}.md`), name);
  });
  await wait(400);
  expect(calls()).toBe(1);
});
