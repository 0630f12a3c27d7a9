import type { Element, ElementContent } from 'hast';
import { suggest } from '../entries/directory.ts';
import { type Formula, FormulaError, readFormula, setFormula } from './formula.ts';
import { Labels, type Target } from './labels.ts';

/** A row of a table of equations, with its number as it is shown. */
interface Row {
  readonly element: Element;
  number: string | undefined;
}

/**
 * Set the formulas of a text, in their order: each as an element, or what is wrong with it. Equations of TeX's numbered
 * environments are counted through the text, as in print, and `\ref` and `\eqref` are links with the number.
 */
export function setFormulas(formulas: readonly Formula[]): (Element | FormulaError)[] {
  const labels = new Labels();
  let count = 0;
  const next = () => `(${++count})`;
  const numbered = formulas.map((formula) =>
    attempt(() => {
      const math = readFormula({ ...formula, tex: labels.encode(formula.tex) });
      numberRows(math, undefined, [], next, labels);
      return { math, formula };
    }),
  );
  // A reference may come before its equation.
  return numbered.map((item) => {
    return item instanceof FormulaError ? item : attempt(() => setFormula(resolve(item.math, labels), item.formula));
  });
}

function attempt<Result>(make: () => Result): Result | FormulaError {
  try {
    return make();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

/** Write the numbers of equations, which Temml leaves to a style sheet, and note what each label names. */
function numberRows(node: Element, row: Row | undefined, rows: Row[], next: () => string, labels: Labels): void {
  const isRow = node.tagName === 'mtr';
  const own = isRow ? { element: node, number: undefined } : row;
  if (isRow && own) rows.push(own);
  const inner = node.tagName === 'mtable' ? [] : rows;
  if (node.tagName === 'mtable') keepLastNumber(node);
  if (hasClass(node, 'tml-eqn')) {
    const number = next();
    node.properties.className = ['equation-number'];
    node.children = [{ type: 'text', value: number }];
    if (row) row.number = number;
  } else if (hasClass(node, 'tml-tag') && row) row.number = textOf(node);
  else for (const child of node.children) if (child.type === 'element') numberRows(child, own, inner, next, labels);
  if (node.tagName === 'mtable') define(inner, labels);
}

/** Of the lines of `multline`, which have narrow margins, the last has the number; Temml gives each of them one. */
function keepLastNumber(table: Element): void {
  const rows = elementsOf(table);
  const isMultline = rows.every((row) => /width:7\.5%/.test(String(elementsOf(row)[0]?.properties.style)));
  for (const row of isMultline ? rows.slice(0, -1) : []) {
    for (const cell of elementsOf(row))
      if (elementsOf(cell).some(({ tagName }) => tagName === 'mtext')) cell.children = [];
  }
}

function elementsOf({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element');
}

function define(rows: readonly Row[], labels: Labels): void {
  const numbers = rows.flatMap(({ number }) => number ?? []);
  for (const { element, number } of rows) {
    const { id, ...properties } = element.properties;
    element.properties = properties;
    if (typeof id !== 'string') continue;
    // Of several lines with one number, any may have the label.
    const target = labels.define(id, number ?? (numbers.length === 1 ? numbers[0] : undefined));
    if (target) element.properties = { ...properties, id: target.id };
  }
}

/** Put links in the place of references. */
function resolve(math: Element, labels: Labels): Element {
  if (hasClass(math, 'tml-ref')) return linkTo(math, labels);
  const children = math.children.map((child): ElementContent => {
    if (child.type !== 'element') return child;
    const resolved = resolve(child, labels);
    return resolved.tagName === 'a'
      ? { type: 'element', tagName: 'mtext', properties: {}, children: [resolved] }
      : resolved;
  });
  return { ...math, children };
}

function linkTo(reference: Element, labels: Labels): Element {
  const { name, target } = labels.find(String(reference.properties.href).slice(1));
  const number = numberOf(name, target, labels);
  const bare = number.replace(/^\((.*)\)$/, '$1');
  const value = hasClass(reference, 'tml-eqref') ? `(${bare})` : bare;
  const properties = { href: `#${target?.id}` };
  return { type: 'element', tagName: 'a', properties, children: [{ type: 'text', value }] };
}

function numberOf(name: string, target: Target | undefined, labels: Labels): string {
  if (target?.number !== undefined) return target.number;
  const written = labels.written();
  if (written.includes(name)) {
    const hint = 'set it in \\begin{equation}, or write \\tag{1} in it';
    throw new FormulaError(`the formula with the label “${name}” has no number`, { hint, near: name });
  }
  const nearest = suggest(name, written);
  const hint = nearest ? `did you mean ${nearest}?` : `write \\label{${name}} in the formula that is meant`;
  throw new FormulaError(`no formula has the label “${name}”`, { hint, near: name });
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
