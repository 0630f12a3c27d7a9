import { readLabel } from '../labels.ts';
import type { Row } from '../model.ts';
import type { Line } from '../source.ts';

/** Read a line about a class. What has brackets for arguments is a method; `$` at its end is static, `*` abstract. */
export function readMember(written: string, { number }: Line): { readonly row: Row; readonly isMethod: boolean } {
  const [, head = written, mark = '', type = ''] = /^(.*\))\s*([$*]?)\s*(.*)$/.exec(written) ?? [];
  const sign = mark || /[$*]$/.exec(written)?.[0];
  const [name = '', result = ''] = [head, type].map((part) => withBrackets(part.replace(/[$*]$/, '').trim()));
  const words = result === '' ? name : `${name}${result.startsWith(':') ? ' ' : ': '}${result}`;
  return {
    row: { cells: [readLabel(words, number)], style: sign === '$' ? 'static' : sign === '*' ? 'abstract' : 'plain' },
    isMethod: head.includes('(') && head.endsWith(')'),
  };
}

/** `List~List~int~~` is `List<List<int>>`; a tilde before everything is a sign of visibility, and one alone is a tilde. */
export function withBrackets(text: string): string {
  if ((text.slice(1).match(/~/g) ?? []).length % 2 === 1) return text;
  return text.replace(/(?<=.)~(?=([\p{L}\p{N}_([])?)/gu, (_tilde, next: string | undefined) => (next ? '<' : '>'));
}
