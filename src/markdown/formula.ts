import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import temml from 'temml';

/** What the writer of a formula has to mend; the offset is in the formula, when the parser says where. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}

/** A formula that is longer is a document of its own. */
export const FORMULA_LIMIT = 5000;
/** Longer than this, a formula in a line of text may be wider than a telephone. */
const LONG_INLINE = 30;

/**
 * Set a formula as MathML, which needs no styles and no fonts of its own. The TeX source stays with it, for feeds.
 *
 * @throws {FormulaError}
 */
export function renderFormula(tex: string, isBlock: boolean): Element {
  if (tex.trim() === '') throw new FormulaError('a formula is empty');
  if (tex.length > FORMULA_LIMIT) {
    throw new FormulaError(`a formula has ${tex.length} characters; it may have ${FORMULA_LIMIT}`);
  }
  const [math] = fromHtml(toMathMl(tex, isBlock), { fragment: true }).children;
  if (math?.type !== 'element') throw new FormulaError('a formula cannot be set');
  const clean = withClasses(math);
  clean.properties.alttext = tex.trim();
  const className = ['formula', ...(!isBlock && tex.length > LONG_INLINE ? ['long'] : [])];
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
    throw new FormulaError(`a formula cannot be read: ${said}`, position ? Number(position) - 1 : undefined);
  }
}

/** Styles of Temml that carry meaning, as classes of our style sheet; all others go without loss, or with none that matters. */
const STYLES: readonly (readonly [RegExp, string])[] = [
  [/border:1px solid/, 'boxed'],
  [/border-bottom:[^;]+solid/, 'line-below'],
  [/border-top:[^;]+solid/, 'line-above'],
  [/border-right:[^;]+solid/, 'line-after'],
  [/border-left:[^;]+solid/, 'line-before'],
  [/padding-left:0(?:em|pt)[^0-9]/, 'flush-start'],
  [/padding-right:0(?:em|pt)[^0-9]/, 'flush-end'],
  [/width:50%/, 'space'],
  [/width:100%/, 'wide'],
];
/** Colours of a formula cannot know whether the page is light or dark. */
const REFUSED = /^(style|mathcolor|mathbackground|href|src|on.*)$/i;

function withClasses(node: Element): Element {
  const style = `${node.properties.style ?? ''};`;
  const own = Array.isArray(node.properties.className) ? node.properties.className : [];
  const className = [...own, ...STYLES.flatMap(([pattern, name]) => (pattern.test(style) ? name : []))];
  const properties = Object.fromEntries(Object.entries(node.properties).filter(([name]) => !REFUSED.test(name)));
  delete properties.className;
  if (className.length > 0) properties.className = className;
  const children = node.children.map(
    (child): ElementContent => (child.type === 'element' ? withClasses(child) : child),
  );
  return { ...node, properties, children };
}
