/** A text that would set `window.hostile` on its page, if any of it ran. */
export interface Body {
  /** What it is made of, for messages. */
  readonly name: string;
  readonly text: string;
}

/** What a body would do, had it its way. */
const RUN = 'window.hostile=1';

/** How a vector spells its tags, the names of its attributes, what is between them, and the schemes of its addresses. */
interface Spelling {
  readonly tag: (name: string) => string;
  readonly name: (attribute: string) => string;
  readonly value: (value: string) => string;
  readonly gap: string;
  readonly scheme: string;
}

const same = (written: string) => written;
const upper = (written: string) => written.toUpperCase();
const mixed = (written: string) => written.replace(/.{2}/g, (two) => `${two[0]?.toUpperCase()}${two[1]}`);
const quoted = (value: string) => `"${value}"`;

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  plain: { tag: same, name: same, value: quoted, gap: ' ', scheme: 'javascript:' },
  'upper case': { tag: upper, name: upper, value: (value) => `'${value}'`, gap: ' ', scheme: 'JAVASCRIPT:' },
  unquoted: { tag: mixed, name: mixed, value: same, gap: '  ', scheme: 'java&Tab;script:' },
  references: { tag: same, name: same, value: quoted, gap: '\n', scheme: '&#x6A;avascript&colon;' },
  slashes: { tag: same, name: same, value: quoted, gap: '/', scheme: '&#32;java&NewLine;script:' },
};

type Vector = (spelling: Spelling) => string;

/** Ways in which HTML runs code or is led elsewhere. A picture that there is calls `onload`, so that no file is missing. */
const VECTORS: Readonly<Record<string, Vector>> = {
  script: ({ tag }) => `<${tag('script')}>${RUN}</${tag('script')}>`,
  'script in a drawing': ({ tag }) => `<${tag('svg')}><${tag('script')}>${RUN}</${tag('script')}></${tag('svg')}>`,
  'onload of a picture': (s) => element(s, 'img', { src: '/pub.png', onload: RUN }),
  'onload of a drawing': (s) => `${element(s, 'svg', { onload: RUN })}</${s.tag('svg')}>`,
  'onload of the page': (s) => element(s, 'body', { onload: RUN }),
  'ontoggle of a disclosure': (s) => `${element(s, 'details', { open: 'open', ontoggle: RUN })}x</${s.tag('details')}>`,
  'onfocus of what has the focus': (s) => `${element(s, 'a', { autofocus: 'x', tabindex: '0', onfocus: RUN })}x</a>`,
  'onanimationstart of words': (s) => `${element(s, 'b', { style: 'animation:x', onanimationstart: RUN })}x</b>`,
  'a link': (s) => `${element(s, 'a', { href: s.scheme + RUN })}x</${s.tag('a')}>`,
  'a link in a drawing': (s) => `<svg>${element(s, 'a', { 'xlink:href': s.scheme + RUN })}<text>x</text></a></svg>`,
  'a formula': (s) => `<math>${element(s, 'mi', { href: s.scheme + RUN })}x</mi></math>`,
  'an animated link': (s) => `<svg><a>${element(s, 'set', { attributeName: 'href', to: s.scheme + RUN })}</a></svg>`,
  'a form': (s) => `${element(s, 'form', { action: s.scheme + RUN })}<input type="submit"></${s.tag('form')}>`,
  'a button': (s) => `<form>${element(s, 'button', { formaction: s.scheme + RUN })}x</button></form>`,
  'a frame': (s) => `${element(s, 'iframe', { src: s.scheme + RUN })}</${s.tag('iframe')}>`,
  'a frame with a text': (s) => `${element(s, 'iframe', { srcdoc: `&lt;script>parent.${RUN}&lt;/script>` })}</iframe>`,
  'an object': (s) => `${element(s, 'object', { data: s.scheme + RUN })}</${s.tag('object')}>`,
  'a plugin': (s) => element(s, 'embed', { src: s.scheme + RUN }),
  'a refresh': (s) => element(s, 'meta', { 'http-equiv': 'refresh', content: `0;url=${s.scheme}${RUN}` }),
  'a base': (s) => element(s, 'base', { href: 'https://hostile.example/' }),
  'a style sheet': (s) => element(s, 'link', { rel: 'stylesheet', href: 'https://hostile.example/x.css' }),
  'a style': ({ tag }) => `<${tag('style')}>@import "https://hostile.example/x.css";</${tag('style')}>`,
  'a template': (s) =>
    `${element(s, 'template', { shadowrootmode: 'open' })}${element(s, 'img', { src: '/pub.png', onload: RUN })}</template>`,
  'the end of a title': (s) =>
    `<b title="</b>${'&quot;'}>">x</b>${element(s, 'img', { src: '/pub.png', onload: RUN })}`,
  'the end of a comment': (s) => `<!-->${element(s, 'img', { src: '/pub.png', onload: RUN })}<!-- -->`,
  'the end of other text': (s) =>
    `<noscript><p title="</noscript>${element(s, 'img', { src: '/pub.png', onload: RUN })}"></p></noscript>`,
  'a name of the document': (s) => element(s, 'img', { name: 'getElementById', id: 'body', src: '/pub.png' }),
  'a video to play': (s) => `${element(s, 'a', { 'data-video': 'x', href: 'https://hostile.example/x.webm' })}x</a>`,
  'a link of Markdown': ({ scheme }) => `[x](${scheme}${RUN})`,
  'a link of Markdown in brackets': ({ scheme }) => `[x](<${scheme}${RUN}> "title")`,
  'an address of Markdown': ({ scheme }) => `<${scheme}${RUN}>`,
  'an id of the page': (s) => `${element(s, 'a', { id: 'content', name: 'search-panel' })}x</a>`,
};

/** Where in a text a vector stands. */
const PLACES: Readonly<Record<string, (vector: string) => string>> = {
  alone: same,
  'in a paragraph': (vector) => `Before ${vector} after.`,
  'in a list': (vector) => `- one ${vector}\n- two`,
  'in a quotation': (vector) => `> ${vector.replaceAll('\n', '\n> ')}`,
  'in a table': (vector) => `| a | b |\n| - | - |\n| ${vector.replaceAll('\n', ' ')} | c |`,
  'in a callout': (vector) => `:::note[Title ${vector.replaceAll(/[\n\]]/g, ' ')}]\n${vector}\n:::`,
  'in HTML': (vector) => `<div><p>${vector}</p></div>`,
};

/** Every vector in every place and spelling, as Markdown. */
export function hostileMarkdown(): Body[] {
  return Object.entries(VECTORS).flatMap(([vector, write]) =>
    Object.entries(PLACES).flatMap(([place, put]) =>
      Object.entries(SPELLINGS).map(([spelling, written]) => ({
        name: `${vector}, ${place}, ${spelling}`,
        text: put(write(written)),
      })),
    ),
  );
}

/** What MDX can write besides: attributes in braces, spread ones, elements that have their name from code, HTML from a string. */
const CODE: Readonly<Record<string, string>> = {
  'a handler': `<b onclick="${RUN}" onMouseOver={() => 1}>x</b>`,
  'a handler in braces': `<img src="/pub.png" alt="" onload={'${RUN}'} />`,
  'a spread handler': `<img src="/pub.png" alt="" {...{ onload: '${RUN}' }} />`,
  'an address': `<a href="javascript:${RUN}">x</a>`,
  'an address in braces': `<a href={'javascript:' + '${RUN}'}>x</a>`,
  'an address beside a spread': `<a {...{ title: 'x' }} href="javascript:${RUN}">x</a>`,
  'a spread address': `<a {...{ href: 'JaVaScRiPt:${RUN}' }}>x</a>`,
  'a spread address behind a good one': `<a href="/blog/" {...{ href: ' java\\nscript:${RUN}' }}>x</a>`,
  'a script': `<script>{'${RUN}'}</script>`,
  'a script by its name': `<Name>{'${RUN}'}</Name>`,
  'HTML from a string': `<Fragment set:html={'<img src="/pub.png" onload="${RUN}">'} />`,
  'HTML for an element': `<b set:html={'<svg onload="${RUN}"></svg>'} />`,
  'the attributes of the page': `<Fragment set:html={'<body onload="${RUN}">'} />`,
  'the end of what is around it': `<Fragment set:html={'</div></div></main><p id="content">'} />`,
  'a comment without an end': `<Fragment set:html={'<!--'} />`,
  'a style': `<b style="top:0" {...{ style: 'top:0' }}>x</b>`,
  'a form': `<Fragment set:html={'<form action="https://hostile.example/"></form>'} />`,
  'a picture from elsewhere': `<img alt="" {...{ src: 'https://hostile.example/x.png' }} />`,
  'an id of the page': `<a {...{ id: 'content' }}>x</a>`,
  'a frame': `<Fragment set:html={'<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>'} />`,
};

/** A component that is an element. */
const NAME = "export const Name = 'script';\n\n";

/** Places in MDX, where a block needs empty lines around it. */
const CODE_PLACES: typeof PLACES = {
  alone: same,
  'in a paragraph': (vector) => `Before ${vector} after.`,
  'in a list': (vector) => `- one\n\n  ${vector}`,
  'in a quotation': (vector) => `> ${vector}`,
  'in a component': (vector) => `<Callout>\n\n${vector}\n\n</Callout>`,
};

/** The same for MDX. */
export function hostileMdx(): Body[] {
  return Object.entries(CODE).flatMap(([vector, written]) =>
    Object.entries(CODE_PLACES).map(([place, put]) => ({ name: `${vector}, ${place}`, text: NAME + put(written) })),
  );
}

function element({ tag, name, value, gap }: Spelling, tagName: string, attributes: Readonly<Record<string, string>>) {
  const written = Object.entries(attributes).map(([key, one]) => `${gap}${name(key)}=${value(one)}`);
  return `<${tag(tagName)}${written.join('')}>`;
}
