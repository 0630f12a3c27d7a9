import { describe, expect, test } from 'vitest';
import { findBadComponents, findLostHtml, findRefusedAddresses } from '../../../src/markdown/raw-html.ts';
import { readText } from '../../../src/markdown/text.ts';

/** What is said of a text, with the words that it is said of. */
const lost = (body: string, file = 'a.md') =>
  findLostHtml(readText(body, file)).map(({ from, to, message }) => `${body.slice(from, to)} | ${message}`);
const bad = (body: string) =>
  findBadComponents(readText(body, 'a.mdx')).map(({ from, to, message, hint }) => {
    return `${body.slice(from, to)} | ${message} | ${hint}`;
  });

describe('raw HTML that does not reach the page', () => {
  test.each([
    ['a <iframe src="/x/"></iframe>', '<iframe src="/x/"> | <iframe> is taken out, with all that is in it'],
    ['<script>\nx\n</script>', '<script> | <script> is taken out, with all that is in it'],
    ['a Promise<void> b', '<void> | <void> is not an element of a text, and is not shown'],
    ['a Map<T> b', '<T> | <T> is not an element of a text, and is not shown'],
    ['<td valign="top">a</td>', '<td valign="top"> | valign of <td> is taken out'],
    ['<p align="justify">a</p>', '<p align="justify"> | align of <p> is taken out'],
    ['<td style="width: 50%">a</td>', '<td style="width: 50%"> | style of <td> is taken out'],
    ['<p onclick="x">a</p>', '<p onclick="x"> | onclick of <p> is taken out'],
    ['<P STYLE="top: 0">a</P>', '<P STYLE="top: 0"> | style of <P> is taken out'],
    ['<table><tr><td style="color: red">a</td></tr></table>', '<td style="color: red"> | style of <td> is taken out'],
    [
      '<th style="text-align: right; width: 50%">a</th>',
      '<th style="text-align: right; width: 50%"> | style of <th> is taken out',
    ],
    ['> <script>\n> x\n> </script>', expect.stringContaining(' | <script> is taken out, with all that is in it')],
    ['<!--> <style>p {}</style> -->', '<style> | <style> is taken out, with all that is in it'],
    ['<!-- a --!> <style>p {}</style>', '<style> | <style> is taken out, with all that is in it'],
    // Browsers make elements of what is broken, too.
    [
      '<iframe src="https://example.com/" width=560">a</iframe>',
      '<iframe | <iframe> is taken out, with all that is in it',
    ],
    ['<iframe\n\nsrc="https://example.com/">\n\nb', '<iframe | <iframe> is taken out, with all that is in it'],
    ['<p title="<script>"></p><style a="', '<style | <style> is taken out, with all that is in it'],
    ['<embed src="/a.swf">', '<embed src="/a.swf"> | <embed> is taken out, with all that is in it'],
  ])('%s', (body, message) => {
    expect(lost(body)).toEqual([message]);
  });

  test.each([
    ['in MDX', '<div>\n\n<iframe src={x} />\n\n</div>', ['<iframe | <iframe> is taken out, with all that is in it']],
    ['in a cell of MDX', '<td style={x}>a</td>', ['<td | style of <td> is taken out']],
    ['twice', 'A Map<string, List<int>> or so', ['<int> | <int> is not an element of a text, and is not shown']],
  ])('%s', (_how, body, messages) => {
    expect(lost(body, body.includes('{') ? 'a.mdx' : 'a.md')).toEqual(messages);
  });

  test.each([
    ['`<iframe>` and\n\n```html\n<script>x</script>\n```'],
    ['<!-- <script>x</script> -->\n\n<details open><summary>A</summary>b</details>'],
    ['a <kbd>b</kbd> <https://example.com/> <ada@example.com> 1 < 2 > 1'],
    ['<table><tr><td style="text-align: right">1</td></tr></table>'],
    ['<p align="center">a</p><img src="/a.png" alt="" align="right" width="1"><center>b</center>'],
    ['<p class="a" id="b" lang="de" title="c" dir="ltr" hidden data-x="y" aria-label="z" slot="q">d</p>'],
    ['<img src="/a.png" alt="a"> <a href="https://example.com/">b</a>'],
    ['<p title="<script>">a</p> <p title=\'<iframe src="/">\'>b</p>'],
    ['<Embed url="https://example.com/" title="a" />'],
  ])('and nothing else: %s', (body) => {
    expect(lost(body)).toEqual([]);
  });
});

describe('a style on what draws a picture', () => {
  const given =
    'import { Image as Photo, Picture } from "astro:assets";\nimport Logo from "./logo.svg";\nimport Box from "./Box.astro";\n\n';
  test('is told, since the policy refuses it', () => {
    const said = lost(
      `${given}<Photo src={a} alt="" style="width: 50%" />\n\n<Picture style={{ top: 0 }} /> <Logo style="x" />`,
      'a.mdx',
    );
    expect(said).toEqual([
      '<Photo | style of <Photo> is taken out',
      '<Picture | style of <Picture> is taken out',
      '<Logo | style of <Logo> is taken out',
    ]);
  });

  test('is nobody’s business on a component of the site’s own', () => {
    expect(lost(`${given}<Box style="wide" /> <Photo src={a} alt="" class="b" />`, 'a.mdx')).toEqual([]);
  });
});

describe('an address that a page cannot have', () => {
  const refused = (body: string) =>
    findRefusedAddresses(readText(body, 'a.md')).map(({ from, to, message }) => `${body.slice(from, to)} | ${message}`);

  test.each([
    ['[x](irc://a.example)', '[x](irc://a.example) | “irc://a.example” is taken out: it is not an address of a page'],
    [
      '<a href="javascript:x()">y</a>',
      '<a href="javascript:x()"> | “javascript:x()” is taken out: it is not an address of a page',
    ],
    ['![x](data:image/png;base64,AA)', expect.stringContaining('“data:image/png;base64,AA” is taken out')],
    ['[x][y]\n\n[y]: slack://a', expect.stringContaining('“slack://a” is taken out')],
  ])('is told: %s', (body, said) => {
    expect(refused(body)).toEqual([said]);
  });

  test('and others are not', () => {
    const fine = ['https://a.b', '//a.b', '/a:b/', '#10:16', 'mailto:a@b.de', 'tel:+1', 'ftp://a.b', 'a.md', '?q=a:b'];
    expect(refused(fine.map((address) => `[x](${address}) `).join(''))).toEqual([]);
  });
});

describe('components', () => {
  const named = '<Callout kind="tip" title="A">b</Callout>\n\n<Embed url="https://example.com/" title="C" />';
  test('that every text has are fine as they are meant', () => {
    const code = 'import a from "./a.jpg";\nimport Chart from "./Chart.astro";\n\n';
    expect(bad(`${code}${named}\n\n<Figure src={a} alt="">d</Figure> <Chart any="x" />\n\n<Video {...a} />`)).toEqual(
      [],
    );
    expect(bad('export const Note = () => "n";\n\n<Note /> <Fragment>x</Fragment>')).toEqual([]);
  });

  test.each([
    ['<Calout>a</Calout>', '<Calout | <Calout> is not a component that this text has | did you mean <Callout>?'],
    [
      'A List<String>b</String>',
      '<String | <String> is not a component that this text has | import it, or write `<String>` as code',
    ],
    ['<Callout kind="danger">a</Callout>', expect.stringContaining('has no kind="danger" | it has note, tip, warning')],
    ['<Callout kind="waning">a</Callout>', expect.stringContaining('| did you mean warning?')],
    ['<Callout type="tip">a</Callout>', expect.stringContaining('has no property type | it has kind, title')],
    ['<Embed src="https://example.com/" title="a" />', expect.stringContaining('has no property src')],
    ['<Video src="/a.mp4" />', '<Video | <Video> has no title | write title="…"'],
    ['<Video src="" title="a" />', '<Video | src of <Video> is empty | write src="…"'],
    [
      '<Embed url="/blog/" title="a" />',
      '<Embed | url="/blog/" is not the address of a page | write it in full, like https://example.org/page',
    ],
    ['<Figure src={a}>b</Figure>', '<Figure | <Figure> has no alt | write alt="…"'],
    ['<Figure src="./a.jpg" alt="b" />', expect.stringContaining('src="./a.jpg" is not a picture | import it')],
  ])('%s', (body, message) => {
    expect(bad(body)).toContainEqual(message);
  });
});

test('an Embed of Markdown is held to what one of MDX is', () => {
  const messages = (body: string) => findBadComponents(readText(body, 'a.md')).map(({ message }) => message);
  expect(messages('<Embed url="https://example.com/" title="A" />')).toEqual([]);
  expect(messages('<Embed url="https://example.com/">')).toEqual(['<Embed> has no title']);
  expect(messages('a <embed url="javascript:b" title="A" width="5">')).toEqual([
    '<Embed> has no property width',
    'url="javascript:b" is not the address of a page',
  ]);
});

test('links and players of raw HTML are links of the text', () => {
  const links = (body: string, file: string) =>
    readText(body, file).links.map(({ from, to, target }) => `${target} ${body.slice(from, to)}`);
  expect(links('a <a class="b" href="/c/">d</a>\n\n<video src=\'/e.mp4\' poster=\'/f.jpg\'></video>', 'a.md')).toEqual([
    '/c/ <a class="b" href="/c/">',
    "/e.mp4 <video src='/e.mp4' poster='/f.jpg'>",
    "/f.jpg <video src='/e.mp4' poster='/f.jpg'>",
  ]);
  expect(links('a <a href="/c/">d</a> <a href={x}>y</a>\n\n<Video src="/e.mp4" title="f" />', 'a.mdx')).toEqual([
    '/c/ <a',
    '/e.mp4 <Video',
  ]);
  expect(links('<!-- <a href="/c/"> -->\n\n`<a href="/d/">`', 'a.md')).toEqual([]);
});
