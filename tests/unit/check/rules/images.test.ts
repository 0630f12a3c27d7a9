import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { makeProject, NOW, PIXEL } from '../../entries/content.ts';
import { makeSite } from '../../site.ts';
import { told, written } from '../subject.ts';

function say(frontMatter: string, body = '', file = 'blog/a.md'): string[] {
  const root = makeProject({ [file]: written(frontMatter, body), [`${file.split('/')[0]}/graph.png`]: PIXEL });
  return told(checkContent(root, makeSite(), NOW).problems, 'R29');
}

describe('alternative text (R29)', () => {
  test.each(['blog/a.md', 'postmortems/a.md', 'blog/a.mdx'])('an image without words in %s', (file) => {
    expect(say('', 'Text ![](./graph.png)', file)).toEqual([
      '9:6+16 warning R29 ./graph.png has no alternative text (write ![what it shows](./graph.png))',
    ]);
    expect(say('', '![A graph of the pool](./graph.png)', file)).toEqual([]);
  });

  test('a page', () => {
    const page = '---\ntitle: About\ndescription: About.\n---\n\n![ ](graph.png)\n';
    const root = makeProject({ 'pages/about.md': page, 'pages/graph.png': PIXEL });
    expect(told(checkContent(root, makeSite(), NOW).problems, 'R29')).toEqual([
      '6:1+15 warning R29 graph.png has no alternative text (write ![what it shows](graph.png))',
    ]);
  });

  test('a raw image, by its own place', () => {
    const body =
      '<p><img src="/a.png" alt="A graph"><img\nsrc=/b.png></p>\n\nText <img src="/c.png" alt=""> and `<img src="/d.png">`';
    expect(say('', body)).toEqual([
      '9:36+4 warning R29 /b.png has no alternative text (give it alt="what it shows", or alt="" for an ornament)',
    ]);
    expect(say('', '<img src="/a.png" /> <img src="/a.png" {...props} />', 'blog/a.mdx')).toEqual([
      '9:1+20 warning R29 /a.png has no alternative text (give it alt="what it shows", or alt="" for an ornament)',
    ]);
  });

  test('a figure of MDX', () => {
    const figure = 'import a from "./graph.png";\n\n<Figure src={a} alt="" />';
    expect(say('', figure, 'blog/a.mdx')).toEqual([
      '11:1+7 warning R29 the figure has no alternative text (give it alt="what it shows")',
    ]);
    expect(say('', figure.replace('alt=""', 'alt="A graph"'), 'blog/a.mdx')).toEqual([]);
  });

  test('the image of the front matter', () => {
    expect(say('image: ./graph.png')).toEqual([
      '7:8+11 warning R29 the image has no alternative text (write image: {src: ./graph.png, alt: what it shows})',
    ]);
    expect(say('image: {src: ./graph.png, alt: A graph}')).toEqual([]);
  });
});

test('a source needs an archived copy (R29)', () => {
  const source = 'source:\n  title: The original\n  url: https://example.org/original';
  expect(say(source)).toEqual([
    '7:1+6 warning R29 source has no archived copy (add archive: with the address of a copy, in the Web Archive for example)',
  ]);
  expect(say(`${source}\n  archive: https://web.archive.org/web/2025/https://example.org/original`)).toEqual([]);
  expect(say('', 'A text of our own.')).toEqual([]);
});
