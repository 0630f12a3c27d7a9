import { sourcePath } from '../../entries/assets.ts';
import type { ContentFile } from '../../entries/files.ts';
import { textOf } from '../../entries/text-of.ts';
import { isRelative } from '../../markdown/outline.ts';
import type { Range } from '../../markdown/tree.ts';
import type { Finding } from '../finding.ts';
import type { SiteRule } from './all.ts';

interface Import extends Range {
  readonly target: string;
}

/** C5: files that import each other in a circle, which no build would ever finish. */
export const checkCycles: SiteRule = (_subjects, { root }, { files }) => {
  const known = new Map(files.map((file) => [file.file, file]));
  const imports = new Map(files.map((file) => [file.file, importsOf(root, file, known)]));
  const circles = new Map<string, { readonly file: ContentFile; readonly finding: Finding }>();
  for (const [from, list] of imports) {
    for (const { target } of list) {
      const circle = closeCircle(from, target, imports);
      const [first = ''] = circle;
      const file = known.get(first);
      const key = circle.join('\n');
      if (!file || circles.has(key)) continue;
      const at = imports.get(first)?.find((one) => one.target === circle[1]);
      const message = `the imports go in a circle: ${circle.map(nameOf).join(' → ')}`;
      const hint = 'take one of the imports out';
      circles.set(key, {
        file,
        finding: { rule: 'C5', level: 'error', at: at && { range: { from: at.from, to: at.to } }, message, hint },
      });
    }
  }
  return { findings: Array.from(circles.values(), ({ file, finding }) => [file, [finding]] as const), skipped: [] };
};

function importsOf(root: string, file: ContentFile, known: ReadonlyMap<string, ContentFile>): Import[] {
  if (!file.file.endsWith('.mdx')) return [];
  return (textOf(file).located?.text.imports ?? []).flatMap(({ path, from, to }) => {
    const target = isRelative(path) ? sourcePath(root, file.file, path.replace(/[?#].*$/, '')) : '';
    return known.has(target) ? { target, from, to } : [];
  });
}

/** The shortest circle through one import, beginning and ending at its first file by name; empty when there is none. */
function closeCircle(from: string, to: string, imports: ReadonlyMap<string, readonly Import[]>): string[] {
  const before = new Map<string, string>([[to, from]]);
  const queue = [to];
  for (let file = queue.shift(); file !== undefined && file !== from; file = queue.shift()) {
    for (const { target } of imports.get(file) ?? []) {
      if (before.has(target)) continue;
      before.set(target, file);
      queue.push(target);
    }
  }
  if (!before.has(from)) return [];
  const circle = [from];
  for (let file = before.get(from); file !== undefined && file !== from; file = before.get(file)) circle.unshift(file);
  const first = circle.indexOf(circle.toSorted()[0] ?? '');
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, ...turned.slice(0, 1)];
}

/** Enough of a path to know the file: `a.mdx`, or `a/index.mdx` for a folder. */
function nameOf(file: string): string {
  return file.split('/').slice(2).join('/');
}
