import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { cleanItem, parseHtml } from '../../../src/feeds/clean.ts';
import { readsAsWritten } from '../../../src/feeds/nesting.ts';

const ADDRESS = 'https://example.org/a/';
const NAMES =
  'a b blockquote br caption code col colgroup dd div dl dt em figure figcaption h2 h3 hr img li ol p pre ruby rt rp table tbody td th thead tfoot tr ul'.split(
    ' ',
  );
const VOID = new Set(['br', 'col', 'hr', 'img']);

/** A tree without places, texts side by side as one: what two readings are compared by. */
function plain<Node extends Root | ElementContent>(node: Node): object {
  if (node.type === 'text') return { text: node.value };
  if (node.type !== 'root' && node.type !== 'element') return {};
  const children: { text?: string }[] = [];
  for (const child of node.children.map((item) => plain(item as ElementContent)) as { text?: string }[]) {
    const last = children.at(-1);
    if (last?.text !== undefined && child.text !== undefined) last.text += child.text;
    else if (child.text !== '') children.push(child);
  }
  return { name: node.type === 'element' ? node.tagName : 'root', children };
}

const { content } = fc.letrec<{ content: ElementContent }>((tie) => ({
  content: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'tree' },
    fc.constantFrom('a', ' ', '\n', '\nb', '\r', ' & <').map((value): ElementContent => ({ type: 'text', value })),
    fc
      .tuple(fc.constantFrom(...NAMES), fc.array(tie('content'), { maxLength: 3, depthIdentifier: 'tree' }))
      .map(([tagName, children]): Element => {
        return { type: 'element', tagName, properties: {}, children: VOID.has(tagName) ? [] : children };
      }),
  ),
}));

describe('a tree that reads as written', () => {
  test('is read as itself', () => {
    let certain = 0;
    fc.assert(
      fc.property(fc.array(content, { maxLength: 3 }), (children) => {
        const tree: Root = { type: 'root', children };
        if (!readsAsWritten(tree)) return;
        certain++;
        expect(plain(parseHtml(toHtml(tree)))).toEqual(plain(tree));
      }),
      { numRuns: 5000 },
    );
    expect(certain).toBeGreaterThan(500);
  });

  test.each([
    '<h2>A</h2><p>b <em>c</em> <a href="/d">e</a><br>f</p><pre><code>\n\ng\n</code></pre><hr>',
    '<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul><dl><dt>d</dt><dd>e<dl><dt>f</dt></dl></dd></dl>',
    '<table>\n<thead><tr><th>a</th></tr></thead>\n<tbody><tr><td><ul><li>b</li></ul></td></tr></tbody></table>',
    '<figure><img src="/i.png" alt="I"><figcaption><p>J</p></figcaption></figure><blockquote><p>k</p></blockquote>',
  ])('is what people write: %s', (html) => {
    expect(readsAsWritten(cleanItem(html, ADDRESS).tree)).toBe(true);
  });

  test.each([
    ['a block in a paragraph', [['p', ['div']]]],
    ['a link in a link', [['a', ['em', 'a']]]],
    ['an item without its list', [['li', ['li']]]],
    ['a cell outside a table', [['div', ['td']]]],
    ['a heading in a heading', [['h2', ['h3']]]],
  ] as const)('is not one with %s', (_, nested) => {
    const make = (names: readonly string[]): Element[] =>
      names
        .slice(0, 1)
        .map((tagName) => ({ type: 'element', tagName, properties: {}, children: make(names.slice(1)) }));
    const children = nested.flatMap(([outer, inner]) => make([outer, ...inner]));
    expect(readsAsWritten({ type: 'root', children })).toBe(false);
  });
});
