import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headingsOnPage, headingsWithImported } from '../../../src/markdown/imported-texts.ts';
import { countWords, isRelative, readOutline } from '../../../src/markdown/outline.ts';
import { readText } from '../../../src/markdown/text.ts';

const TEXT = `Before the *first* heading.

## What \`broke\`

One [link](/blog/other/), one ![Connections](./pool.png) image.

- An item
- Another

### Details

| a | b |
| - | - |
| 1 | 2 |

## What \`broke\`

\`\`\`sh
npm test
\`\`\`

See [the docs][docs], ![Graph][graph] and [nothing][none].

[docs]: https://example.org/docs
[graph]: ./graph.png
`;

describe.each(['pool.md', 'pool.mdx'])('the outline of %s', (file) => {
  const outline = readOutline(TEXT, file);

  test('has the text by heading, in order, with the fragments of the page', () => {
    expect(outline.sections).toEqual([
      { id: '', depth: 0, heading: '', text: 'Before the first heading.' },
      { id: 'what-broke', depth: 2, heading: 'What broke', text: 'One link, one Connections image.\nAn item\nAnother' },
      { id: 'details', depth: 3, heading: 'Details', text: 'a\nb\n1\n2' },
      {
        id: 'what-broke-1',
        depth: 2,
        heading: 'What broke',
        text: 'npm test\nSee the docs, Graph and [nothing][none].',
      },
    ]);
  });

  test('counts the words of text, headings and code', () => {
    expect(outline.words).toBe(4 + 2 + 5 + 1 + 2 + 1 + 4 + 2 + 2 + 7);
  });

  test('lists links and images as written', () => {
    expect(outline.links).toEqual(['/blog/other/', 'https://example.org/docs']);
    expect(outline.images).toEqual([
      { path: './pool.png', alt: 'Connections' },
      { path: './graph.png', alt: 'Graph' },
    ]);
    expect(outline.imports).toEqual([]);
  });
});

describe('an outline', () => {
  test('of an empty text is empty', () => {
    expect(readOutline('', 'a.md')).toMatchObject({ sections: [], words: 0, links: [], images: [], imports: [] });
  });

  test('keeps a heading without text, and leaves out the part before the first when it is empty', () => {
    expect(readOutline('# Title\n\n## Part', 'a.md').sections.map(({ id }) => id)).toEqual(['title', 'part']);
  });

  test('keeps times, ratios and prices', () => {
    const text = 'From ~10:16 to ~10:28, 3:2, between $0.60 and $5.';
    expect(readOutline(text, 'a.md').sections[0]?.text).toBe(text);
    expect(readOutline(text, 'a.mdx').sections[0]?.text).toBe(text);
  });

  test('keeps quotes, breaks and footnotes apart', () => {
    const text = '> Quoted.\n\nOne  \ntwo.[^1]\n\n[^1]: A note.';
    expect(readOutline(text, 'a.md').sections[0]?.text).toBe('Quoted.\nOne\ntwo.\nA note.');
  });

  test.each([
    ['a.md', 'Text <td>id</td><td>name</td> one<br>two', 'Text\nid\nname\none\ntwo'],
    ['a.mdx', '<table><tbody><tr><td>id</td><td>name</td></tr></tbody></table>', 'id\nname'],
    ['a.mdx', 'One<br/>two', 'One\ntwo'],
    ['a.mdx', '<Tabs><Tab>One</Tab><Tab>Two</Tab></Tabs>', 'One\nTwo'],
    ['a.md', '| id | name |\n| - | - |\n| a<br>b | c |', 'id\nname\na\nb\nc'],
    ['a.md', '```js\nconst a = 1\nconst b = 2\n```', 'const a = 1\nconst b = 2'],
  ])('of %s keeps apart what stands apart on the page: %s', (file, text, words) => {
    expect(readOutline(text, file).sections[0]?.text).toBe(words);
  });

  test.each([
    ['a.md', 'A <b>bo</b>ld <kbd>Ctrl</kbd>+<kbd>K</kbd> for H<sub>2</sub>O', 'A bold Ctrl+K for H2O'],
    ['a.mdx', 'A <b>bo</b>ld <Key>Ctrl</Key>+<Key>K</Key>, H<sub>2</sub>O', 'A bold Ctrl+K, H2O'],
    ['a.md', 'One line\nof a `long\nname` in\n*two* lines', 'One line of a long name in two lines'],
  ])('of %s keeps together what is one line on the page: %s', (file, text, words) => {
    expect(readOutline(text, file).sections[0]?.text).toBe(words);
  });

  test('lists what raw HTML shows as images, in any spelling', () => {
    const text =
      '<img src="./a.png" alt="x">\n\nText <IMG alt=x src=b.png> and <img src=\'c.png\'/>, `<img src="d.png">`.';
    expect(readText(text, 'a.md').rawImages.map(({ path }) => path)).toEqual(['./a.png', 'b.png', 'c.png']);
  });

  test('does not take a --- line for front matter', () => {
    expect(readOutline('---\n\nText.', 'a.md').sections[0]?.text).toBe('Text.');
    expect(readOutline('---\nNot: data\n---\n', 'a.md').sections[0]?.heading).toBe('Not: data');
  });
});

describe('the outline of an MDX file', () => {
  test('lists the pictures it imports, and its code is not a text', () => {
    const text = [
      "import pool from './pool.png';",
      'import Chart from "../Chart.astro";',
      'export const n = 1;',
      '',
      'Some {n} text. <Chart label="x">Inside.</Chart>',
    ].join('\n');
    const outline = readOutline(text, 'a.mdx');
    expect(outline.imports).toEqual(['./pool.png']);
    expect(outline.sections[0]?.text).toBe('Some text. Inside.');
  });

  test('that cannot be parsed is an error', () => {
    expect(() => readOutline('Latency {p99 < 5', 'a.mdx')).toThrow();
    expect(() => readOutline('Latency {p99 < 5', 'a.md')).not.toThrow();
  });
});

describe('texts that MDX imports', () => {
  const files: Readonly<Record<string, string>> = {
    'content/blog/part.mdx':
      'Before.\n\n## Part -- one\n\nZebra [a](/a/) ![b](./b.png).\n\n<Deep />\n\nimport Deep from "../pages/deep.md";\n',
    'content/pages/deep.md': '### Deep\n\nGiraffe ![c](c.png) ![d](/d.png).',
    'content/blog/loop.mdx': 'import Loop from "./loop.mdx";\n\nRound.\n\n<Loop />',
  };
  const read = (path: string, from: string) => {
    const file = posix.join(posix.dirname(from), path);
    const body = files[file];
    return body === undefined ? undefined : { file, body, headings: headingsOnPage(body, file, {}) };
  };
  const outline = (body: string) => readOutline(body, 'content/blog/whole.mdx', [], read);
  const shape = (body: string) =>
    outline(body).sections.map(
      ({ id, heading, text, isImported }) => `${isImported ? '+' : ''}${id} ${heading}: ${text.replaceAll('\n', ' ')}`,
    );

  test('are where the page has them, with their own', () => {
    const body = 'import Part from "./part.mdx";\n\n## First\n\nOne.\n\n<Part />\n\nTwo.\n\n## Last\n\nThree.';
    expect(shape(body)).toEqual([
      'first First: One. Before.',
      '+part--one Part – one: Zebra a b .',
      '+deep Deep: Giraffe c d . Two.',
      'last Last: Three.',
    ]);
    const { words, links, images } = outline(body);
    expect(words).toBe(15);
    expect(links).toEqual(['/a/']);
    expect(images.map(({ path }) => path)).toEqual(['b.png', '../pages/c.png', '/d.png']);
  });

  test.each([
    ['import { Content as Part } from "./part.mdx";\n\n<Part />'],
    ['import { Content } from "./part.mdx";\n\n<Content />'],
    ['import * as all from "./part.mdx";\n\n<all.Content />'],
    ['import { default as Part } from "./part.mdx";\n\nText: <Part components={{}} />'],
    ['import Part, { frontmatter } from "./part.mdx";\n\n:::note\n<Part />\n:::'],
  ])('are found however they are imported: %j', (body) => {
    expect(outline(body).sections.map(({ id }) => id)).toContain('part--one');
  });

  test.each([
    ['import Part from "./part.mdx";\n\nUnused.'],
    ['import { frontmatter } from "./part.mdx";\n\n{frontmatter.title}'],
    ['import Part from "./none.mdx";\n\n<Part />'],
    ['import raw from "./part.mdx?raw";\n\n<raw />'],
  ])('are left out where they are not shown: %j', (body) => {
    expect(
      outline(body)
        .sections.map(({ text }) => text)
        .join(),
    ).not.toContain('Zebra');
  });

  test('may be shown twice, and one that shows itself ends', () => {
    expect(shape('import Part from "./part.mdx";\n\n<Part />\n\n<Part />').join().match(/Zebra/g)).toHaveLength(2);
    expect(shape('import Loop from "./loop.mdx";\n\n<Loop />')).toEqual([' : Round.']);
  });

  test('have a place among the headings of the page', () => {
    const own = ['first', 'raw-html', 'last'].map((slug) => ({ slug, text: slug, depth: 2 }));
    const body = 'import Part from "./part.mdx";\n\n## First\n\n<h2>Raw html</h2>\n\n## Last\n\n<Part />';
    const list = headingsWithImported(own, outline(body)).map(({ slug, depth }) => `${depth} ${slug}`);
    expect(list).toEqual(['2 first', '2 raw-html', '2 last', '2 part--one', '3 deep']);
    expect(headingsWithImported(own, readOutline('## First\n\n## Last', 'a.md'))).toEqual(own);
  });
});

test('what components show of their attributes is text', () => {
  const body =
    '<Callout title="Mind the gap">a</Callout>\n\n<Video src="/a.webm" title="Failover" />\n\n<Embed url="https://a.b" title="Status" />\n\n<img src="/a.png" alt="A curve" /> <Other title="not this" />';
  expect(readOutline(body, 'a.mdx').sections[0]?.text.split(/\s+/)).toEqual(
    'Mind the gap a Failover Status A curve'.split(' '),
  );
});

test.each([
  ['The pool is exhausted.', 4],
  ['don’t re-run it', 4],
  ['🔥 … —', 0],
  ['', 0],
])('“%s” has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('words are counted in scripts without spaces too', () => {
  expect(countWords('データベースが壊れた')).toBeGreaterThan(1);
});

test('a path is relative unless it has a scheme, a root or is only a fragment or query', () => {
  const paths = ['pool.png', './pool.png', '../a.md', 'a/b.png', 'a b.png'];
  expect(paths.filter(isRelative)).toEqual(paths);
  const others = ['', '/a.png', '//x/a.png', 'https://example.org/a.png', 'data:image/png;x', 'mailto:a@b', '#a', '?q'];
  expect(others.filter(isRelative)).toEqual([]);
});
