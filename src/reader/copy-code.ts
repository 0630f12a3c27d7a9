const RESET = 2000;

/**
 * Give each code block a button that copies its text, without the lines that are deleted. Without script there is none, and none
 * where no line is left, since it could do nothing.
 */
export function offerCopies(document: Document, clipboard: Pick<Clipboard, 'writeText'> | undefined): void {
  if (!clipboard) return;
  for (const pre of document.querySelectorAll<HTMLPreElement>('.prose pre')) {
    const code = keptText(pre);
    if (!code) continue;
    const frame = document.createElement('div');
    const button = document.createElement('button');
    frame.className = 'copy-frame';
    button.className = 'copy';
    button.type = 'button';
    button.textContent = 'Copy';
    button.ariaLive = 'polite';
    button.onclick = async () => {
      button.textContent = await clipboard.writeText(code).then(
        () => 'Copied',
        () => 'Not copied',
      );
      setTimeout(() => {
        button.textContent = 'Copy';
      }, RESET);
    };
    pre.replaceWith(frame);
    frame.append(pre, button);
  }
}

/** The text of a block after the change that its marks show. It ends without a line break where it did before. */
function keptText(pre: HTMLPreElement): string {
  const kept = textOf(pre)
    .replace(/^\0+(\n|$)/gm, '')
    .replaceAll('\0', '');
  return pre.textContent.endsWith('\n') ? kept : kept.replace(/\n$/, '');
}

/** Text with a sign that no page holds where something is deleted within a line, or a line up to its break. */
function textOf(node: Node): string {
  const isDeleted = node instanceof Element && node.matches('.code-line.removed, del');
  if (isDeleted) return node.textContent.endsWith('\n') ? '' : '\0';
  return node instanceof Text ? node.data : Array.from(node.childNodes, textOf).join('');
}
