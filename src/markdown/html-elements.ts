/** What raw HTML of a text may hold, by element: its attributes besides those of all elements, in the names of hast. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  ...each('abbr address article aside b bdi bdo br caption cite code dd dfn div dl dt em figcaption figure footer', []),
  ...each('h1 h2 h3 h4 h5 h6 header hgroup hr i kbd mark menu nav p picture pre rp rt ruby s samp section small', []),
  ...each('span strong sub summary sup table tbody tfoot thead tr u ul var wbr', []),
  a: ['href', 'hrefLang', 'name', 'rel', 'target', 'download'],
  ...each('blockquote q', ['cite']),
  ...each('del ins', ['cite', 'dateTime']),
  ...each('col colgroup', ['span']),
  data: ['value'],
  details: ['name', 'open'],
  img: ['alt', 'decoding', 'height', 'loading', 'longDesc', 'sizes', 'src', 'srcSet', 'width'],
  // Task lists are the one place where Markdown itself makes a form control.
  input: ['checked', 'disabled', 'type'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  source: ['height', 'media', 'sizes', 'src', 'srcSet', 'type', 'width'],
  ...each('td th', ['abbr', 'colSpan', 'headers', 'rowSpan', 'scope']),
  time: ['dateTime'],
  track: ['default', 'kind', 'label', 'src', 'srcLang'],
  ...each('audio video', ['controls', 'height', 'loop', 'muted', 'playsInline', 'poster', 'preload', 'src', 'width']),
};
/** Data that the scripts of the site go by, at elements that its components make. */
const OWN_DATA = new Set(['dataVideo']);
/** Attributes of all elements. */
const GLOBAL = new Set(['className', 'dir', 'hidden', 'id', 'lang', 'role', 'slot', 'tabIndex', 'title', 'translate']);

/** Elements that go with all that is in them, since they could run, load or submit something; and what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  ...each('script noscript template', 'pages run no scripts of texts'),
  ...each(
    'iframe embed object applet frame frameset fencedframe portal',
    'write <Embed url="https://…" title="…" />, or a link',
  ),
  ...each('form button select textarea input', 'link to a page that has the form'),
  ...each('svg math', 'put a drawing beside the text as a file, and a formula between $$'),
  ...each('style link', 'the look of all pages is in src/styles'),
  ...each('base meta title', 'that is for the whole page'),
};

/** Elements that no paragraph can hold. */
const BLOCKS = new Set([
  ...'address article aside blockquote caption center col colgroup dd details dialog dir div dl dt fieldset'.split(' '),
  ...'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search'.split(' '),
  ...'section summary table tbody td tfoot th thead tr ul'.split(' '),
]);

/** True for a name as elements have it; to MDX all others are those of components. */
export function isElementName(name: string | null): name is string {
  return name !== null && /^[a-z][^.]*$/.test(name);
}

/** True for an element that no paragraph can hold. */
export function isBlockElement(name: string): boolean {
  return BLOCKS.has(name);
}

/** True for an element that a text may have. */
export function isTextElement(name: string): boolean {
  return Object.hasOwn(ELEMENTS, name);
}

/** True for an element that goes with all that is in it. */
export function isRefusedElement(name: string): boolean {
  return Object.hasOwn(REFUSED, name);
}

/** What to do instead of an element that goes. */
export function insteadOf(name: string): string | undefined {
  return isRefusedElement(name) ? REFUSED[name] : undefined;
}

/** True for an attribute that an element of a text may have; in the names of hast. */
export function isTextAttribute(element: string, property: string): boolean {
  if (OWN_DATA.has(property)) return false;
  if (GLOBAL.has(property) || /^(?:aria|data)[A-Z]/.test(property)) return true;
  return isTextElement(element) && ELEMENTS[element]?.includes(property) === true;
}

function each<Value>(names: string, value: Value): Record<string, Value> {
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}
