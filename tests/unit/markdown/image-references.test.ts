import { expect, test } from 'vitest';
import { imageReferences } from '../../../src/markdown/image-references.ts';
import { render } from './render.ts';

const write = (text: string) => render(text, [], [imageReferences]);

test('an image by reference is the image it refers to, with its text and title', async () => {
  const definition = '\n\n[pool]: ./pool.png "Over time"\n';
  const direct = await write('![Connections](./pool.png "Over time")');
  expect(await write(`![Connections][pool]${definition}`)).toBe(direct);
  expect(await write(`![Connections][POOL]${definition}`)).toBe(direct);
  expect(await write(`![pool]${definition}`)).toContain('src="./pool.png"');
});

test('a definition may come before its use or inside a quote', async () => {
  expect(await write('[a]: a.png\n\n![x][a]')).toContain('src="a.png"');
  expect(await write('![x][a]\n\n> [a]: a.png')).toContain('src="a.png"');
});

test('what refers to nothing stays text, and links by reference stay links', async () => {
  expect(await write('![x][none]')).toBe('<p>![x][none]</p>');
  expect(await write('[x][a]\n\n[a]: /blog/')).toBe('<p><a href="/blog/">x</a></p>');
});
