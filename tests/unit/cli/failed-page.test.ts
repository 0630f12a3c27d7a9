import { expect, test } from 'vitest';
import { describeFailure } from '../../../src/cli/failed-page.ts';

const source = '---\ntitle: Pool\n---\n\nText.\n\n<Broken />\n\n<img src="data:x" />\n';
const items = [{ collection: 'blog', name: 'pool', file: 'content/blog/pool.mdx', source }] as const;

test('a page that fails is named by its file, with the components that it has', () => {
  expect(describeFailure(items, '/notes/blog/pool/', 'out of order')).toBe(
    'content/blog/pool.mdx cannot be rendered: out of order (it has <Broken> in line 7)',
  );
});

test('a feed that fails names the entry of its reason, and the line of what is quoted', () => {
  const reason = 'content/blog/pool.mdx: the image “data:x” has no address that a feed reader could load';
  expect(describeFailure(items, '/rss.xml', reason)).toBe(`content/blog/pool.mdx:9 cannot be rendered: ${reason}`);
});

test('a page of no entry is named by its address', () => {
  expect(describeFailure(items, '/reliability/', 'no')).toBe('/reliability/ cannot be rendered: no');
});
