import { fromHtml } from 'hast-util-from-html';
import { DiagramError } from './source.ts';

/** Tags that only style words; Mermaid takes them in labels. */
const STYLED = /<(b|strong|i|em|u|s|del|small|sub|sup|code|span|big)\b[^<>]*>([\s\S]*?)<\/\1>/gi;
const LABEL_LIMIT = 1000;
const NOT_DRAWN = [
  [/\bfa[bklrs]?:fa-[\w-]+/, 'an icon', 'leave it out, or write a word'],
  [/\$\$.+\$\$/, 'a formula in a diagram', 'write it as words, or as a formula of the text'],
] as const;

/**
 * Read the words of a label: without quotes, the marks of Markdown in backticks and tags that only style; `<br>` and `\n` are line
 * breaks, entities are signs.
 *
 * @throws {DiagramError}
 */
export function readLabel(written: string, line: number): string {
  if (written.length > LABEL_LIMIT) {
    const message = `a label has ${written.length} characters; it may have ${LABEL_LIMIT}`;
    throw new DiagramError(message, line, 'say it in the text');
  }
  for (const [pattern, name, hint] of NOT_DRAWN) {
    const found = pattern.exec(written)?.[0];
    if (found) throw new DiagramError(`${name} is not drawn: “${found}”`, line, hint);
  }
  const [, quoted = written.trim()] = /^\s*"([^"]*)"\s*$/.exec(written) ?? [];
  const [, markdown] = /^\s*`([\s\S]*)`\s*$/.exec(quoted) ?? [];
  let text = markdown?.replace(/(\*\*|__|\*|_)(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu, '$2') ?? quoted;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(STYLED, '$2');
  }
  return text
    .split(/<br\s*\/?>|\\n|\n/i)
    .map((words) => decode(words).replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}

/** Words in one line, for messages. */
export function inOneLine(label: string): string {
  return label.replaceAll('\n', ' ');
}

/** Mermaid writes `&#35;` and `&quot;` as `#35;` and `#quot;`. What is not an entity stays as it is. */
function decode(text: string): string {
  return text.replace(/[#&]#?(\w+)\uE000/g, (whole, name: string) => {
    const isNumber = !/^&\w/.test(whole) && /^(?:\d+|x[\da-f]+)$/i.test(name);
    const entity = `&${isNumber ? '#' : ''}${name};`;
    const [sign] = fromHtml(entity, { fragment: true }).children;
    const isSign = sign?.type === 'text' && sign.value !== entity && !/[\p{C}\uFFFD]/u.test(sign.value);
    return isSign ? sign.value : whole.replace('\uE000', ';');
  });
}
