import { describe, expect, test } from 'vitest';
import { takenIds } from '../../../src/markdown/heading-ids.ts';
import { assertInert, findActive } from '../../../src/markdown/inert.ts';

const AROUND = { origin: 'https://example.org', ids: takenIds({}) };
const codes = (html: string) => [...new Set(findActive(html, AROUND).map(({ code }) => code))];

describe('what code of a text makes is refused when it', () => {
  test.each([
    ['handler', '<p onclick="x()">a</p>'],
    ['handler', '<svg><g onload="x()"></g></svg>'],
    ['handler', '<details ontoggle="x()" open>a</details>'],
    ['handler', '<template shadowrootmode="open"><p onclick="x()">a</p></template>'],
    ['script', '<script>x()</script>'],
    ['script', '<script src="https://evil.example/x.js"></script>'],
    ['script', '<script src="//evil.example/x.js"></script>'],
    ['script', '<script type="importmap">{}</script>'],
    ['script', '<svg><script src="/a.js">x()</script></svg>'],
    ['script', '<svg><script href="/a.js"></script></svg>'],
    ['script', '<svg><script xlink:href="/a.js"></script></svg>'],
    ['script', '<script src="data:text/javascript,x()"></script>'],
    ['element', '<base href="/x/">'],
    ['element', '<meta http-equiv="refresh" content="0">'],
    ['element', '<meta name="referrer" content="unsafe-url">'],
    ['element', '<iframe src="/a/"></iframe>'],
    ['element', '<object data="/a"></object>'],
    ['element', '<embed src="/a">'],
    ['element', '<style>a { top: 0 }</style>'],
    ['element', '<noscript><p title="</noscript>">a</p></noscript>'],
    ['style', '<p style="top: 0">a</p>'],
    ['address', '<a href="javascript:x()">a</a>'],
    ['address', '<a href=" java&#10;script:x()">a</a>'],
    ['address', '<a href="vbscript:x">a</a>'],
    ['address', '<a href="data:text/html,x">a</a>'],
    ['address', '<svg><a xlink:href="javascript:x()">a</a></svg>'],
    ['address', '<math><mi href="javascript:x()">a</mi></math>'],
    ['address', '<svg><a><animate attributeName="href" values="/a"></animate></a></svg>'],
    ['address', '<svg><set attributeName="xlink:href" to="/a"></set></svg>'],
    ['address', '<form action="javascript:x()">a</form>'],
    ['address', '<button formaction="javascript:x()">a</button>'],
    ['elsewhere', '<form action="https://evil.example/">a</form>'],
    ['elsewhere', '<form action="//evil.example/">a</form>'],
    ['elsewhere', '<form action="/\\evil.example/">a</form>'],
    ['elsewhere', '<input type="image" src="https://evil.example/x.png" alt="">'],
    ['elsewhere', '<img src="https://evil.example/x.png" alt="">'],
    ['elsewhere', '<img srcset="/a.png 1x, https://evil.example/x.png 2x" alt="">'],
    ['elsewhere', '<video poster="//evil.example/x.png"></video>'],
    ['elsewhere', '<link rel="stylesheet" href="https://evil.example/x.css">'],
    ['elsewhere', '<svg><use href="https://evil.example/x.svg#a"></use></svg>'],
    ['elsewhere', '<svg><image xlink:href="https://evil.example/x.png"></image></svg>'],
    ['elsewhere', '<a href="https://evil.example/x.webm" data-video="x">a</a>'],
    ['elsewhere', '<a href="/a/" ping="/b">a</a>'],
    ['name', '<img name="body" src="/a.png" alt="">'],
    ['name', '<form name="getElementById">a</form>'],
    ['id', '<p id="content">a</p>'],
    ['id', '<p id="search-dialog-field">a</p>'],
    ['structure', '</div></div><p>a</p>'],
    ['structure', '<!-- a'],
    ['structure', '<textarea>a'],
    ['structure', '<b>a'],
    ['structure', '<table><tr><td>a'],
    ['structure', '<body onload="x()">a'],
    ['structure', '<html class="x">a'],
  ])('has a fault of the kind %s: %s', (code, html) => {
    expect(codes(html)).toContain(code);
  });
});

describe('what does no harm passes:', () => {
  test.each([
    '<p>javascript:alert(1) and onclick="x()"</p>',
    '<p title="onclick=x() &lt;script&gt;">a</p>',
    '<pre><code>&lt;script>x()&lt;/script> data:image/png;base64,AA</code></pre>',
    '<a href="https://example.com/a:b">a</a><a href="mailto:a@b.example">b</a><a href="/a:b/">c</a><a href="#10:16">d</a>',
    '<a name="content">a</a>',
    '<script type="module" src="/_astro/a.js"></script>',
    '<script type="application/json">{"a": 1}</script>',
    '<link rel="stylesheet" href="/_astro/a.css">',
    '<form action="/search/"><label>a <input name="q"></label><button>b</button></form>',
    '<form action="https://example.org/search/">a</form>',
    '<img src="/_astro/a.webp" srcset="/_astro/a.webp 480w, /_astro/b.webp 1.5x" alt="onload=" width="1" height="1">',
    '<svg viewBox="0 0 1 1"><title>a</title><use href="#a"></use><path d="M0 0"></path></svg>',
    '<svg><circle r="1"><animate attributeName="r" values="1;2"></animate></circle></svg>',
    '<math><mi>x</mi><annotation encoding="application/x-tex">\\href{javascript:x}</annotation></math>',
    '<section data-footnotes><h2 id="footnote-label">a</h2></section>',
    '<a href="/a.webm" data-video="a">b</a>',
    '<meta itemprop="position" content="1">',
    '<p>a</p><p>b<div>c</div></p>',
    '<!-- a comment -->',
    '',
  ])('%s', (html) => expect(findActive(html, AROUND)).toEqual([]));
});

describe('a text', () => {
  const html = '<p onclick="x()">a</p><p onclick="x()">b</p><a href="javascript:x()">c</a>';

  test('of MDX is refused with its file, and with each fault once', () => {
    const refuse = () => assertInert(html, { ...AROUND, file: 'content/blog/a.mdx' });
    expect(refuse).toThrowErrorMatchingInlineSnapshot(
      `[Error: code of content/blog/a.mdx makes onclick=“x()” of <p> (pages run no scripts of texts); href=“javascript:x()” of <a> (addresses begin with https:, http:, mailto:, tel:, ftp: or /)]`,
    );
  });

  test('has at most five faults told, and the number of the others', () => {
    const many = Array.from({ length: 7 }, (_, index) => `<p onclick="x(${index})">a</p>`).join('');
    expect(() => assertInert(many, { ...AROUND, file: 'content/blog/a.mdx' })).toThrow(/x\(4\).*; and 2 more$/);
  });

  test('of Markdown has been cleaned, and is not judged again', () => {
    expect(() => assertInert(html, { ...AROUND, file: 'content/blog/a.md' })).not.toThrow();
  });
});
