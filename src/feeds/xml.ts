/** Take out what XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets): one such character breaks a whole feed. */
export function stripForbidden(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}

/**
 * Escape text for XML. Hexadecimal references survive readers that decode twice, as `&amp;` does not
 * (https://www.rssboard.org/rss-profile#data-types-characterdata).
 */
export function escapeXml(text: string): string {
  return stripForbidden(text)
    .replaceAll('&', '&#x26;')
    .replaceAll('<', '&#x3C;')
    .replaceAll(']]>', ']]&#x3E;')
    .replaceAll('\r', '&#xD;');
}

/** Escape the value of an attribute, whose line breaks would otherwise become spaces. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('"', '&#x22;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
}

/** Escape plain text for what is read as HTML. XML comes on top of it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The line that gives a feed its looks in a browser. */
export function stylesheetLine(address: string): string {
  return `<?xml-stylesheet href="${escapeAttribute(address)}" type="text/css"?>`;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with escaped text; without text it closes itself. Attributes that are undefined are left out. */
export function element(name: string, text?: string, attributes: Attributes = {}): string {
  const start = `<${name}${writeAttributes(attributes)}`;
  return text === undefined ? `${start}/>` : `${start}>${escapeXml(text)}</${name}>`;
}

/** An element around others, one per line. */
export function parent(name: string, children: readonly string[], attributes: Attributes = {}): string {
  return [`<${name}${writeAttributes(attributes)}>`, ...children, `</${name}>`].join('\n');
}

function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}
