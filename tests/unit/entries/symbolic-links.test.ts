import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeInventory } from '../../../src/entries/inventory.ts';
import { makeFolder, writeFiles } from '../folder.ts';
import { makeSite } from '../site.ts';
import { makeProject, markdown, NOW } from './content.ts';

function project(): string {
  const root = makeProject({ 'blog/a/index.md': markdown('id: urn:x:1') });
  writeFiles(root, { 'public/a/b.css': '', 'src/a/b.ts': '' });
  return root;
}

const told = (root: string) =>
  takeInventory(root, makeSite(), NOW).problems.map(
    ({ id, level, file, message }) => `${file} ${level} ${id} ${message}`,
  );

test.each([
  ['public/a/link.css', '../a/b.css'],
  ['public/link', '/etc'],
  ['public/.well-known', 'a'],
  ['public/dangling.pdf', 'nowhere.pdf'],
  ['public/.#b.css', 'nobody@nowhere.1'],
  ['src/a/link.ts', 'b.ts'],
  ['src/pages', '../content'],
  ['content/blog/a/.hidden.png', '/etc/hostname'],
  ['content/blog/a/.#index.md', 'index.md'],
  ['content/.deep', '/etc'],
])('the link %s to %s is an error, told once', (path, target) => {
  const root = project();
  symlinkSync(target, join(root, path));
  expect(told(root)).toEqual([`${path} error C2 is a symbolic link`]);
});

test.each(['public', 'src', 'content'])('so is a link in the place of %s/', (folder) => {
  const root = project();
  const elsewhere = join(makeFolder(), folder);
  renameSync(join(root, folder), elsewhere);
  symlinkSync(elsewhere, join(root, folder));
  expect(told(root)).toEqual([`${folder} error C2 is a symbolic link`]);
});

test('a file that Emacs has open is not an error, and a project without links has none', () => {
  const root = project();
  symlinkSync('ada@host.1:2', join(root, 'content/blog/a/.#index.md'));
  symlinkSync('ada@host.1:2', join(root, 'src/a/.#b.ts'));
  expect(told(root)).toEqual([]);
});
