import { find, html } from 'property-information';
import { alignmentClass } from './alignment.ts';
import { componentFaults } from './components.ts';
import type { Fault } from './fault.ts';
import { insteadOf, isTextAttribute, isTextElement } from './html-elements.ts';
import { findPlayer } from './players.ts';
import { isSafeAddress, SCHEMES } from './schemes.ts';
import type { Tag } from './tags.ts';
import type { Text } from './text.ts';

/** Imports of what draws a picture: Astro's own components, and drawings. */
const DRAWS_PICTURE = /\bimport\s+([^'"]+?)\s+from\s+['"](?:astro:assets|[^'"]+\.svg)['"]/g;

/** Find raw HTML that does not reach the page as it is written. */
export function findLostHtml({ tags, definitions }: Pick<Text, 'tags' | 'definitions'>): Fault[] {
  const pictures = Array.from(
    definitions.matchAll(DRAWS_PICTURE),
    ([, names = '']) => names.match(/[\w$]+/g) ?? [],
  ).flat();
  return tags.flatMap((tag) => {
    if (!tag.isComponent) return isCard(tag) ? [] : lostOf(tag);
    const { written, attributes, from, to } = tag;
    if (!pictures.includes(written) || !attributes.has('style')) return [];
    return [{ from, to, message: `style of <${written}> is taken out`, hint: hintFor('style') }];
  });
}

/** Find components that no text has, and those that cannot be drawn as they are used. */
export function findBadComponents({ tags, definitions }: Pick<Text, 'tags' | 'definitions'>): Fault[] {
  return tags.flatMap((tag) => {
    if (isCard(tag)) return componentFaults({ ...tag, name: 'Embed' }, '');
    return tag.isComponent ? componentFaults(tag, definitions) : [];
  });
}

/** True for an `<Embed>` of a Markdown text, where names of elements have no case; `embeds.ts` draws it. */
function isCard({ name, attributes }: Tag): boolean {
  return name === 'embed' && attributes.has('url');
}

/** Find addresses that a page cannot lead to, or show, since what they begin with could run something. */
export function findRefusedAddresses({ links, images }: Pick<Text, 'links' | 'images'>): Fault[] {
  const targets = links.map(({ target, ...range }) => ({ ...range, address: target }));
  return [...targets, ...images.map(({ path, ...range }) => ({ ...range, address: path }))].flatMap(
    ({ from, to, address }) => {
      if (isSafeAddress(address)) return [];
      const message = `“${address.slice(0, 60)}” is taken out: it is not an address of a page`;
      return [{ from, to, message, hint: `addresses begin with ${SCHEMES.map((name) => `${name}:`).join(', ')} or /` }];
    },
  );
}

/** Find ids that the page around a text has itself, so that elements of the text get others. */
export function findTakenIds({ takenIds }: Pick<Text, 'takenIds'>): Fault[] {
  return takenIds.map(({ from, to, id }) => ({
    ...{ from, to, message: `the page has the id “${id}” itself, and gives this one “text-${id}”` },
    hint: 'give it another one',
  }));
}

function lostOf({ name, written, attributes, from, to }: Tag): Fault[] {
  const fault = (message: string, hint: string): Fault => ({ from, to, message, hint });
  const instead = insteadOf(name);
  if (instead !== undefined) {
    const page = findPlayer(attributes.get('src') ?? '');
    const hint = page ? `write <Embed url="${page.url}" title="…" />, as check --fix does` : instead;
    return [fault(`<${written}> is taken out, with all that is in it`, hint)];
  }
  // It is set as a division.
  if (!isTextElement(name) && name !== 'center') {
    return [
      fault(
        `<${written}> is not an element of a text, and is not shown`,
        `write \`<${written}>\` with backticks, as code`,
      ),
    ];
  }
  return [...attributes].flatMap(([key, value = '']) => {
    const { property } = find(html, key);
    const isShown = isTextAttribute(name, property) || alignmentClass(name, { [property]: value }) !== undefined;
    return isShown ? [] : [fault(`${key} of <${written}> is taken out`, hintFor(property))];
  });
}

function hintFor(property: string): string {
  if (/^on/i.test(property)) return 'pages run no scripts of texts';
  if (property === 'style') return 'the look of all pages is in src/styles';
  if (property === 'align') return 'align of words and pictures is left, center or right';
  return 'a text has no use for it: leave it out';
}
