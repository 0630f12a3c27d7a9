/**
 * The layout engine knows names of letters, digits and hyphens and takes brackets in labels for shapes. It gets plain names and
 * private characters instead, which are changed back in its drawing.
 */
const RESERVED = '[](){}|<>/\\"\'&:;%#=-~.,*';
const FIRST_PRIVATE = 0xe100;

/** Write a label so that nothing in it is syntax; `<br>` stays a line break. */
export function protect(label: string): string {
  return label
    .replace(/^(["'`])([\s\S]*)\1$/, '$2')
    .split(/<br\s*\/?>|\\n/i)
    .map((line) =>
      Array.from(line.trim(), (sign) => {
        const index = RESERVED.indexOf(sign);
        return index < 0 ? sign : String.fromCharCode(FIRST_PRIVATE + index);
      }).join(''),
    )
    .join('<br>');
}

/** Change protected characters back. */
export function unprotect(text: string): string {
  return text.replace(/[\uE100-\uE1FF]/g, (sign) => RESERVED[sign.charCodeAt(0) - FIRST_PRIVATE] ?? sign);
}

/** Give written names short ones, the same name the same one. */
export function createNames(prefix: string): (written: string) => string {
  const names = new Map<string, string>();
  return (written) => {
    const name = names.get(written) ?? `${prefix}${names.size + 1}`;
    names.set(written, name);
    return name;
  };
}
