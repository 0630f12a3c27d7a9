import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import temml from 'temml';

/** A formula as it is written. */
export interface Formula {
  readonly tex: string;
  readonly isBlock: boolean;
}

const HINT = 'the commands are those of TeX; write \\$\\$ for two dollar signs';
const COMMENT_HINT = '% begins a comment in TeX: write \\% for the sign';
/** A sign that begins a comment. */
const COMMENT = /(?<!\\)(?:\\\\)*%/;

/** What the writer of a formula has to mend, and the words of the formula at which the parser stopped, when it says where. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly hint: string;
  readonly near: string | undefined;

  constructor(
    message: string,
    { hint = HINT, near }: { readonly hint?: string; readonly near?: string | undefined } = {},
  ) {
    super(message);
    this.hint = hint;
    this.near = near;
  }
}

/** A formula that is longer is a document of its own. */
export const FORMULA_LIMIT = 5000;
/** Longer than this, a formula in a line of text may be wider than a telephone. */
const LONG_INLINE = 30;

/**
 * Read a formula as MathML, with the styles, numbers and references of Temml as they are. One that is only a reference is a link.
 *
 * @throws {FormulaError}
 */
export function readFormula({ tex, isBlock }: Formula): Element {
  if (tex.trim() === '') throw new FormulaError('a formula is empty');
  if (tex.length > FORMULA_LIMIT) {
    throw new FormulaError(`a formula has ${tex.length} characters; it may have ${FORMULA_LIMIT}`);
  }
  const [math] = fromHtml(toMathMl(tex, isBlock), { fragment: true }).children;
  if (math?.type !== 'element') throw new FormulaError('a formula cannot be set');
  return math;
}

/** Set what was read of a formula, which needs no styles and no fonts of its own. The TeX source stays with it, for feeds. */
export function setFormula(math: Element, { tex, isBlock }: Formula): Element {
  const clean = math.tagName === 'math' ? withClasses(math) : math;
  if (math.tagName === 'math') clean.properties.alttext = tex.trim();
  const isLong = tex.length > LONG_INLINE && math.tagName === 'math';
  const className = ['formula', ...(!isBlock && isLong ? ['long'] : [])];
  if (!isBlock) return { type: 'element', tagName: 'span', properties: { className }, children: [clean] };
  const properties = { className, tabIndex: 0, role: 'group', ariaLabel: 'Formula' };
  return { type: 'element', tagName: 'div', properties, children: [clean] };
}

function toMathMl(tex: string, displayMode: boolean): string {
  try {
    return temml.renderToString(tex, { displayMode, throwOnError: true, trust: false, strict: false, maxExpand: 500 });
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    // It marks the place with combining underlines, which a terminal cannot show.
    const [reason = message] = message.replace(/\u0332/g, '').split(/ at (?:position \d+|end of input)/);
    const position = /at position (\d+)/.exec(message)?.[1];
    const said = reason.trim().replace(/^./, (letter) => letter.toLowerCase());
    throw new FormulaError(`a formula cannot be read: ${said}`, {
      ...(COMMENT.test(tex) && { hint: COMMENT_HINT }),
      near: position ? tex.slice(Number(position) - 1, Number(position) + 19).split('\n')[0] : undefined,
    });
  }
}

/** Styles of Temml that carry meaning, as classes of our style sheet; all others go without loss, or with none that matters. */
const STYLES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|;)border:[\d.]+\w+ solid/, 'boxed'],
  ...['bottom', 'top', 'right', 'left'].flatMap((side) => [
    [new RegExp(`border-${side}:[^;]+ solid`), `line-${side}`] as const,
    [new RegExp(`border-${side}:[^;]+ dashed`), `dashes-${side}`] as const,
    [new RegExp(`border-${side}:[^;]+ double`), `lines-${side}`] as const,
  ]),
  [/padding-left:0(?:em|pt)[^0-9]/, 'flush-start'],
  [/padding-right:0(?:em|pt)[^0-9]/, 'flush-end'],
  [/width:50%/, 'space'],
  [/width:100%/, 'wide'],
  [/font-weight:bold/, 'heavy'],
  [/position:absolute;right:0/, 'lapped'],
];
/** Colours of a formula cannot know whether the page is light or dark. */
const REFUSED = /^(style|mathcolor|mathbackground|href|src|on.*)$/i;
function withClasses(node: Element): Element {
  const style = `${node.properties.style ?? ''};`;
  const own = Array.isArray(node.properties.className) ? node.properties.className : [];
  const className = [...own, ...STYLES.flatMap(([pattern, name]) => (pattern.test(style) ? name : []))];
  // The only link in a formula is one of ours, to an equation.
  const isLink = node.tagName === 'a';
  const properties = Object.fromEntries(
    Object.entries(node.properties).filter(([name]) => !REFUSED.test(name) || (isLink && name === 'href')),
  );
  delete properties.className;
  if (className.length > 0) properties.className = className;
  const children = node.children.map(
    (child): ElementContent => (child.type === 'element' ? withClasses(child) : child),
  );
  return { ...node, properties, children };
}
