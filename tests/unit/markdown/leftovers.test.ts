import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/entries/front-matter.ts';
import { textOf } from '../../../src/entries/text-of.ts';
import { findLeftovers } from '../../../src/markdown/leftovers.ts';

/** What is told of a text: the words, and what to write. */
const told = (body: string) =>
  findLeftovers(body, 'a.md').map(({ from, to, hint }): [string, string] => [body.slice(from, to), hint]);
const words = (body: string) => told(body).map(([written]) => written);

describe('what Hugo would have read', () => {
  test.each([
    ['{{< youtube dQw4w9WgXcQ >}}', 'write <Embed url="https://www.youtube.com/watch?v=dQw4w9WgXcQ" title="…" />'],
    ['{{<youtube dQw4w9WgXcQ>}}', 'write <Embed url="https://www.youtube.com/watch?v=dQw4w9WgXcQ" title="…" />'],
    ['{{< youtube id="dQw4w9WgXcQ" autoplay="true" >}}', expect.stringContaining('watch?v=dQw4w9WgXcQ"')],
    ['{{< vimeo 146022717 >}}', 'write <Embed url="https://vimeo.com/146022717" title="…" />'],
    ['{{< gist ada 0123abc >}}', 'write <Embed url="https://gist.github.com/ada/0123abc" title="…" />'],
    ['{{< tweet user="ada" id="1" >}}', 'write <Embed url="https://…" title="…" />'],
    ['{{< figure src="/a.png" alt="b" title="c" >}}', 'write ![b](/a.png)'],
    ['{{< highlight go "linenos=table" >}}', expect.stringContaining('write ``` with the language')],
    ['{{< ref "pool.md" >}}', 'write the path from the root, like /blog/its-name/'],
    ['{{< relref path="pool.md" lang="de" >}}', 'write the path from the root, like /blog/its-name/'],
    ['{{% notice warning %}}', 'write :::warning, the text, and ::: at its end'],
    ['{{< callout type="info" >}}', 'write :::note, the text, and ::: at its end'],
    ['{{< hint danger >}}', 'write :::warning, the text, and ::: at its end'],
    ['{{< tip >}}', 'write :::tip, the text, and ::: at its end'],
    ['{{< details summary="a" >}}', expect.stringContaining('<details><summary>')],
    ['{{< mermaid >}}', expect.stringContaining('```mermaid')],
    ['{{< param "a.b" >}}', expect.stringContaining('write what it showed')],
    ['{{</* youtube x */>}}', expect.stringContaining('https://www.youtube.com/watch?v=x')],
    ['{{< my-own/thing a\n  b="c" >}}', expect.stringContaining('write what it showed')],
  ])('%s', (body, hint) => {
    expect(told(body)).toEqual([[body, hint]]);
  });

  test('is told once for what is opened and closed', () => {
    expect(words('{{% notice %}}\na {{< ref "b" >}}\n{{% /notice %}}\n\n{{< tab >}}{{< /tab >}}')).toEqual([
      '{{% notice %}}',
      '{{< ref "b" >}}',
      '{{< tab >}}',
    ]);
    expect(words('a {{< /tab >}}')).toEqual(['{{< /tab >}}']);
  });

  test('is told where a value in it has braces', () => {
    expect(words('{{< tex "\\frac{a}{b}" >}}')).toEqual(['{{< tex']);
  });
});

describe('what Jekyll and other templates would have read', () => {
  test.each([
    ['{% highlight ruby %}', expect.stringContaining('write ``` with the language')],
    ['{%- include youtube.html id="x" -%}', 'write <Embed url="https://www.youtube.com/watch?v=x" title="…" />'],
    ['{% include figure.html src="/a.png" caption="b" %}', 'write ![what it shows](/a.png)'],
    ['{% include analytics.html %}', 'write what the file has'],
    ['{% post_url 2019-05-01-Big-News %}', 'write the path from the root, like /blog/big-news/'],
    ['{% link _posts/2019-05-01-news.md %}', 'write the path from the root, like /blog/news/'],
    ['{% raw %}', 'take it out: braces mean nothing in a text'],
    ['{% comment %}', 'write <!-- … -->, or take it out'],
    ['{% assign a = 1 %}', expect.stringContaining('write what it gave')],
    ['{{ site.baseurl }}', 'take it out, and write the path from the root: a base is put before it'],
    ['{{ "/a/" | relative_url }}', 'take it out, and write the path from the root: a base is put before it'],
    ['{{ page.title }}', expect.stringContaining('write what it gave')],
    ['{{name}}', expect.stringContaining('put it between backticks if you mean the characters')],
    ['{# a note #}', 'write <!-- … -->, or take it out'],
  ])('%s', (body, hint) => {
    expect(told(body)).toEqual([[body, hint]]);
  });

  test('is told once for a pair, and not for what is between raw and endraw', () => {
    expect(words('{% raw %}{{ a }} {% b %}{% endraw %} {{ c }}')).toEqual(['{% raw %}', '{{ c }}']);
    expect(words('{% if a %}b{% else %}c{% endif %}')).toEqual(['{% if a %}', '{% else %}']);
  });
});

describe('attributes in braces', () => {
  test.each([
    ['text\n{: .lead}', '{: .lead}', 'take it out: the look of all pages is in src/styles'],
    ['{:.no_toc}', '{:.no_toc}', expect.stringContaining('take it out')],
    ['text\n{: .note}', '{: .note}', 'take it out, and put the text between :::note and :::'],
    ['* TOC\n{:toc}', '{:toc}', 'take it out: a page lists its headings by itself; the list before it goes too'],
    ['[a](/b/){:target="_blank"}', '{:target="_blank"}', 'take it out: readers decide where a link opens'],
    ['![a](b.png){: width="50%" .c }', '{: width="50%" .c }', expect.stringContaining('take it out')],
    ['{:box: .a}', '{:box: .a}', expect.stringContaining('take it out')],
    ['{::options parse_block_html="true" /}', '{::options parse_block_html="true" /}', 'take it out'],
    ['## A heading {#own-id}', '{#own-id}', 'take it out; <a id="own-id"></a> on a line before keeps links to it'],
    ['## A heading {#own-id .a b="c"} ##', '{#own-id .a b="c"}', expect.stringContaining('<a id="own-id"></a>')],
    ['A heading {#own-id}\n===', '{#own-id}', expect.stringContaining('<a id="own-id"></a>')],
    ['### A {.unnumbered}', '{.unnumbered}', expect.stringContaining('take it out')],
    ['### A {lang=de}', '{lang=de}', expect.stringContaining('take it out')],
    ['![a](b.png){width=50%}', '{width=50%}', expect.stringContaining('take it out')],
    ['a\n{.b}', '{.b}', expect.stringContaining('take it out')],
    ['{#id}', '{#id}', expect.stringContaining('<a id="id"></a>')],
  ])('%s', (body, written, hint) => {
    expect(told(body)).toEqual([[written, hint]]);
  });
});

test('other leftovers: lists of contents and admonitions', () => {
  expect(words('[TOC]\n\n[[_TOC_]]\n\n!!! note "A"\n    b')).toEqual(['[TOC]', '[[_TOC_]]', '!!! note "A"']);
});

test.each([
  ...[
    '- {{ x }}',
    '> {{ x }}',
    '| {{ x }} |\n|---|',
    '# {{ x }}',
    '*{{ x }}*',
    '[{{ x }}](/a/)',
    'a[^1]\n\n[^1]: {{ x }}',
  ],
  ...[':::note[{{ x }}]\na\n:::', ':::note\n{{ x }}\n:::', '<div>\n{{ x }}\n</div>', '<b>{{ x }}</b>', 'a\n: {{ x }}'],
])('wherever a text has prose: %s', (body) => {
  expect(words(body)).toEqual(['{{ x }}']);
});

describe('no alarm', () => {
  const SIGNS = ['{{ x }}', '{{< x >}}', '{% raw %}', '{: .a}', '{#a}', '{{% x %}}'];
  test.each([
    (sign: string) => `a \`${sign}\` b`,
    (sign: string) => `a \`\`${sign}\`\` b`,
    (sign: string) => `\`\`\`liquid\na\n${sign}\n\`\`\``,
    (sign: string) => `a\n\n    ${sign}`,
    (sign: string) => `- ~~~\n  ${sign}\n  ~~~`,
    (sign: string) => `<!-- ${sign} -->`,
    (sign: string) => `<code>${sign}</code>`,
    (sign: string) => `<pre>\na\n\n${sign}\n</pre>`,
    (sign: string) => `$$\na ${sign}\n$$`,
    (sign: string) => `a $$${sign}$$`,
    (sign: string) => `:::note[\`${sign}\`]\na \`${sign}\`\n:::`,
    (sign: string) => `<p title='${sign}'>a</p>`,
    (sign: string) => `a \\${sign} b`,
    (sign: string) => `a ${sign.replace('{', '&#123;').replace('{', '&#123;')} b`,
  ])('in code, formulas, comments and tags, or where it is escaped: %s', (around) => {
    for (const sign of SIGNS) expect(words(around(sign)), around(sign)).toEqual([]);
  });

  test.each([
    'It returns {:ok, pid} or {:error, reason}.',
    'The series http_requests{job="api"} and {app="foo"} in Loki.',
    'A workflow has \x24{{ secrets.TOKEN }}.',
    'kubectl -o jsonpath={.metadata.name}, {...rest}, { a: 1 }, {a}, {}.',
    'The sets {1, 2} and #{x}, %{y}, \x24{z}.',
    'Empty: {{}} {{ }} and {{1}}.',
    'Formats: {%d} {%s} 50%} {%.',
    '{app="x"} selects the series.',
    'Really!!! Note this. [toc] and [x](/toc/).',
    '- [ ] a\n- [x] b',
    '> [!NOTE]\n> a',
  ])('in what programs and people write: %s', (body) => {
    expect(words(body)).toEqual([]);
  });

  test('in any text without braces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const body = text.replace(/[{}[\]!?]/g, ' ');
        expect(findLeftovers(body, 'a.md')).toEqual([]);
      }),
    );
  });
});

test.each([
  ['a\n\n{{< youtube x >}}', 'write <Embed url="https://www.youtube.com/watch?v=x" title="…" />'],
  ['é {% highlight ruby %}', expect.stringContaining('write ``` with the language')],
  ['## A {#b}', expect.stringContaining('<a id="b"></a>')],
  ['a\n{: .lead}', expect.stringContaining('take it out')],
  ['a {b c} d', 'in .mdx, { and < begin code: write \\{ and \\< for the signs'],
])('MDX cannot read %s, and the error says what to write', (body, hint) => {
  const { problems } = textOf({ file: 'a.mdx', frontMatter: parseFrontMatter(`---\ntitle: a\n---\n${body}\n`) });
  expect(problems).toMatchObject([{ id: 'C3', hint }]);
});

test('a long text of signs is read once', () => {
  for (const sign of ['{{<', '{%', '{a=b ', '{:', '{{x}} ', '{#']) {
    expect(findLeftovers(sign.repeat(20_000), 'a.md').length).toBeLessThanOrEqual(20_000);
  }
  expect(findLeftovers(`{{${'a'.repeat(200_000)}`, 'a.md')).toEqual([]);
  expect(findLeftovers(`{${'a=b '.repeat(50_000)}`, 'a.md')).toEqual([]);
});
