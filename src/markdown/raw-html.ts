import { find, html } from 'property-information';
import { componentFaults } from './components.ts';
import type { Fault } from './fault.ts';
import { insteadOf, isTextElement } from './html-elements.ts';
import type { Tag } from './tags.ts';
import type { Text } from './text.ts';

/** What may show something of another site. */
const SHOWN = new Set(['audio', 'img', 'source', 'track', 'video']);
const ELSEWHERE = /^(?:https?:)?\/\//i;

/** Find raw HTML that does not reach the page as it is written. */
export function findLostHtml({ tags }: Pick<Text, 'tags'>): Fault[] {
  return tags.flatMap((tag) => (tag.isComponent ? [] : lostOf(tag)));
}

/** Find components that no text has, and those that cannot be drawn as they are used. */
export function findBadComponents({ tags, definitions }: Pick<Text, 'tags' | 'definitions'>): Fault[] {
  return tags.flatMap((tag) => (tag.isComponent ? componentFaults(tag, definitions) : []));
}

function lostOf({ name, attributes, from, to }: Tag): Fault[] {
  const fault = (message: string, hint: string): Fault => ({ from, to, message, hint });
  const instead = insteadOf(name);
  if (instead !== undefined) return [fault(`<${name}> is taken out, with all that is in it`, instead)];
  if (!isTextElement(name)) {
    return [
      fault(`<${name}> is no element of a text, and is not shown`, `write \`<${name}>\` with backticks, as code`),
    ];
  }
  const isCell = name === 'td' || name === 'th';
  return [...attributes].flatMap(([key, value = '']) => {
    const { property } = find(html, key);
    if (/^on/i.test(key)) return [fault(`${key} of <${name}> is taken out`, 'pages run no scripts of texts')];
    if (property === 'style' && !isCell) {
      return [fault(`style of <${name}> is taken out`, 'the look of all pages is in src/styles')];
    }
    const isSource = property === 'src' || property === 'srcSet' || property === 'poster';
    if (!SHOWN.has(name) || !isSource || !ELSEWHERE.test(value)) return [];
    const message = `${value} is on another site, which the security policy refuses`;
    return [fault(message, 'put the file into public/, and write its address here')];
  });
}
