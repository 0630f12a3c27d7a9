import { describe, expect, test } from 'vitest';
import { findLostBraces, findUnknownNames } from '../../../src/markdown/expressions.ts';
import { readText } from '../../../src/markdown/text.ts';

const GIVEN = `import Part, { frontmatter as facts } from './part.mdx';
import * as all from './all.ts';

export const list = [1, 2];
export const { a: first, ...others } = facts;
export function call() { return window.location; }

`;

const unknown = (text: string) => {
  const body = GIVEN + text;
  return findUnknownNames(readText(body, 'a.mdx'), body).map(
    ({ from, to, message }) => `${body.slice(from, to)} | ${message}`,
  );
};
const lost = (body: string) =>
  findLostBraces(readText(body, 'a.mdx'), body).map(({ from, to, hint }) => `${body.slice(from, to)} | ${hint}`);

describe('a name that nothing has', () => {
  test.each([
    ['Hello {name}.', ['name']],
    ['{owner}/{repo}', ['owner', 'repo']],
    [`A {set, of, names} of {x.y.z} and \${HOME}`, ['set', 'of', 'names', 'x', 'HOME']],
    ['## The {token}', ['token']],
    ['| a |\n|---|\n| {cell} |', ['cell']],
    ['- {item}\n\n> {quoted +\n> again}', ['item', 'quoted', 'again']],
    ['{list.map((x) => <b title={nope}>{x}</b>)}', ['nope']],
    ['{list.map(({ x = missing }) => x)}', ['missing']],
    ['<Callout kind={kind} {...rest}>a</Callout>', ['kind', 'rest']],
    ['[a {word}](/b/)', ['word']],
    ['export const more = unheard + list[0];\n\na', ['unheard']],
    [`{\`a \${template}\`}`, ['template']],
    ['{fetched.map(String)}', ['fetched']],
    ['{fatcs.title}', ['fatcs']],
  ])('stops the page, and is told: %j', (text, names) => {
    expect(unknown(text)).toEqual(names.map((name) => `${name} | nothing in this text is called “${name}”`));
  });

  test('may be that of a component in code', () => {
    expect(unknown('{list && <Missing x={1} />} {list && <Callout>b</Callout>} {list && <Part />}')).toEqual([
      'Missing | <Missing> is not a component that this text has',
    ]);
  });

  test('is not one that the text brings, that MDX gives or that JavaScript has', () => {
    const fine = [
      '{list.length} {first} {others.b} {facts.title} {all.x} {call.name}',
      '{frontmatter.title} {props.a} {Math.max(1, 2)} {new Date(0).getFullYear()} {undefined}',
      '{list.map((x, index) => { const y = x + index; return y; })}',
      '{list.map(function named({ a, b: [c] }) { return named(a, c); })}',
      "{typeof maybe === 'string' ? maybe : 'none'}",
      '{{ key: list, list }.key} {facts?.anything}',
      '{/* a comment about {things} */} `{code}` \\{escaped\\} $$x^{n}$$',
      '<Part onClick={() => later(soon)} /> <b title={list}>x</b> {<i>words that are text</i>}',
      'export const handler = () => document.title;\n\nexport class Box { size = 1; get() { return this.size; } }',
    ];
    for (const text of fine) expect(unknown(text), text).toEqual([]);
  });

  test('gets a hint that helps', () => {
    const hints = (text: string) => findUnknownNames(readText(text, 'a.mdx'), text).map(({ hint }) => hint);
    expect(hints('a {name} b')).toEqual(['in .mdx, braces are code: write \\{name\\}, or put it between backticks']);
    expect(hints('export const items = [];\n\n{itmes}')).toEqual(['did you mean items?']);
    expect(hints('<Part a={b} />')).toEqual(['import it, or write export const and its name']);
  });

  test('is none in .md, where braces are text', () => {
    expect(findUnknownNames(readText('a {name}', 'a.md'), 'a {name}')).toEqual([]);
  });
});

describe('braces that a reader was meant to see', () => {
  test.each([
    ['\\d{4}-\\d{2}', ['{4}', '{2}']],
    ['x{3,5} and {1, 2, 3} and {2-4}', ['{3,5}', '{1, 2, 3}', '{2-4}']],
    ['function a() {} and { }', ['{}', '{ }']],
    ['{true} {null} {undefined} {-1} {[1, 2]}', ['{true}', '{null}', '{undefined}', '{-1}', '{[1, 2]}']],
    ['{"id"} and {{ a: 1 }} and {fetch}', ['{"id"}', '{{ a: 1 }}', '{fetch}']],
    ['## v{1}\n\n- {2}\n\n| a |\n|---|\n| {3} |', ['{1}', '{2}', '{3}']],
    ['<b>a {4}</b>', ['{4}']],
  ])('are told: %j', (text, expected) => {
    expect(lost(text).map((said) => said.split(' | ')[0])).toEqual(expected);
  });

  test('with what to write', () => {
    expect(lost('\\d{4}')).toEqual(['{4} | in .mdx, braces are code: write \\{4\\}, or put it between backticks']);
  });

  test.each([
    "a {' '} b {'{'} c {\"<\"} {'a b'}",
    '{1 + 1} {60 * 24} {Math.PI} {list} {list.length} {`a`}',
    '{/* comment */} a {/* another */}',
    '<td>{4}</td> <Foo n={4}>{5}</Foo>',
    '`\\d{4}` \\{4\\} $$x_{4}$$\n\n```js\nfunction a() {}\n```',
  ])('are others than those of code: %s', (text) => {
    expect(lost(text)).toEqual([]);
  });
});
