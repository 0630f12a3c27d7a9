import { describe, expect, test } from 'vitest';
import { figures } from '../../../src/markdown/figures.ts';
import { pictureRows } from '../../../src/markdown/picture-rows.ts';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { render } from './render.ts';

const rendered = (text: string) => render(text, [sanitize, pictureRows], [figures]);

describe('pictures stand in a row', () => {
  test.each([
    ['two in one paragraph', '![A](a.png) ![B](b.png)'],
    ['on two lines of it', '![A](a.png)\n![B](b.png)'],
    ['in links', '[![A](a.png)](/a/) [![B](b.png)](/b/)'],
    ['in a block of HTML', '<div><img src="/a.png" alt="A"><img src="/b.png" alt="B"></div>'],
    ['with captions, in a block', '<div>\n\n![A](a.png "One")\n\n![B](b.png "Two")\n\n</div>'],
    ['each in a paragraph of a block', '<div align="center">\n\n![A](a.png)\n\n![B](b.png)\n\n</div>'],
  ])('%s', async (_what, text) => {
    expect(await rendered(text)).toMatch(/^<(p|div) class="(align-center )?pictures">/);
  });
});

test.each([
  ['one picture', '![A](a.png)'],
  ['one with a caption', '![A](a.png "One")'],
  ['two in a sentence', 'Before ![A](a.png) and ![B](b.png) after.'],
  ['two with a break between them', '![A](a.png)\\\n![B](b.png)'],
  ['two paragraphs of one', '![A](a.png)\n\n![B](b.png)'],
  ['a block with words', '<div>Words <img src="/a.png" alt="A"><img src="/b.png" alt="B"></div>'],
  ['an empty block', '<div></div>'],
])('%s stands as it is written', async (_what, text) => {
  expect(await rendered(text)).not.toContain('pictures');
});
