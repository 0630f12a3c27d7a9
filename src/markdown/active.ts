import type { Element } from 'hast';
import { find, html } from 'property-information';
import { insteadOf } from './html-elements.ts';
import { isSafeAddress, SCHEMES } from './schemes.ts';

/** Why an element cannot stand in a text. */
export interface ActiveFault {
  readonly code: 'handler' | 'script' | 'element' | 'style' | 'address' | 'elsewhere' | 'name' | 'id' | 'structure';
  readonly message: string;
  readonly hint: string;
}

/** What the page around a text is. */
interface Around {
  readonly origin: string;
  readonly ids: ReadonlySet<string>;
}

/** Elements that the security policy refuses, and those that are for the whole page. */
const REFUSED = new Set(
  'applet base embed fencedframe frame frameset iframe noscript object plaintext portal style'.split(' '),
);
/** Attributes that hold an address, in the names of hast. */
const ADDRESSES = new Set('action background cite formAction href longDesc poster src xLinkHref'.split(' '));
const LISTS = new Set(['imageSrcSet', 'srcSet']);
/** Attributes whose address is loaded without being asked for, or is sent what a reader writes. */
const LOADED = new Set(['action', 'background', 'formAction', 'poster', 'src', ...LISTS]);
/** Elements that load what they refer to. */
const LOADERS = new Set('feimage image link use'.split(' '));
/** Elements whose `name` is one of the document, so that scripts would find them in the place of `document.body`. */
const NAMED = new Set(['form', 'img']);
/** The heading of footnotes, which belongs to the text. */
const NOTES = 'footnote-label';
/** Types of scripts that a browser runs as a file of the site, and those of data, which it does not run. */
const RUN = new Set(['', 'module', 'text/javascript']);
const DATA = new Set(['application/json', 'application/ld+json']);

/** What is wrong with an element of a text, without what is in it. */
export function faultsOf(element: Element, around: Around): ActiveFault[] {
  const written = Object.entries(element.properties).filter(([, value]) => value !== undefined && value !== null);
  return [
    ...elementFaults(element, around),
    ...written.flatMap(([key, value]) => attributeFaults(element, key, String(value), around)),
  ];
}

function elementFaults(element: Element, { origin }: Around): ActiveFault[] {
  const { tagName, properties } = element;
  const isOfPage = tagName === 'meta' && (properties.httpEquiv !== undefined || properties.name !== undefined);
  if (REFUSED.has(tagName) || isOfPage) {
    return [{ code: 'element', message: `<${tagName}>`, hint: insteadOf(tagName) ?? 'a text has no use for it' }];
  }
  if (tagName === 'script' && !isFileOfSite(element, origin)) {
    const hint = 'a script is a file of the site: write it into the component that needs it';
    return [{ code: 'script', message: '<script> with code in it, or from elsewhere', hint }];
  }
  return [];
}

/** True for a script that is a file of the site and nothing else, as Astro writes those of components, and for data. */
function isFileOfSite({ properties, children }: Element, origin: string): boolean {
  const { type, src, href, xLinkHref } = properties;
  const kind = String(type ?? '').toLowerCase();
  if (href !== undefined || xLinkHref !== undefined) return false;
  if (src === undefined || src === null) return DATA.has(kind);
  // In a drawing the code would run all the same.
  return RUN.has(kind) && children.length === 0 && String(src) !== '' && staysHere(String(src), origin);
}

function attributeFaults(
  { tagName, properties }: Element,
  key: string,
  value: string,
  { origin, ids }: Around,
): ActiveFault[] {
  const said = `${find(html, key).attribute}=“${value.slice(0, 60)}” of <${tagName}>`;
  const fault = (code: ActiveFault['code'], hint: string): ActiveFault[] => [{ code, message: said, hint }];
  if (/^on/i.test(key)) return fault('handler', 'pages run no scripts of texts');
  if (key === 'style') return fault('style', 'give it a class: the look of all pages is in src/styles');
  if (key === 'ping') return fault('elsewhere', 'nobody is told what readers follow');
  if (key === 'name' && NAMED.has(tagName))
    return fault('name', 'leave it out: scripts take it for a part of the page');
  if (key === 'id' && value !== NOTES && ids.has(value))
    return fault('id', 'the page has that id itself: give it another one');
  if (key === 'attributeName' && /^(?:xlink:)?href$|^on/i.test(value)) return fault('address', 'an address stays');
  const addresses = addressesOf(key, value);
  if (!addresses.every(isSafeAddress)) {
    return fault('address', `addresses begin with ${SCHEMES.map((name) => `${name}:`).join(', ')} or /`);
  }
  // A video is played in the place of its link.
  const isShown = LOADERS.has(tagName.toLowerCase()) || properties.dataVideo !== undefined;
  const isLoaded = LOADED.has(key) || (isShown && ADDRESSES.has(key));
  if (isLoaded && !addresses.every((address) => staysHere(address, origin))) {
    return fault(
      'elsewhere',
      'put the file into the project: pages load nothing of other sites, and send nothing there',
    );
  }
  return [];
}

/** The addresses in an attribute. */
function addressesOf(key: string, value: string): string[] {
  if (LISTS.has(key)) return value.split(/,?\s+/).filter((part) => !/^(?:[\d.]+[wx],?)?$/.test(part));
  return ADDRESSES.has(key) ? [value] : [];
}

/** True for an address of the site itself, as a browser reads it on any of its pages. */
function staysHere(address: string, origin: string): boolean {
  return URL.parse(address, `${origin}/`)?.origin === origin;
}
