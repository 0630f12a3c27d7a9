import { type Features, type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { markerPatches } from './directives.ts';
import { findFlanks, type Marks, mayNeedFlanks } from './flanking.ts';
import { applyPatches } from './patch.ts';

/** How a text is read. */
export interface Reading {
  readonly isMdx: boolean;
  /** Without directives, to which the `:16` of 10:16 is one. */
  readonly features: Features;
}

/**
 * Parse a text as its page shows it: times and ratios are text, the title of a callout is a paragraph before what the callout
 * holds, and bold and struck text may end beside CJK characters. All offsets are those of the text.
 *
 * @throws when MDX syntax cannot be parsed.
 */
export function readMarkdown(body: string, { isMdx, features }: Reading): MdastNode {
  const parse = isMdx ? mdxToMdast : markdownToMdast;
  const hasMarkers = body.includes(':::');
  const marks = hasMarkers || mayNeedFlanks(body) ? marksFor(body) : undefined;
  if (!marks) return parse(body, { features, position: true });
  const directives: Features = { ...features, directive: true };
  const markers = hasMarkers ? markerPatches(parse(body, { features: directives, position: true }), body, marks) : [];
  const flanks = findFlanks(body, marks).filter(({ from }) => !markers.some((one) => one.from < from && from < one.to));
  const { text, relocate } = applyPatches(body, [...markers, ...flanks]);
  let tree: MdastNode;
  try {
    tree = parse(text, { features, position: true });
  } catch (error) {
    // Of the text as it is written, the parser says the place.
    parse(body, { features, position: true });
    throw error;
  }
  relocate(tree);
  takeOut(tree, new RegExp(`[${marks.letter}${marks.sign}]`, 'g'));
  return tree;
}

/** Signs of few scripts, and code points that Unicode keeps for use inside of programs. */
const SIGNS = [0x1361, 0x2e5d] as const;
const LETTERS = [0xfdd0, 0xfdef] as const;

/** Characters that are neither in a text nor named in it by a number; undefined when it has all that there are. */
function marksFor(body: string): Marks | undefined {
  const lowerCase = body.includes('&#') ? body.toLowerCase() : '';
  const find = ([first, last]: readonly [number, number], wanted: RegExp): string | undefined => {
    for (let code = first; code <= last; code++) {
      const mark = String.fromCharCode(code);
      const isNamed = lowerCase.includes(code.toString(16)) || lowerCase.includes(String(code));
      if (wanted.test(mark) && !isNamed && !body.includes(mark)) return mark;
    }
    return undefined;
  };
  const sign = find(SIGNS, /\p{P}/u);
  const letter = find(LETTERS, /\P{P}/u);
  return sign && letter ? { sign, letter } : undefined;
}

/** Take marks out of all that a tree holds. */
function takeOut(value: unknown, marks: RegExp): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') Reflect.set(value, key, inner.replace(marks, ''));
    else takeOut(inner, marks);
  }
}
