import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/entries/front-matter.ts';
import type { Span } from '../../../src/entries/position.ts';
import { textOf } from '../../../src/entries/text-of.ts';

/** What an editor shows at a place: columns and lengths in UTF-16 units, no byte order mark, no line end. */
function at(source: string, span: Span | undefined): string | undefined {
  const line = source.replace(/^\uFEFF/, '').split(/\r?\n/)[(span?.line ?? 0) - 1];
  return span && line?.slice(span.column - 1, span.column - 1 + span.length);
}

const ends = fc.constantFrom('\n', '\r\n');
const mark = fc.constantFrom('', '\uFEFF');
/** Words of several scripts and lengths in bytes; none of them means anything to YAML or Markdown. */
const word = fc.constantFrom(
  'pool',
  '🔥',
  '👩‍🚒',
  'עברית',
  'مرحبا',
  'über',
  'e\u0301',
  '数据库',
  '\u{1F1E9}\u{1F1EA}',
  'it’s',
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));

describe('the place of a field', () => {
  test('is where its value and its key stand, whatever the line ends, the script and the indentation', () => {
    const file = fc.record({
      end: ends,
      bom: mark,
      title: words,
      note: words,
      item: words,
      last: words,
      gap: fc.constantFrom(' ', '   ', ' \t'),
    });
    fc.assert(
      fc.property(file, ({ end, bom, title, note, item, last, gap }) => {
        const lines = [
          ...['---', `title:${gap}${title}  # ${note}`, `"quoted key": "${note}"`, 'incident:', `    note: '${note}'`],
          ...[
            '    services:',
            `      - id:${gap}${item}`,
            `      - [${item}, {deep: ${last}}]`,
            `${last}:${gap}${item}`,
            '---',
            title,
          ],
        ];
        const source = bom + lines.join(end);
        const { locate, locateKey, written, bodyLine } = parseFrontMatter(source);
        const told = [
          [['title'], title, 'title'],
          [['quoted key'], `"${note}"`, '"quoted key"'],
          [['incident', 'note'], `'${note}'`, 'note'],
          [['incident', 'services', 0, 'id'], item, 'id'],
          [['incident', 'services', 1, 1, 'deep'], last, 'deep'],
          [[last], item, last],
        ] as const;
        for (const [path, value, key] of told) {
          expect(at(source, locate(path))).toBe(value);
          expect(at(source, locateKey(path))).toBe(key);
          const scalar = written(path);
          expect(scalar?.source).toBe(value);
          expect(
            source
              .replace(/^\uFEFF/, '')
              .slice(scalar?.offset)
              .startsWith(value),
          ).toBe(true);
        }
        expect(bodyLine).toBe(lines.length);
      }),
    );
  });

  test('that is absent is its nearest parent, of which only the first line is marked', () => {
    const source = [
      '---',
      'incident:',
      '  status: ongoing',
      '  services:',
      '    - id: api',
      '      state: down',
      '---',
    ].join('\r\n');
    const { locate, locateKey } = parseFrontMatter(source);
    expect(at(source, locate(['incident', 'severity']))).toBe('status: ongoing');
    expect(at(source, locate(['incident', 'services', 0, 'from']))).toBe('id: api');
    expect(at(source, locateKey(['incident', 'services', 0, 'from']))).toBe('id: api');
    expect(locate(['title'])).toBeUndefined();
    expect(locateKey(['title'])).toBeUndefined();
  });

  test('is known for keys that are not text', () => {
    const source = '---\n1: a\ntrue: b\nnull: c\n---\n';
    const { locateKey, data } = parseFrontMatter(source);
    expect(Object.keys(data).map((key) => at(source, locateKey([key])) ?? key)).toEqual(['1', 'true', 'null']);
  });

  test('of a key that is written twice is the one that counts', () => {
    const source = '---\ntitle: one\ntitle: two\n---\n';
    const { locate, data } = parseFrontMatter(source);
    expect(at(source, locate(['title']))).toBe(data.title);
  });
});

describe('the place of a word in the text', () => {
  const blocks = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `## ${text}`,
    (text) => `- ${text}`,
    (text) => `1. x\n   - ${text}`,
    (text) => `| a | b |\n| - | - |\n| x | ${text} |`,
    (text) => `*${text}*`,
    (text) => `a **b** ~~c~~ ${text}`,
    (text) => `\`code\` [link](/x/) &amp; \\* ${text}`,
    (text) => `first line\nsecond ${text}`,
    (text) => `line with a break  \n${text}`,
    (text) => `[^1]\n\n[^1]: ${text}`,
  );

  test('is where the word stands, in Markdown and MDX', () => {
    const file = fc.record({
      ...{ end: ends, bom: mark, before: words, block: blocks, more: words },
      name: fc.constantFrom('content/blog/a.md', 'content/blog/a.mdx'),
    });
    fc.assert(
      fc.property(file, ({ end, bom, before, block, more, name }) => {
        const body = `${before}\n\n${block(`${more} needle ${more}`)}\n\n${more}\n`;
        const source = bom + `---\ntitle: ${before}\n---\n\n${body}`.replaceAll('\n', end);
        const { located } = textOf({ file: name, frontMatter: parseFrontMatter(source) });
        const found = (located?.text.prose ?? []).flatMap(({ text, locate }) => {
          const from = text.indexOf('needle');
          return from < 0 ? [] : [at(source, located?.place(locate(from, from + 'needle'.length)))];
        });
        expect(found).toEqual(['needle']);
      }),
    );
  });

  test('is that of links, images, code, headings and comments too', () => {
    const file = fc.record({ end: ends, bom: mark, before: words, isMdx: fc.boolean() });
    fc.assert(
      fc.property(file, ({ end, bom, before, isMdx }) => {
        const comment = isMdx ? '{/* check-ok R17 */}' : '<!-- check-ok R17 -->';
        const parts = [`[${before}](/x/)`, `![${before}](./x.png)`, '`code`', comment];
        const body = `# ${before}\n\n${before} ${parts.join(` ${before} `)}\n`;
        const source = bom + `---\ntitle: x\n---\n${body}`.replaceAll('\n', end);
        const { located } = textOf({ file: isMdx ? 'a.mdx' : 'a.md', frontMatter: parseFrontMatter(source) });
        const text = located?.text;
        const ranges = [text?.links, text?.images, text?.code, text?.comments].map((list) => list?.[0]);
        expect(ranges.map((range) => range && at(source, located?.place(range)))).toEqual(parts);
        const [heading] = text?.headings ?? [];
        expect(heading && at(source, located?.place(heading))).toBe(`# ${before}`);
      }),
    );
  });

  test('where MDX cannot be parsed is the place of what cannot', () => {
    const source = '---\ntitle: x\n---\n\n🔥 עברית\n\nLatency {p99 < 5 ms\n';
    const { problems } = textOf({ file: 'a.mdx', frontMatter: parseFrontMatter(source) });
    expect(problems.map(({ id, line, column }) => [id, line, column])).toEqual([['C3', 7, 9]]);
  });
});
