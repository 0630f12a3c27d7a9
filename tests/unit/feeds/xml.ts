const NAME = /^[A-Za-z_][\w.:-]*/;

/** Say what is wrong with an XML document; undefined when it is well-formed. Enough of XML for what feeds hold. */
export function explainBadXml(xml: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
  const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.exec(xml);
  if (forbidden || !xml.isWellFormed()) return 'a forbidden character';
  const open: string[] = [];
  const body = xml.replace(/^<\?xml [^?]*\?>/, '');
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    const bad = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.exec(token);
    if (bad) return `a bare & in ${token}`;
    if (!token.startsWith('<')) {
      if (open.length === 0 && token.trim()) return `text outside the root: ${token}`;
      continue;
    }
    const inner = token.slice(1, -1);
    if (inner.startsWith('/')) {
      if (open.pop() !== inner.slice(1)) return `${token} closes another element`;
    } else {
      const [name] = NAME.exec(inner) ?? [];
      const attributes = inner.slice(name?.length).replace(/\/$/, '');
      if (!name || !/^(\s+[\w:.-]+="[^"<]*")*\s*$/.test(attributes)) return `${token} is no element`;
      if (!inner.endsWith('/')) open.push(name);
    }
  }
  return open.length > 0 ? `${open.join(' and ')} not closed` : undefined;
}

/** The texts of all elements of a name, references resolved. */
export function textsOf(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g');
  return Array.from(xml.matchAll(pattern), ([, text = '']) => unescapeXml(text));
}

function unescapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(\w+);/g, (reference, name: string) => names[name] ?? reference);
}
