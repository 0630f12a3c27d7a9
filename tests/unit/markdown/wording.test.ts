import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordingOf } from '../../../src/markdown/wording.ts';

const same = (a: string, b: string, file = 'a.md') => expect(wordingOf(a, file)).toBe(wordingOf(b, file));
const other = (a: string, b: string, file = 'a.md') => expect(wordingOf(a, file)).not.toBe(wordingOf(b, file));

describe('the wording of a text', () => {
  test.each([
    ['bullets', '* one\n* two', '- one\n- two'],
    ['numbers', '1. one\n1. two', '1. one\n2. two'],
    ['underlined headings', 'Impact\n===', '# Impact'],
    ['table rules', '|a|b|\n|-|-|\n|1|2|', '| a   | b   |\n| :-- | --- |\n| 1   | 2   |'],
    ['quoted lines', '> one two\n> three', '> one\n> two three'],
    ['code fences', '```js\nlet a;\n```', '~~~js\nlet a;\n~~~'],
    ['links by reference', 'See [it][1].\n\n[1]: https://example.org/', 'See [it](https://example.org/).'],
    ['ticks', '- [ ] mend it', '- [x] mend it'],
    ['comments on their own', 'one\n\n<!-- a\n\nb -->\n\ntwo', 'one\n\ntwo'],
    ['comments in a line', 'one <!-- check-ok R17 --> two', 'one two'],
    ['comments beside a comment sign in code', 'Write `<!--` there.\n\n<!-- x -->', 'Write `<!--` there.'],
  ])('does not depend on %s', (_what, a, b) => same(a, b));

  test('does not depend on comments of MDX', () => {
    same('one {/* check-ok R17 */}\n\n{/* two */}\n\nthree', 'one\n\nthree', 'a.mdx');
  });

  test.each([
    ['a word', 'one two', 'one three'],
    ['a heading’s depth', '# one', '## one'],
    ['the target of a link', '[it](/a/)', '[it](/b/)'],
    ['a definition', '[it][1]\n\n[1]: /a/', '[it][1]\n\n[1]: /b/'],
    ['a picture', '![it](./a.png)', '![it](./b.png)'],
    ['what a picture shows', '![one](./a.png)', '![two](./a.png)'],
    ['code', '`a`', '`b`'],
    ['words becoming code', 'a', '`a`'],
    ['paragraphs', 'one\n\ntwo', 'one two'],
    ['HTML', '<b>one</b>', '<i>one</i>'],
    ['order', '- one\n- two', '1. one\n2. two'],
  ])('depends on %s', (_what, a, b) => other(a, b));

  test('depends on components, their attributes and expressions', () => {
    other('<Chart of="a" />', '<Chart of="b" />', 'a.mdx');
    other('<Chart of={1} />', '<Chart of={2} />', 'a.mdx');
    other('{1 + 1}', '{1 + 2}', 'a.mdx');
    same('one\n\n<Chart of="a" />', 'one\n\n\n<Chart of="a" />', 'a.mdx');
  });

  test('of a text that cannot be parsed is what is written', () => {
    same('one {\n\ntwo', 'one { two', 'a.mdx');
    other('one {', 'two {', 'a.mdx');
  });

  test('does not depend on where lines are broken', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const breaks = fc.array(fc.constantFrom(' ', '\n', '  ', ' \n', '\r\n'), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), breaks, (words, gaps) => {
        const text = words
          .map((item, index) => item + (gaps[index] ?? ' '))
          .join('')
          .trim();
        same(text, words.join(' '));
      }),
    );
  });
});
