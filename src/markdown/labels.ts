import { FormulaError } from './formula.ts';

/** What a label names: a place on the page, and the number that stands there; undefined where none does. */
export interface Target {
  readonly id: string;
  readonly number: string | undefined;
}

const WRITTEN = /(\\(?:label|ref|eqref)\s*\{)([^{}\\#]*)\}/g;

/** The labels of the formulas of a text. Temml keeps only some letters of a label, so that it is given a code for each. */
export class Labels {
  readonly #names: string[] = [];
  readonly #written = new Set<string>();
  readonly #targets = new Map<string, Target>();

  /** A formula with codes for the labels that it has and those that it names. */
  encode(tex: string): string {
    return tex.replace(WRITTEN, (_, command: string, name: string) => {
      if (command.startsWith('\\label')) this.#written.add(name.trim());
      return `${command}${this.#codeOf(name.trim())}}`;
    });
  }

  /**
   * Note what the label with a code names; undefined for a code that is none of these.
   *
   * @throws {FormulaError} when another formula has the label.
   */
  define(code: string, number: string | undefined): Target | undefined {
    const name = this.#nameOf(code);
    if (name === undefined) return undefined;
    if (this.#targets.has(name)) {
      const hint = 'give each formula a label of its own';
      throw new FormulaError(`another formula has the label “${name}”`, { hint, near: name });
    }
    // No fragment of a heading has such a beginning.
    const target = { id: `equation_${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`, number };
    const taken = [...this.#targets.values()].some(({ id }) => id === target.id);
    this.#targets.set(name, taken ? { ...target, id: `${target.id}_${this.#targets.size}` } : target);
    return this.#targets.get(name);
  }

  /** The label with a code, and what it names. */
  find(code: string): { readonly name: string; readonly target: Target | undefined } {
    const name = this.#nameOf(code) ?? code;
    return { name, target: this.#targets.get(name) };
  }

  /** All labels that formulas have, with a number or without. */
  written(): string[] {
    return [...this.#written];
  }

  #codeOf(name: string): string {
    const index = this.#names.indexOf(name);
    return `L${index < 0 ? this.#names.push(name) - 1 : index}`;
  }

  #nameOf(code: string): string | undefined {
    return /^L\d+$/.test(code) ? this.#names[Number(code.slice(1))] : undefined;
  }
}
