/** An element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside it, references resolved. */
  readonly text: string;
}

interface Open extends XmlElement {
  readonly children: Open[];
  readonly prefixes: ReadonlySet<string>;
  text: string;
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const ATTRIBUTE = `\\s+(${NAME})="([^"<]*)"`;
const TOKEN = new RegExp(
  `<\\?(?<instruction>[\\w-]+)\\s[^?]*\\?>|</(?<end>${NAME})>|<(?<start>${NAME})(?<attributes>(?:${ATTRIBUTE})*)\\s*(?<empty>/?)>|(?<text>[^<]+)`,
  'y',
);
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/**
 * Parse the part of XML 1.0 with namespaces that feeds use: no comments, no CDATA, no document type.
 *
 * @throws with the reason when the document is not well-formed.
 */
export function parseXml(xml: string): XmlElement {
  if (!isXmlText(xml)) throw new Error('a forbidden character');
  const top: Open = { name: '', attributes: {}, children: [], prefixes: new Set(['xml']), text: '' };
  const open = [top];
  TOKEN.lastIndex = 0;
  for (let position = 0; position < xml.length; position = TOKEN.lastIndex) {
    const around = open.at(-1) ?? top;
    const { instruction, end, start, attributes, empty, text } = TOKEN.exec(xml)?.groups ?? {};
    if (instruction) {
      if (top.children.length > 0) throw new Error('an instruction after the root began');
      if (instruction === 'xml' && position > 0) throw new Error('a declaration that is not at the beginning');
    } else if (text !== undefined) {
      if (around === top && text.trim()) throw new Error(`text outside the root: ${text.slice(0, 60)}`);
      if (text.includes(']]>')) throw new Error(']]> in text');
      around.text += resolve(text.replace(/\r\n?/g, '\n'));
    } else if (end) {
      if (around === top || around.name !== end) throw new Error(`</${end}> closes ${around.name || 'nothing'}`);
      open.pop();
    } else if (start) {
      if (around === top && top.children.length > 0) throw new Error(`a second root, ${start}`);
      const element = openElement(start, attributes ?? '', around.prefixes);
      around.children.push(element);
      if (!empty) open.push(element);
    } else {
      throw new Error(`no XML at ${JSON.stringify(xml.slice(position, position + 60))}`);
    }
  }
  if (open.length > 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  const [root] = top.children;
  if (!root) throw new Error('no root');
  return root;
}

/** Say what is wrong with an XML document; undefined when it is well-formed. */
export function explainBadXml(xml: string): string | undefined {
  try {
    parseXml(xml);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** All elements of a name below another one, in the order of the document. */
export function elementsOf(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
}

/** The texts of all elements of a name. */
export function textsOf(xml: string, name: string): string[] {
  return elementsOf(parseXml(xml), name).map(({ text }) => text);
}

/** The text of an element's first child of a name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

function isXmlText(text: string): boolean {
  return /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text);
}

function openElement(name: string, written: string, around: ReadonlySet<string>): Open {
  const pairs = [...written.matchAll(new RegExp(ATTRIBUTE, 'g'))].map(
    ([, key = '', value = '']) => [key, value] as const,
  );
  const attributes = Object.fromEntries(pairs.map(([key, value]) => [key, resolve(value.replace(/[\t\n\r]/g, ' '))]));
  if (pairs.length !== Object.keys(attributes).length) throw new Error(`${name} has an attribute twice`);
  const declared = pairs.flatMap(([key]) => (key.startsWith('xmlns:') ? key.slice('xmlns:'.length) : []));
  const prefixes = new Set([...around, ...declared]);
  for (const used of [name, ...pairs.map(([key]) => key)]) {
    const [prefix = '', local] = used.split(':');
    if (local !== undefined && prefix !== 'xmlns' && !prefixes.has(prefix)) throw new Error(`${used} has no namespace`);
  }
  return { name, attributes, children: [], prefixes, text: '' };
}

function resolve(text: string): string {
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));|&/g, (reference, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    const character = code === undefined ? NAMED[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (character === undefined || !isXmlText(character)) throw new Error(`a bad reference, ${reference}`);
    return character;
  });
}
