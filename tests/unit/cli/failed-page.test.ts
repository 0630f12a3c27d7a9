import { describe, expect, test } from 'vitest';
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

describe('an image that no feed can carry', () => {
  const body = '<Innocent />\n\n<img src={inline} alt="A red box" />\n\n<img src="data:x" alt="b" />\n';
  const source = `---\ntitle: A box\n---\n\n${body}`;
  const mdx = [{ collection: 'blog', name: 'pool', file: 'content/blog/pool.mdx', source }] as const;
  const describeImage = (image: string) =>
    describeFailure(
      mdx,
      '/rss.xml',
      `content/blog/pool.mdx: the image ${image} has no address that a feed reader could load`,
    );

  test('is found by its text where its address is not written, and no component is blamed', () => {
    const message = describeImage('“data:image/png;base64,AAAA” with the text “A red box”');
    expect(message).toMatch(/^content\/blog\/pool\.mdx:7 cannot/);
    expect(message).not.toContain('Innocent');
  });

  test('is found by its address when its text is short', () => {
    expect(describeImage('“data:x” with the text “b”')).toMatch(/^content\/blog\/pool\.mdx:9 cannot/);
  });

  test('is somewhere in the components when neither is written', () => {
    expect(describeImage('“data:image/gif” with the text “box”')).toMatch(/ \(it has <Innocent> in line 5\)$/);
  });
});

test('a page of no entry is named by its address', () => {
  expect(describeFailure(items, '/reliability/', 'no')).toBe('/reliability/ cannot be rendered: no');
});
