import { readLabel } from '../labels.ts';
import type { Edge, Head } from '../model.ts';
import { DiagramError, type Line, shorten } from '../source.ts';

const NAME = String.raw`(?:\x60[^\x60]+\x60|(?:[\p{L}\p{N}\p{M}_]|[.-](?=[\p{L}\p{N}_]))+)`;
/** A class, and the types that it is made for. */
export const CLASS = String.raw`(${NAME})(?:~(.+?)~(?=[\s\["{:.*<|o-]|$))?`;
const FROM = String.raw`${CLASS}(?::::[\w-]+)?\s*(?:"([^"]*)"\s*)?(<\||[*<]|o(?=[-.])|\(\))?`;
const TO = String.raw`(\|>|[*>]|o(?=[\s"])|\(\))?\s*(?:"([^"]*)"\s*)?${CLASS}(?::::[\w-]+)?`;
export const RELATION = String.raw`${FROM}(--|\.\.)${TO}(?:\s*:\s*(.*))?`;
const HEADS: Readonly<Record<string, Head>> = {
  '<|': 'triangle',
  '|>': 'triangle',
  '*': 'diamond',
  o: 'hollow-diamond',
  '<': 'open',
  '>': 'open',
  '()': 'lollipop',
};

type Class = readonly [name: string, generic: string | undefined];

/** A relation between classes that are not named yet. */
export type Relation = Omit<Edge, 'from' | 'to'> & { readonly from: Class; readonly to: Class };

/** Read the parts of `RELATION`. */
export function readRelation(groups: readonly (string | undefined)[], { text, number }: Line): Relation {
  const [
    from = '',
    fromGeneric,
    fromLabel = '',
    start = '',
    sign,
    end = '',
    toLabel = '',
    to = '',
    toGeneric,
    label = '',
  ] = groups;
  if (!start && !end && /(?:--|\.\.)o[\p{L}\p{N}]/u.test(text)) {
    const hint = 'write “A --o B” for a diamond, or “A -- other” for a class';
    throw new DiagramError(`“${shorten(text)}” can be read in two ways`, number, hint);
  }
  return {
    from: [from, fromGeneric],
    to: [to, toGeneric],
    label: readLabel(label, number),
    fromLabel: readLabel(fromLabel, number),
    toLabel: readLabel(toLabel, number),
    start: HEADS[start] ?? 'none',
    end: HEADS[end] ?? 'none',
    stroke: sign === '..' ? 'dotted' : 'solid',
    line: number,
  };
}
