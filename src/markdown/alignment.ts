const SIDES = new Set(['left', 'center', 'right']);
const TEXT_ALIGN = /^\s*text-align:\s*(\w+)\s*;?\s*$/i;
/** Blocks whose words can be aligned. */
const ALIGNED = new Set('caption div figcaption figure h1 h2 h3 h4 h5 h6 p section td th'.split(' '));

/** What aligns an element of a text; both values as they are written. */
interface Written {
  readonly align?: unknown;
  readonly style?: unknown;
}

/**
 * The class of our style sheet for the side to which an element is aligned, by its attribute `align` or by a style that says
 * nothing else, as the parser writes it for the columns of a table. Undefined for none, and for one that a page cannot show.
 */
export function alignmentClass(element: string, { align, style }: Written): string | undefined {
  if (element === 'center') return 'align-center';
  const named = typeof style === 'string' ? TEXT_ALIGN.exec(style)?.[1] : undefined;
  const side = (named ?? (typeof align === 'string' ? align.trim() : '')).toLowerCase();
  if (!SIDES.has(side)) return undefined;
  // A style aligns the words in an element; a picture has none.
  const isShown = element === 'img' ? named === undefined : ALIGNED.has(element);
  return isShown ? `align-${side}` : undefined;
}
