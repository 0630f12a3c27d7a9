import { expect, test } from 'vitest';
import { renderPage } from './page.ts';

test('an image that stands alone and has a title is a figure with a caption', async () => {
  expect(await renderPage('![Alt](./a.png "At 10:16 & <later>")')).toBe(
    '<figure><img src="./a.png" alt="Alt"><figcaption>At 10:16 &amp; &lt;later&gt;</figcaption></figure>',
  );
});

test('so is one by reference, and one in a list', async () => {
  expect(await renderPage('![Alt][a]\n\n[a]: ./a.png "Caption"')).toContain('<figcaption>Caption</figcaption>');
  expect(await renderPage('- x\n\n  ![Alt](./a.png "Caption")')).toMatch(/<li>.*<figcaption>Caption/s);
});

test.each([
  ['without a title', '![Alt](./a.png)'],
  ['with an empty title', '![Alt](./a.png "")'],
  ['within a sentence', 'See ![Alt](./a.png "Caption").'],
  ['beside another one', '![A](./a.png "One") ![B](./b.png "Two")'],
  ['in a link', '[![Alt](./a.png "Caption")](/x/)'],
])('an image %s stays an image', async (_what, text) => {
  const html = await renderPage(text);
  expect(html).toContain('<img');
  expect(html).not.toContain('figure');
});
