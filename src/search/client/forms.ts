import { type Root, shardOf } from '../format/root.ts';
import type { IndexReader } from './reader.ts';

/** Words of a stem that do not all begin with it, as in Arabic or Indonesian. */
export async function readForms(reader: IndexReader, { formStarts }: Root, stem: string): Promise<readonly string[]> {
  const part = shardOf(formStarts, `${stem} `) - 1;
  const lines = part < 0 ? [] : await reader.forms(part);
  return lines.find((line) => line.startsWith(`${stem} `))?.split(' ') ?? [];
}
