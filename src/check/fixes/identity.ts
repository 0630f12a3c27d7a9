import type { ContentFile } from '../../entries/files.ts';
import { silencersOf } from '../silencers.ts';
import type { Edit } from './edit.ts';

/** The fields that open an entry; its identity follows them. */
const OPENING = ['title', 'description', 'pubDate', 'author', 'authors'];

/** Write the identity of an entry on a line of its own. Undefined in front matter that is not one field a line. */
export function fixIdentity(file: ContentFile, identity: string): Edit | undefined {
  const { frontMatter, source } = file;
  const isSilent = silencersOf(file).silencers.some(({ rule, lines }) => rule === 'C6' && (!lines || lines[0] <= 1));
  if (isSilent) return undefined;
  if ('id' in frontMatter.data) return fillIn(file, identity);
  const keys = OPENING.filter((name) => name in frontMatter.data).flatMap(
    (name) => frontMatter.locateKey([name]) ?? [],
  );
  const last = keys.toSorted((a, b) => b.line - a.line)[0];
  const lines = source.split(/(?<=\n)/);
  const line = lines[(last?.line ?? 0) - 1];
  if (!last || line === undefined) return undefined;
  const indent = line.slice(0, last.column - 1);
  if (indent.trim() !== '') return undefined;
  const end = endOfField(lines, last.line, indent.length);
  const from = lines.slice(0, end).join('').length;
  const lineEnd = line.endsWith('\r\n') ? '\r\n' : '\n';
  const text = `${indent}id: ${identity}${lineEnd}`;
  return { from, to: from, text, path: ['id'], value: identity, why: `id: ${identity} is written down` };
}

/** Put an identity behind an `id:` that a template has left without a value. */
function fillIn({ frontMatter, source }: ContentFile, identity: string): Edit | undefined {
  const key = frontMatter.locateKey(['id']);
  const lines = source.split(/(?<=\n)/);
  const line = lines[(key?.line ?? 0) - 1] ?? '';
  const [all, start = ''] = /^(id:)(?:[ \t]*(?:''|""|~|null))?(?=[ \t]*(?:#|\r?\n?$))/.exec(line) ?? [];
  if (!key || all === undefined) return undefined;
  const from = lines.slice(0, key.line - 1).join('').length + start.length;
  const to = from + all.length - start.length;
  return { from, to, text: ` ${identity}`, path: ['id'], value: identity, why: `id: ${identity} is written down` };
}

/** The number of lines up to the end of a field that begins on `line`: what is indented below it is its value. */
function endOfField(lines: readonly string[], line: number, indent: number): number {
  let end = line;
  for (let index = line; index < lines.length; index++) {
    const text = lines[index] ?? '';
    if (text.trim() === '') continue;
    const depth = text.length - text.trimStart().length;
    const isItem = depth === indent && /^\s*-(\s|$)/.test(text);
    if (depth <= indent && !isItem) break;
    end = index + 1;
  }
  return end;
}
