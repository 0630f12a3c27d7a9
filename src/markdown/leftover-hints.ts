import { calloutFor } from './directives.ts';

const AS_CODE = 'put it between backticks if you mean the characters';
const NOT_COMPUTED = `nothing is computed in a text: write what it gave; ${AS_CODE}`;
const LOOK = 'take it out: the look of all pages is in src/styles';
const HEADINGS = 'take it out: a page lists its headings by itself';
const COMMENT = 'write <!-- … -->, or take it out';

/** What names of shortcodes, tags and templates mean in common themes and plugins, and what to write instead. */
const BY_NAME: readonly (readonly [name: RegExp, hint: string])[] = [
  [
    /youtube|vimeo|tweet|twitter|instagram|twitch|spotify|soundcloud|codepen|jsfiddle|asciinema|gist|embed|iframe/,
    embed('https://…'),
  ],
  [/figure|^fig$|image|img|picture|gallery/, 'write ![what it shows](./picture.png "The caption")'],
  [/video/, 'put the film into public/, and write <Video src="/film.mp4" title="…" /> in .mdx, or a link'],
  [
    /^(?:highlight|code|code-?block|sourcecode|prism|snippet)$/,
    'write ``` with the language behind it, the code, and ``` at its end',
  ],
  [/^(?:ref|relref|link|post_url)$/, 'write the path from the root, like /blog/its-name/'],
  [/mermaid|diagram/, 'write ```mermaid, the diagram, and ``` at its end'],
  [/katex|mathjax|^math$|latex/, 'write the formula between $$'],
  [/details|expand|collapse|spoiler|accordion/, 'write <details><summary>…</summary>, the text, and </details>'],
  [/^toc$|contents/, HEADINGS],
  [/^comment$/, COMMENT],
];

/** What to write instead of a shortcode of Hugo, as far as its name says what it is. */
export function hintForShortcode(source: string): string | undefined {
  const [name = '', ...words] = wordsIn(source);
  return name === '' ? undefined : (hintForName(name, words) ?? `write what it showed; ${AS_CODE}`);
}

/** What to write instead of a tag of Liquid or of another language of templates. */
export function hintForLiquid(source: string): string | undefined {
  const [written = '', ...words] = wordsIn(source);
  const name = written.replace(/^end(?=.)/, '');
  if (/^(?:raw|verbatim)$/.test(name)) return 'take it out: braces mean nothing in a text';
  if (/^include/.test(name)) return hintForName(words[0] ?? '', words.slice(1)) ?? 'write what the file has';
  const [page] = /^(?:post_url|link)$/.test(name) ? words : [];
  const slug = page && /^(?:.*\/)?(?:\d{4}-\d{2}-\d{2}-)?([^/]+?)(?:\.\w+)?$/.exec(page)?.[1];
  if (slug) return `write the path from the root, like /blog/${slug.toLowerCase()}/`;
  return hintForName(name, words) ?? NOT_COMPUTED;
}

/** What to write instead of a value in two braces. */
export function hintForOutput(source: string): string | undefined {
  const value = source.replace(/[{}]/g, '').trim();
  if (!/[\p{L}"']/u.test(value)) return undefined;
  const isAddress = /\b(?:base_?url|site\.url|(?:relative|absolute|page)_url|relURL|absURL)\b|\|\s*url\b/.test(value);
  return isAddress ? 'take it out, and write the path from the root: a base is put before it' : NOT_COMPUTED;
}

/** What to write instead of attributes in braces. */
export function hintForAttributes(source: string): string | undefined {
  if (/^\{:\s*toc\s*\}$/i.test(source)) return `${HEADINGS}; the list before it goes too`;
  if (/^\{:[/:]/.test(source)) return /comment/.test(source) ? COMMENT : 'take it out';
  const kind = Array.from(source.matchAll(/\.([\w-]+)/g), ([, name = '']) => calloutFor(name)).find(Boolean);
  if (kind) return `take it out, and put the text between :::${kind} and :::`;
  const id = /[{\s]#([\w-]+)/.exec(source)?.[1];
  if (id) return `take it out; <a id="${id}"></a> on a line before keeps links to it`;
  if (/\btarget=/.test(source)) return 'take it out: readers decide where a link opens';
  return LOOK;
}

function hintForName(written: string, words: readonly string[]): string | undefined {
  const name = written.toLowerCase().replace(/^.*\/|\.\w+$/g, '');
  const id = words[0]?.replace(/^(?:id|src|url)=/, '');
  if (id && /^https?:/.test(id) && /youtube|vimeo|embed|tweet|gist/.test(name)) return embed(id);
  if (id && /^youtube/.test(name)) return embed(`https://www.youtube.com/watch?v=${id}`);
  if (id && /^vimeo/.test(name)) return embed(`https://vimeo.com/${id}`);
  if (id && name === 'gist')
    return embed(`https://gist.github.com/${words.slice(0, id.includes('/') ? 1 : 2).join('/')}`);
  if (name === 'x' && words.some((word) => word.startsWith('id='))) return embed('https://…');
  const isBox = /^(?:notice|callout|admonition|alert|hint|message|block|box|aside|tip|note)s?$/.test(name);
  const kinds = [...(isBox ? words.map((word) => word.replace(/^\w+=/, '')) : []), name];
  const kind = kinds.map((word) => calloutFor(word.toLowerCase())).find(Boolean);
  if (isBox || kind) return `write :::${kind ?? 'note'}, the text, and ::: at its end`;
  if (/^figure|^img|^image/.test(name)) {
    const value = (key: string) => words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
    const source = value('src') ?? words[0];
    if (source && !source.includes('=')) return `write ![${value('alt') ?? 'what it shows'}](${source})`;
  }
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

/** The words between braces, without quotation marks; those of a value stay together. */
function wordsIn(source: string): string[] {
  const inner = source.replace(/^\{[{%][<%]?-?[\s/*]*|[\s/*]*-?[>%]?\}*$/g, '');
  return Array.from(
    inner.matchAll(/([\w-]+(?:=|:\s*(?=["'])))?(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g),
    ([, key = '', double, single, bare]) => {
      return key.replace(/:\s*/, '=') + (double ?? single ?? bare ?? '');
    },
  );
}

function embed(url: string): string {
  return `write <Embed url="${url}" title="…" />`;
}
