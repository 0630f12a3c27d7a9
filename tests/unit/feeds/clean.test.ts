import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml, FeedHtmlError } from '../../../src/feeds/clean.ts';
import { explainBadFeedHtml } from '../../support/feed-html.ts';

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
      '<div lang="de">One</div><div>Two</div>',
    );
  },
);

test('cells keep their alignment, as an attribute', () => {
  const row = ['left', 'center', 'right', 'justify'].map((side) => `<td class="x align-${side}">1</td>`).join('');
  expect(clean(`<table><tbody><tr>${row}</tr></tbody></table>`)).toBe(
    '<table><tbody><tr><td align="left">1</td><td align="center">1</td><td align="right">1</td><td>1</td></tr></tbody></table>',
  );
  expect(clean('<p class="align-right" align="right">a</p>')).toBe('<p>a</p>');
});

describe('code', () => {
  test('keeps its language and its characters and loses its highlighting', () => {
    const html =
      '<pre class="language-js" tabindex="0"><code class="language-js x"><span class="a">if</span> (a <span><b>&lt;</b></span> b)\n  &amp;c</code></pre>';
    expect(clean(html)).toBe('<pre><code class="language-js">if (a <b>&#x3C;</b> b)\n  &#x26;c</code></pre>');
  });

  test('keeps which lines are added, removed or marked', () => {
    const line = (mark: string, text: string) =>
      `<span class="code-line ${mark}"><span class="k">${text}</span>;\n</span>`;
    const html = `<pre><code>a;\n${line('added', 'b')}${line('removed', 'c')}${line('marked', 'd')}e;</code></pre>`;
    expect(clean(html)).toBe('<pre><code>a;\n<ins>b;\n</ins><del>c;\n</del><mark>d;\n</mark>e;</code></pre>');
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
    '<figure><img src="https://example.org/i.png" alt="I" width="4" height="3"><figcaption>J</figcaption></figure>',
    '<details><summary>K</summary><p>l</p></details><ol start="3"><li>m</li></ol><dl><dt>n</dt><dd>o</dd></dl><hr>',
    '<table><caption>p</caption><thead><tr><th scope="col">q</th></tr></thead><tbody><tr><td colspan="2">r</td></tr></tbody></table>',
  ].join('\n');
  expect(clean(html)).toBe(html);
});

test('whatever goes in, what comes out is clean, and cleaning it again changes nothing', () => {
  const names = fc.constantFrom(
    ...'p div span a pre code svg video picture img b table td li ul input script style h2 details x-y section'.split(
      ' ',
    ),
    ...'aside object math dialog'.split(' '),
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
