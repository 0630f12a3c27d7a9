import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter, parseYaml } from '../../../src/entries/front-matter.ts';

const dataOf = (yaml: string) => parseYaml(yaml).data;

describe('front matter is YAML 1.2', () => {
  test.each([
    ['pubDate: 2025-04-02', '2025-04-02'],
    ['pubDate: 2021-10-01 00:00:00', '2021-10-01 00:00:00'],
    ['pubDate: 2025-04-02T00:00:00.000Z', '2025-04-02T00:00:00.000Z'],
    ['at: 10:16', '10:16'],
    ['answer: no', 'no'],
    ['answer: yes', 'yes'],
    ['answer: on', 'on'],
    ['code: 007', '007'],
    ['version: 1.10', '1.10'],
    ['version: 1e5', '1e5'],
    ['mask: 0x1F', '0x1F'],
    ['id: 12345678901234567890', '12345678901234567890'],
    ['tag: C#', 'C#'],
  ])('%s is the text as written', (yaml, value) => {
    expect(Object.values(dataOf(yaml))).toEqual([value]);
  });

  test('numbers, booleans and null are read where nothing is lost', () => {
    expect(dataOf('value: 12\nratio: 0.5\ndraft: true\nunlisted: false\nnothing:\n')).toEqual({
      ...{ value: 12, ratio: 0.5, draft: true, unlisted: false, nothing: null },
    });
  });

  test('a value keeps its spelling inside lists and blocks', () => {
    expect(dataOf('tags: [1.10, no]\nimpact:\n  - value: 3.50\n')).toEqual({
      tags: ['1.10', 'no'],
      impact: [{ value: '3.50' }],
    });
  });

  test('every number is either that number or its text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?\d{1,8}(\.\d{1,6})?(e\d)?$/), (written) => {
        const { value } = dataOf(`value: ${written}`);
        expect(String(value)).toBe(written);
      }),
    );
  });
});

describe('a Markdown file', () => {
  const EXPECTED = { data: { title: 'Pool', n: 1 }, body: '\nText --- more.\n\n---\n\nEnd.\n', errors: [] };

  test('is split at its first two --- lines', () => {
    expect(parseFrontMatter('---\ntitle: Pool\nn: 1\n---\n\nText --- more.\n\n---\n\nEnd.\n')).toMatchObject(EXPECTED);
  });

  test('may begin with a byte order mark', () => {
    expect(parseFrontMatter('\uFEFF---\ntitle: Pool\n---\nText')).toMatchObject({
      data: { title: 'Pool' },
      body: 'Text',
    });
  });

  test('may have Windows line ends, which its text keeps', () => {
    const { data, body } = parseFrontMatter('---\r\ntitle: Pool\r\nn: 1\r\n---\r\n\r\nText\r\n');
    expect(data).toEqual({ title: 'Pool', n: 1 });
    expect(body).toBe('\r\nText\r\n');
  });

  test('may have spaces after its --- and nothing between or after them', () => {
    expect(parseFrontMatter('--- \ntitle: Pool\n---\t\n')).toMatchObject({ data: { title: 'Pool' }, body: '' });
    expect(parseFrontMatter('---\n---\nText')).toMatchObject({ data: {}, body: 'Text', errors: [] });
    expect(parseFrontMatter('---\ntitle: Pool\n---')).toMatchObject({ data: { title: 'Pool' }, body: '' });
  });

  test('without front matter is all text, and one error', () => {
    expect(parseFrontMatter('# Pool\n\n---\n')).toMatchObject({
      ...{ data: {}, body: '# Pool\n\n---\n' },
      errors: [{ message: 'the file does not begin with a line of ---', line: 1, column: 1 }],
    });
  });

  test('whose front matter is never closed has no text that could be taken for a writer’s words', () => {
    const { data, body, errors } = parseFrontMatter('---\ntitle: never closed\n');
    expect(errors).toMatchObject([{ message: 'the front matter has no closing line of ---', line: 1, column: 1 }]);
    expect({ data, body }).toEqual({ data: {}, body: '' });
  });

  test.each([
    ['a blank line', 'title: A\ntags:\n  - b\n\nText: `x`\n', 'Text: `x`\n', 6],
    ['a line that is none of YAML', 'title: A\nSome text.\n\nMore.\n', 'Some text.\n\nMore.\n', 3],
  ])('whose front matter is never closed has its text from %s on', (_what, rest, text, line) => {
    const { body, bodyLine, errors } = parseFrontMatter(`---\n${rest}`);
    expect(errors).toHaveLength(1);
    expect(body.trimStart()).toBe(text);
    expect(bodyLine + (body.length - body.trimStart().length)).toBe(line);
  });

  test('has exactly the text that was written after the front matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n'), (text, end) => {
        const { body } = parseFrontMatter(`---${end}title: Pool${end}---${end}${text}`);
        expect(body).toBe(text);
      }),
    );
  });
});

describe('front matter that cannot be read', () => {
  test('names the key that is written twice, and is read all the same', () => {
    const { data, errors } = parseFrontMatter('---\ntitle: Pool\ndraft: true\ntitle: Again\n---\nText');
    expect(errors).toEqual([
      { message: 'this key is written twice', line: 4, column: 1, length: 5, recoverable: true },
    ]);
    expect(data).toEqual({ title: 'Again', draft: true });
  });

  test.each([
    ['title: one: two', 2],
    ['title: Pool\ntags: [a, b', 3],
    ['title: Pool\n\tauthor: Ada', 3],
    ['title: Pool\nauthor Ada', 3],
    ['title: *important* news', 2],
  ])('%o has an error on line %i and no data', (yaml, line) => {
    const { data, errors } = parseFrontMatter(`---\n${yaml}\n---\n`);
    expect(errors[0]?.line).toBe(line);
    expect(data).toEqual({});
  });

  test.each([
    ['title: "Checkout errors\nauthor: Ada', '2:8', 'write title: "Checkout errors"'],
    ["a: b\ntitle: 'Checkout errors\nauthor: Ada", '3:8', "write title: 'Checkout errors'"],
    ['title: Checkout: errors', '2:8', 'write title: "Checkout: errors"'],
    ['a:\n  - text: The "x": y', '3:11', `write - text: 'The "x": y'`],
    ["title: 'It's down'", '2:12', 'write title: "It\'s down"'],
    ['title: *important* news', '2:20', 'write title: "*important* news"'],
    ['owner: @dana', '2:8', 'write "@dana"'],
    ['a: { owner: @dana, b: c }', '2:13', 'write "@dana"'],
    ['severity:sev2\nb: 1', '2:1', 'write severity: sev2'],
    ['tags: [a, b\nc: d', '3:1', 'close it with ]'],
    ['a: 1\n\ttags: x', '3:1', 'indent with spaces'],
  ])('%o is mended at %s: %s', (yaml, place, hint) => {
    const [first] = parseFrontMatter(`---\n${yaml}\n---\n`).errors;
    expect({ place: `${first?.line}:${first?.column}`, hint: first?.hint }).toEqual({ place, hint });
  });

  test('says nothing of what only follows from a tab', () => {
    const lines = [
      'title: A',
      'incident:',
      '  status: x',
      '\tkind: incident',
      '  severity: sev2',
      '  tz: UTC',
      'b: c: d',
    ];
    const { errors } = parseFrontMatter(`---\n${lines.join('\n')}\n---\n`);
    expect(errors.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '5 Tabs are not allowed as indentation',
      '8 a value with a colon in it needs quotes',
    ]);
  });

  test.each([
    ['\n---\ntitle: A\n---\n', 'take out what is before the first ---'],
    ['+++\ntitle = "A"\n+++\n', 'write --- instead of +++, and YAML (title: …) instead of TOML'],
    ['----\ntitle: A\n---\n', 'write three hyphens'],
    ['---\ntitle: A\n', 'write a line of --- between the front matter and the text'],
  ])('%o has a remedy of its own', (source, hint) => {
    expect(parseFrontMatter(source).errors).toMatchObject([{ line: 1, hint }]);
  });

  test('says once what every bracket of a nest complains of', () => {
    const { errors } = parseFrontMatter(`---\ntags: ${'['.repeat(5000)}\n---\n`);
    const said = errors.map(({ message, line, column }) => `${line}:${column} ${message}`);
    expect(said).not.toEqual([]);
    expect(said).toEqual([...new Set(said)]);
  });

  test('says when it is not a list of keys', () => {
    expect(parseYaml('- a\n- b\n').errors).toEqual([
      { message: 'is not a list of “key: value” lines', line: 1, column: 1, length: 1, recoverable: false },
    ]);
  });
});

describe('the place of a field', () => {
  const source = '---\ntitle: Pool\nincident:\n  status: ongoing\n  services:\n    - id: api\n---\nText';
  const { locate } = parseFrontMatter(source);

  test.each([
    [['title'], { line: 2, column: 8, length: 4 }],
    [['incident', 'status'], { line: 4, column: 11, length: 7 }],
    [['incident', 'services', 0], { line: 6, column: 7, length: 7 }],
    [['incident', 'services', 0, 'id'], { line: 6, column: 11, length: 3 }],
    [['incident', 'severity'], { line: 4, column: 3, length: 15 }],
  ])('%j is its line in the file, or that of the nearest parent', (path, place) => {
    expect(locate(path)).toEqual(place);
  });

  test('is not known for a key that is missing at the top', () => {
    expect(locate(['author'])).toBeUndefined();
  });

  test('is the same with Windows line ends', () => {
    const windows = parseFrontMatter(source.replaceAll('\n', '\r\n'));
    expect(windows.locate(['incident', 'status'])).toEqual({ line: 4, column: 11, length: 7 });
  });
});
