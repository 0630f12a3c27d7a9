import type { MdastNode } from 'satteri';
import { READING } from './features.ts';
import type { PageFacts } from './heading-ids.ts';
import type { Outline, RenderedHeading, Section } from './outline.ts';
import { readMarkdown } from './reading.ts';
import { setText } from './set-text.ts';
import { readText } from './text.ts';
import { plainText } from './tree.ts';

type LeveledHeading = RenderedHeading & Pick<Section, 'depth'>;

const IMPORT = /\bimport\s+([^'"]+?)\s+from\s+['"]([^'"?]+\.mdx?)['"]/g;
const DEFAULT = /^([\w$]+)/;
const NAMED = /\b(?:Content|default)(?:\s+as\s+([\w$]+))?/;
const NAMESPACE = /\*\s+as\s+([\w$]+)/;

/**
 * The components that stand for texts which an MDX text imports, and the paths of these.
 *
 * @param code the import statements of the text.
 */
export function importedTexts(code: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [, names = '', path = ''] of code.matchAll(IMPORT)) {
    const named = NAMED.exec(/\{([^}]*)\}/.exec(names)?.[1] ?? '');
    const space = NAMESPACE.exec(names)?.[1];
    for (const name of [DEFAULT.exec(names)?.[1], named && (named[1] ?? 'Content')]) if (name) texts.set(name, path);
    for (const name of space ? ['Content', 'default'] : []) texts.set(`${space}.${name}`, path);
  }
  return texts;
}

/** The import and export statements of an MDX text. */
export function statementsIn(tree: MdastNode): string {
  const blocks: readonly MdastNode[] = 'children' in tree ? tree.children : [];
  return blocks.flatMap((node) => (node.type === 'mdxjsEsm' ? node.value : [])).join('\n');
}

/**
 * The headings of a page in their order: those that it has of its own, with those of the texts that it shows by importing them.
 *
 * @param own as the page has them; only they know what HTML has for headings.
 */
export function headingsWithImported(
  own: readonly LeveledHeading[],
  { sections }: Pick<Outline, 'sections'>,
): LeveledHeading[] {
  let next = 0;
  const headings = sections.flatMap(({ id, depth, heading, isImported }): readonly LeveledHeading[] => {
    if (isImported) return [{ slug: id, text: heading, depth }];
    const index = own.findIndex(({ slug }, at) => at >= next && slug === id);
    const passed = own.slice(next, index + 1);
    next = Math.max(next, index + 1);
    return passed;
  });
  return [...headings, ...own.slice(next)];
}

/**
 * The headings of a text as a page has them that shows it: with their fragments, dashes and quotation marks.
 *
 * @param facts its front matter, by which its own page takes some fragments for itself.
 */
export function headingsOnPage(body: string, file: string, facts: PageFacts): RenderedHeading[] {
  const tree = readMarkdown(body, { isMdx: file.endsWith('.mdx'), features: READING });
  const texts = headingsIn(tree).map((heading) => {
    if ('children' in heading) {
      setText(heading.children, body, (node, words) => {
        if (node.type === 'text') node.value = words;
        else node.alt = words;
      });
    }
    return plainText(heading);
  });
  return readText(body, file, facts).headings.map(({ id, text }, index) => ({ slug: id, text: texts[index] ?? text }));
}

function headingsIn(node: MdastNode): MdastNode[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap((child) => headingsIn(child)) : [];
}
