import { describe, expect, test } from 'vitest';
import { findBadComponents, findLostHtml } from '../../../src/markdown/raw-html.ts';
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
    ['a Promise<void> b', '<void> | <void> is no element of a text, and is not shown'],
    ['<p onclick="x">a</p>', '<p onclick="x"> | onclick of <p> is taken out'],
    ['<P STYLE="top: 0">a</P>', '<P STYLE="top: 0"> | style of <p> is taken out'],
    [
      '<video src="https://example.com/a.mp4"></video>',
      '<video src="https://example.com/a.mp4"> | https://example.com/a.mp4 is on another site, which the security policy refuses',
    ],
  ])('%s', (body, message) => {
    expect(lost(body)).toEqual([message]);
  });

  test.each([
    ['in MDX', '<div>\n\n<iframe src={x} />\n\n</div>', ['<iframe | <iframe> is taken out, with all that is in it']],
    ['twice', 'A Map<string, List<int>> or so', ['<int> | <int> is no element of a text, and is not shown']],
  ])('%s', (_how, body, messages) => {
    expect(lost(body, body.includes('{') ? 'a.mdx' : 'a.md')).toEqual(messages);
  });

  test.each([
    ['`<iframe>` and\n\n```html\n<script>x</script>\n```'],
    ['<!-- <script>x</script> -->\n\n<details open><summary>A</summary>b</details>'],
    ['a <kbd>b</kbd> <https://example.com/> <ada@example.com> 1 < 2 > 1'],
    ['<table><tr><td style="text-align: right">1</td></tr></table>'],
    ['<img src="/a.png" alt="a"> <a href="https://example.com/">b</a>'],
  ])('and nothing else: %s', (body) => {
    expect(lost(body)).toEqual([]);
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
    ['<Calout>a</Calout>', '<Calout | <Calout> is no component that this text has | did you mean <Callout>?'],
    [
      'A List<String>b</String>',
      '<String | <String> is no component that this text has | import it, or write `<String>` as code',
    ],
    ['<Callout kind="danger">a</Callout>', expect.stringContaining('has no kind="danger" | it has note, tip, warning')],
    ['<Callout kind="waning">a</Callout>', expect.stringContaining('| did you mean warning?')],
    ['<Callout type="tip">a</Callout>', expect.stringContaining('has no property type | it has kind, title')],
    ['<Embed src="https://example.com/" title="a" />', expect.stringContaining('has no property src')],
    ['<Video src="/a.mp4" />', '<Video | <Video> has no title | write title="…"'],
    ['<Video src="" title="a" />', '<Video | src of <Video> is empty | write src="…"'],
    ['<Figure src={a}>b</Figure>', '<Figure | <Figure> has no alt | write alt="…"'],
    ['<Figure src="./a.jpg" alt="b" />', expect.stringContaining('src="./a.jpg" is no picture | import it')],
  ])('%s', (body, message) => {
    expect(bad(body)).toContainEqual(message);
  });
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
