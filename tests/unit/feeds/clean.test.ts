import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { cleanHtml, cleanItem, FeedHtmlError } from '../../../src/feeds/clean.ts';
import { hasOwnLinks, linkToPage } from '../../../src/feeds/fragments.ts';
import { explainBadFeedHtml, textOfHtml } from '../../support/feed-html.ts';

const ADDRESS = 'https://example.org/notes/blog/pool/';
const clean = (html: string) => cleanHtml(html, ADDRESS);

describe('addresses', () => {
  test.each([
    ['<a href="/x?y&amp;z#w">a</a>', '<a href="https://example.org/x?y&#x26;z#w">a</a>'],
    ['<a href="#fn">a</a>', `<a href="${ADDRESS}#fn">a</a>`],
    ['<a href="../other/">a</a>', '<a href="https://example.org/notes/blog/other/">a</a>'],
    ['<a href="//cdn.example/x">a</a>', '<a href="https://cdn.example/x">a</a>'],
    ['<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'],
    ['<img src="a b.png" alt="">', `<img src="${ADDRESS}a%20b.png" alt="">`],
    ['<q cite="/c">a</q>', '<q cite="https://example.org/c">a</q>'],
    ['<span><span><a href="/x">a</a></span></span>', '<a href="https://example.org/x">a</a>'],
  ])('of %s become absolute', (html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  test.each(['javascript:x()', ' JaVaScRiPt:x()', 'vbscript:x', 'data:text/html,x', 'file:///etc', 'http://[bad'])(
    'of links go when they are like %s',
    (href) => {
      expect(clean(`<a href="${href}">a</a>`)).toBe('<a>a</a>');
    },
  );

  test.each([
    'data:image/png;base64,AA',
    'mailto:a@b.example',
    'file:///a.png',
    'javascript:x',
    'http://[bad',
    '',
    ' ',
  ])('of images that no reader could load, like “%s”, are an error that names them', (src) => {
    expect(() => clean(`<p><img src="${src}" alt="a"></p>`)).toThrow(FeedHtmlError);
    expect(() => clean(`<img src="${src}">`)).toThrow(`“${src}”`);
    expect(() => clean(`<img src="${src}" alt="A red box">`)).toThrow('with the text “A red box”');
  });

  test('of image candidates go; the image itself stays', () => {
    const html =
      '<picture><source srcset="/a.avif"><img srcset="/a 1x, /b 2x" src="/c.png" alt="C" loading="lazy"></picture>';
    expect(clean(html)).toBe('<img src="https://example.org/c.png" alt="C">');
  });

  test('are missing in an image that the page’s own sanitizing emptied: its description stays', () => {
    expect(clean('<p><img alt="A red box"></p>')).toBe('<p>A red box</p>');
  });
});

describe('footnotes', () => {
  const PREFIX = /id="(e[0-9a-f]{10}-)a"/.exec(clean('<i id="a">b</i><a href="#a">c</a>'))?.[1] ?? '';
  const OWN = `${PREFIX}user-content`;
  const reference = (label: string, ref: string, number: number) =>
    `<sup><a href="#user-content-fn-${label}" id="user-content-fnref-${ref}" data-footnote-ref aria-describedby="footnote-label">${number}</a></sup>`;
  const back = (ref: string, number: string) =>
    `<a href="#user-content-fnref-${ref}" data-footnote-backref aria-label="Back to reference ${number}" class="data-footnote-backref">↩</a>`;
  const notes = (items: string) =>
    `<section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol>${items}</ol></section>`;

  test('lead to their notes and back within the item, with ids of its own', () => {
    const html = `<p>A${reference('x', 'x', 1)} b${reference('x', 'x-2', 1)}</p>${notes(
      `<li id="user-content-fn-x"><p>Note. ${back('x', '1')} ${back('x-2', '1-2')}</p></li>`,
    )}`;
    const ref = (name: string) => `<sup><a id="${OWN}-fnref-${name}" href="#${OWN}-fn-x">1</a></sup>`;
    const way = (name: string, number: string) =>
      `<a title="Back to reference ${number}" href="#${OWN}-fnref-${name}">↩</a>`;
    expect(clean(html)).toBe(
      `<p>A${ref('x')} b${ref('x-2')}</p>\n<div><h2>Footnotes</h2><ol><li id="${OWN}-fn-x"><p>Note. ${way('x', '1')} ${way('x-2', '1-2')}</p></li></ol></div>`,
    );
  });

  test('of two entries have no id in common', () => {
    const html = `<p>A${reference('1', '1', 1)}</p>${notes(`<li id="user-content-fn-1">Note. ${back('1', '1')}</li>`)}`;
    const ids = ['blog/pool', 'blog/pool-2', 'postmortems/pool', 'blog/über'].flatMap((path) =>
      Array.from(cleanHtml(html, `https://example.org/${encodeURI(path)}/`).matchAll(/ id="([^"]+)"/g), ([, id]) => id),
    );
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    // A name that a style sheet can select without escapes.
    for (const id of ids) expect(id).toMatch(/^[a-z][\w-]*$/);
  });

  test('with a name that an address encodes lead there too', () => {
    for (const id of ['%C3%BC', 'ü', '%']) {
      const html = `<p><a href="#${id}">1</a></p><p id="${id}">Note</p>`;
      expect(clean(html)).toBe(`<p><a href="#${PREFIX}${id}">1</a></p><p id="${PREFIX}${id}">Note</p>`);
    }
    expect(clean('<p><a href="#%C3%BC">1</a></p><p id="ü">Note</p>')).toContain(`href="#${PREFIX}ü"`);
  });

  test('without a note, links to headings and to other pages lead to a page', () => {
    expect(clean('<p><a href="#fn">1</a></p>')).toBe(`<p><a href="${ADDRESS}#fn">1</a></p>`);
    expect(clean('<h2 id="a">A</h2><a href="#a">b</a>')).toBe(`<h2>A</h2><a href="${ADDRESS}#a">b</a>`);
    expect(clean('<p id="a">A</p><a href="../lake/#a">b</a>')).toContain(
      'href="https://example.org/notes/blog/lake/#a"',
    );
    expect(clean('<p id="a">A</p><a href="?b#a">b</a>')).toContain(`<p>A</p><a href="${ADDRESS}?b#a">`);
    expect(clean(`<p id="a">A</p><a href="${ADDRESS}#a">b</a>`)).toContain(`href="#${PREFIX}a"`);
    expect(clean(`<p><a href="#${PREFIX}a">b</a></p>`)).toBe(`<p><a href="${ADDRESS}#a">b</a></p>`);
  });

  test('whose note is not shown lead to the page', () => {
    expect(clean('<p><a href="#a">1</a></p><div hidden><p id="a">Note</p></div>')).toBe(
      `<p><a href="${ADDRESS}#a">1</a></p>`,
    );
  });

  test('of a twin, which has no ids, lead to the page', () => {
    const html = `<p>A${reference('1', '1', 1)}</p>${notes('<li id="user-content-fn-1">Note.</li>')}`;
    const item = cleanItem(html, ADDRESS);
    expect(hasOwnLinks(item.html)).toBe(true);
    linkToPage(item.tree.children, ADDRESS);
    expect(toHtml(item.tree)).toContain(`href="${ADDRESS}#user-content-fn-1"`);
    expect(hasOwnLinks(toHtml(item.tree))).toBe(false);
  });
});

describe('what goes', () => {
  test.each([...['script', 'style', 'iframe', 'form', 'button', 'select', 'textarea', 'noscript', 'template']])(
    '%s, with what is inside it',
    (name) => {
      expect(clean(`<p>a</p><${name}>inside</${name}><p>b</p>`)).toBe('<p>a</p><p>b</p>');
    },
  );

  test('classes, ids, styles, handlers and data', () => {
    expect(clean('<p class="a" id="b" style="c" onclick="d" data-e="f" tabindex="0" lang="de" dir="rtl">x</p>')).toBe(
      '<p lang="de" dir="rtl">x</p>',
    );
  });

  test('comments', () => {
    expect(clean('a<!-- b -->c')).toBe('ac');
  });

  test.each([
    '<a class="anchor" href="#x">#</a>',
    '<a aria-hidden="true" href="#x">#</a>',
    '<a data-footnote-backref href="#x">↩</a>',
  ])('links that make sense on the page only: %s', (link) => {
    expect(clean(`<h2 id="x">A heading${link}</h2>`)).toBe('<h2>A heading</h2>');
  });
});

test.each([
  '<a class="anchor" href="/about/">About</a>',
  '<a class="anchored" href="#x">Below</a>',
  '<a class="anchor button" href="#x">Below</a>',
])('a link of the text stays, whatever its class: %s', (link) => {
  expect(clean(`<p>${link}</p>`)).toMatch(/^<p><a href="https:[^"]+">(About|Below)<\/a><\/p>$/);
});

test.each(['<p hidden>secret</p>', '<div hidden=""><p>secret</p></div>', '<dialog>secret</dialog>'])(
  'what the page does not show is not there: %s',
  (html) => {
    expect(clean(`<p>a</p>${html}`)).toBe('<p>a</p>');
  },
);

test('what a page shows when it is searched for, or has opened, stays', () => {
  expect(clean('<p hidden="until-found">a</p>')).toBe('<p>a</p>');
  expect(clean('<dialog open>a</dialog>')).toBe('<div>a</div>');
});

test.each('address article aside center fieldset footer header hgroup main nav search section'.split(' '))(
  'the text of one <%s> does not run into the next',
  (name) => {
    expect(clean(`<${name} class="x" lang="de">One</${name}><${name}>Two</${name}>`)).toBe(
      '<div lang="de">One</div>\n<div>Two</div>',
    );
  },
);

test('cells keep their alignment, as an attribute', () => {
  const row = ['left', 'center', 'right', 'justify'].map((side) => `<td class="x align-${side}">1</td>`).join('');
  expect(clean(`<table><tbody><tr>${row}</tr></tbody></table>`)).toBe(
    '<table><tbody><tr><td align="left">1</td><td align="center">1</td><td align="right">1</td><td>1</td></tr></tbody></table>',
  );
});

test('so do words and pictures', () => {
  expect(clean('<p class="align-right">a</p><div class="align-center"><h3 class="align-left">b</h3></div>')).toBe(
    '<p align="right">a</p>\n<div align="center"><h3 align="left">b</h3></div>',
  );
  expect(clean('<img class="align-right" src="https://example.org/a.png" alt="">')).toContain('align="right"');
  expect(clean('<p class="align-top">a</p><blockquote class="align-right">b</blockquote>')).toBe(
    '<p>a</p><blockquote>b</blockquote>',
  );
});

describe('code', () => {
  test('keeps its language and its characters and loses its highlighting', () => {
    const html =
      '<pre class="language-js" tabindex="0"><code class="language-js x"><span class="a">if</span> (a <span><b>&lt;</b></span> b)\n  &amp;c</code></pre>';
    expect(clean(html)).toBe('<pre><code class="language-js">if (a <b>&#x3C;</b> b)\n  &#x26;c</code></pre>');
  });

  const line = (mark: string, text: string) =>
    `<span class="code-line ${mark}"><span class="k">${text}</span>;\n</span>`;

  test('keeps which lines are added, removed or marked, by signs too', () => {
    const html = `<pre><code>a;\n${line('added', 'b')}${line('removed', '  c')}${line('marked', 'd')}e;</code></pre>`;
    expect(clean(html)).toBe(
      '<pre><code>a;<wbr>\n<ins>+ b;</ins>\n<del>-   c;</del>\n<mark>d;</mark>\ne;</code></pre>',
    );
  });

  test('gets a sign although its text begins like one, but not twice in a diff', () => {
    expect(clean(`<pre><code>${line('removed', '- item')}</code></pre>`)).toBe(
      '<pre><code><del>- - item;</del>\n</code></pre>',
    );
    const diff = `<pre class="language-diff"><code class="language-diff">${line('added', '+a')} b</code></pre>`;
    expect(clean(diff)).toBe('<pre><code class="language-diff"><ins>+a;</ins>\n b</code></pre>');
  });

  test('that a writer marked by hand has signs on whole lines, once', () => {
    expect(clean('<pre>a\n<del>b\n  c</del>\n<ins>d\n</ins>e <del>f</del></pre>')).toBe(
      '<pre>a<wbr>\n<del>- b\n-   c</del>\n<ins>+ d</ins>\ne <del>f</del></pre>',
    );
    expect(clean('<pre><code><ins>+ a\n<b>b</b></ins></code></pre>')).toBe(
      '<pre><code><ins>+ a<wbr>\n<b>+ b</b></ins></code></pre>',
    );
    expect(clean('<p>x <del>y</del></p>')).toBe('<p>x <del>y</del></p>');
  });

  test('has no line break at the end of a text before a tag, or at the edge of an emphasis', () => {
    expect(clean('<pre>a\n\n<b>\nb\n</b><i><b>c\n</b></i>d\n<img src="/e.png" alt="">f\n</pre>')).toBe(
      '<pre>a<wbr>\n\n\n<b>b</b>\n<i><b>c</b></i>\nd<wbr>\n<img src="https://example.org/e.png" alt="">f\n</pre>',
    );
  });

  test('loses none of its characters, wherever the breaks and the tags are', () => {
    const pieces = fc.array(
      fc.constantFrom('\n', ' ', 'a', '<b>', '</b>', '<i>', '</i>', '<mark>', '</mark>', '<br>'),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(pieces, (list) => {
        const html = `<pre><code>${list.join('')}</code></pre>`;
        const cleaned = clean(html);
        expect(textOfHtml(cleaned)).toBe(textOfHtml(html));
        expect(cleaned).not.toMatch(/[^>\n]\n+<(?!\/code)/);
        expect(cleaned).not.toMatch(/<(b|i|mark)>\n|[^>]\n<\/(b|i|mark)>/);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps an empty first line', () => {
    expect(clean('<pre>\n\nfoo</pre>')).toBe('<pre>\n\nfoo</pre>');
    expect(clean('<pre><code>\n\nfoo</code></pre>')).toBe('<pre><code>\n\nfoo</code></pre>');
  });
});

describe('what is replaced', () => {
  test('a player is a link, in a paragraph of its own or in the one around it', () => {
    const link = '<a href="https://example.org/v.mp4">https://example.org/v.mp4</a>';
    expect(clean('<video src="/v.mp4" controls>No</video>')).toBe(`<p>${link}</p>`);
    expect(clean('<audio><source src="/v.mp4"></audio>')).toBe(`<p>${link}</p>`);
    expect(clean('<p>See <video src="/v.mp4"></video>.</p>')).toBe(`<p>See ${link}.</p>`);
    expect(clean('<video></video><iframe src="javascript:x"></iframe><object data="data:x"></object>')).toBe('');
  });

  test('a player without an address, and a document, is what was written for those who do not see it', () => {
    expect(clean('<video><p>A <a href="/t/">transcript</a>.</p></video>')).toBe(
      '<p>A <a href="https://example.org/t/">transcript</a>.</p>',
    );
    expect(clean('<audio src="blob:x">Words</audio>')).toBe('Words');
    expect(clean('<object data="/a.pdf"><p>The plan</p></object>')).toBe('<p>The plan</p>');
    expect(clean('<object data="/a.pdf"></object>')).toBe(
      '<p><a href="https://example.org/a.pdf">https://example.org/a.pdf</a></p>',
    );
  });

  test('a formula is what it was written as, or its letters', () => {
    expect(clean('<p><math alttext="x^2"><mi>y</mi></math></p>')).toBe('<p><code>x^2</code></p>');
    const semantics = '<semantics><mi>z</mi><annotation encoding="application/x-tex">\\frac12</annotation></semantics>';
    expect(clean(`<math display="block">${semantics}</math>`)).toBe('<p><code>\\frac12</code></p>');
    expect(clean('<p><math><mi>a</mi> <mo>+</mo>\n<mi>b</mi></math></p>')).toBe('<p><code>a + b</code></p>');
    expect(clean('<p>a<math></math></p>')).toBe('<p>a</p>');
  });

  test('a card of another page is its title, with the host behind it', () => {
    const link =
      '<a href="https://a.example/x"><span class="embed-title">A <b>talk</b></span><span class="host">a.example</span></a>';
    expect(clean(`<p class="embed"> ${link} </p>`).replaceAll(' <a', '<a')).toMatch(
      /^<p><a href="https:\/\/a\.example\/x">A <b>talk<\/b> \(a\.example\)<\/a> <\/p>$/,
    );
    expect(clean('<p class="embed">Mine</p>')).toBe('<p>Mine</p>');
  });

  test('a drawing is its name and a link to the page; one that only decorates goes', () => {
    expect(clean('<figure><svg aria-label="Durations"><rect/></svg></figure>')).toBe(
      `<figure><p><a href="${ADDRESS}">Chart: Durations</a></p></figure>`,
    );
    expect(clean('<p>a <svg role="img"><title>Trend</title></svg></p>')).toBe(
      `<p>a <a href="${ADDRESS}">Chart: Trend</a></p>`,
    );
    expect(clean('<a href="/x"><svg aria-label="Icon"></svg></a>')).toBe(
      '<a href="https://example.org/x">Chart: Icon</a>',
    );
    expect(clean('<p><svg aria-hidden="true"><rect/></svg>b</p>')).toBe('<p>b</p>');
  });

  test('a callout is a quotation whose title stands out', () => {
    const html =
      '<div class="callout tip" role="note"> <p class="callout-title">Tip</p> <p>Mind <a href="/x">it</a>.</p> </div>';
    expect(clean(html)).toBe(
      '<blockquote><p><strong>Tip</strong></p><p>Mind <a href="https://example.org/x">it</a>.</p></blockquote>',
    );
  });

  test('what a page shows on demand is a bold line and what it hides', () => {
    expect(clean('<details open><summary>More <b>of</b> it</summary>\n<p>Hidden</p></details>')).toBe(
      '<div><p><strong>More of it</strong></p>\n<p>Hidden</p></div>',
    );
    expect(clean('<p>a</p><details><p>b</p><summary><p>More</p></summary>c</details>d')).toBe(
      '<p>a</p>\n<div><p><strong>More</strong></p><p>b</p>c</div>\nd',
    );
    expect(
      clean('<details><summary><h3>More</h3> now</summary><details><summary>x</summary>y</details></details>'),
    ).toBe('<div><h3>More</h3><p><strong>now</strong></p>\n<div><p><strong>x</strong></p>y</div></div>');
    expect(clean('<details><p>a</p></details>')).toBe('<div><p>a</p></div>');
    expect(clean('<details><summary> </summary><p>a</p></details>')).toBe('<div><p>a</p></div>');
    expect(clean('<fieldset><legend>Who</legend>you</fieldset>')).toBe('<div><p><strong>Who</strong></p>you</div>');
  });

  test('the reading of a character has brackets, for readers that know no ruby', () => {
    expect(clean('<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>')).toBe(
      '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>',
    );
    const written = '<ruby>漢<rp>[</rp><rt>kan</rt><rp>]</rp></ruby>';
    expect(clean(written)).toBe(written);
  });

  test.each([
    ['<menu><li>a</li><li>b</li></menu>', '<ul><li>a</li><li>b</li></ul>'],
    ['<dir><li>a</li></dir>', '<ul><li>a</li></ul>'],
    [
      '<p><strike>a</strike> <tt>b</tt> <acronym title="C">c</acronym></p>',
      '<p><s>a</s> <code>b</code> <abbr title="C">c</abbr></p>',
    ],
    ['<xmp>a <b>\n</xmp>', '<pre>a &#x3C;b>\n</pre>'],
    ['a<datalist><option>b</option></datalist>', 'a'],
  ])('an element that no reader knows is one that says the same: %s', (html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  test('a box of a task list is a character', () => {
    expect(clean('<li><input type="checkbox" checked disabled> a</li>')).toBe('<li>☑ a</li>');
    expect(clean('<li><input type="checkbox" disabled> b</li>')).toBe('<li>☐ b</li>');
    expect(clean('<input value="x">')).toBe('');
  });

  test('a frame for scrolling is the table in it', () => {
    expect(clean('<div class="table-scroll" role="group" tabindex="0"><table><tr><td>a</td></tr></table></div>')).toBe(
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
    );
  });
});

test('what readers show alike stays as it is', () => {
  const html = [
    '<h2>A</h2><p>b <em>c</em> <strong>d</strong> <code>e</code> <kbd>f</kbd> <abbr title="G">g</abbr><br>h<sup>1</sup></p>',
    '<figure><img src="https://example.org/i.png" alt="I" width="4" height="3">\n<figcaption><p>J</p></figcaption></figure>',
    '<ol start="3"><li>m</li></ol><dl><dt>n</dt><dd>o</dd></dl><hr>',
    '<table><caption><p>p</p></caption><thead><tr><th scope="col">q</th></tr></thead><tbody><tr><td colspan="2">r</td></tr></tbody></table>',
  ].join('\n');
  expect(clean(html)).toBe(html);
});

test('whatever goes in, what comes out is clean, and cleaning it again changes nothing', () => {
  const names = fc.constantFrom(
    ...'p div span a pre code svg video picture img b table td li ul input script style h2 details x-y section'.split(
      ' ',
    ),
    ...'aside object math dialog figure figcaption summary ins del ruby rt menu'.split(' '),
  );
  const attributes = fc.constantFrom(
    '',
    ' src="/a"',
    ' href="../b"',
    ' class="anchor"',
    ' class="align-right"',
    ' hidden',
    ' role="note"',
    ' onclick="c"',
    ' id="c"',
    ' href="#c"',
    ' data-footnote-backref href="#c"',
    ' class="code-line added"',
  );
  const piece = fc.oneof(
    fc.tuple(names, attributes).map(([name, attribute]) => `<${name}${attribute}>`),
    names.map((name) => `</${name}>`),
    fc.constantFrom('text', '\n', ' & ', '&lt;', ']]>', '<!-- c -->', '🔥'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const once = clean(pieces.join(''));
      expect(explainBadFeedHtml(once).filter((problem) => problem !== 'an image without src or alt')).toEqual([]);
      expect(clean(once)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});
