import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outlineOf } from '../../../src/entries/outline-of.ts';
import { makeFolder } from '../folder.ts';
import { makeProject, markdown } from './content.ts';

const BODY =
  'import Part from "./part.mdx";\nimport Away from "../../../away/away.mdx";\n\n## Timeline\n\n<Part />\n\n<Away />';

test('an entry has the text that it imports, read from its file, with the fragments that its page gives', () => {
  const root = makeProject({
    'blog/part.mdx': markdown('', '## Facts\n\nZebra.'),
    'blog/whole.mdx': markdown('', BODY),
  });
  const { sections } = outlineOf(root, { body: BODY, file: 'content/blog/whole.mdx' }, []);
  expect(sections).toEqual([
    { id: 'timeline', depth: 2, heading: 'Timeline', text: '' },
    { id: 'facts', depth: 2, heading: 'Facts', text: 'Zebra.', isImported: true },
  ]);
});

test('nothing is read that lies outside the project, and nothing that cannot be parsed', () => {
  const away = makeFolder({ 'away.mdx': markdown('', 'Secret.') });
  const root = makeProject({ 'blog/broken.mdx': markdown('', 'Text {') });
  symlinkSync(`${away}/away.mdx`, `${root}/content/blog/link.mdx`);
  const read = (path: string) =>
    outlineOf(root, { body: `import A from "${path}";\n\nText. <A />`, file: 'content/blog/a.mdx' }, []).sections;
  for (const path of [`../../..${away}/away.mdx`, './link.mdx', './broken.mdx', './none.mdx']) {
    expect(read(path)).toEqual([{ id: '', depth: 0, heading: '', text: 'Text.' }]);
  }
});
