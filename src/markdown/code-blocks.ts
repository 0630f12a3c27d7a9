import { satteriCreateHighlightFn as createHighlighter } from '@astrojs/markdown-satteri';
import type { Element, ElementContent } from 'hast';
import { defineMdastPlugin } from 'satteri';
import { markLines } from './code-lines.ts';
import { type CodeOptions, readCodeOptions } from './code-options.ts';
import { languageOf } from './languages.ts';
import { standIn } from './rendered.ts';

type Highlighted = Awaited<ReturnType<NonNullable<typeof highlight>>>;

const highlight = await createHighlighter('prism', undefined);
/** Nobody reads further, and each highlighted word is an element. */
const LONGEST_HIGHLIGHTED = 100_000;

/** Set code with its title, marked lines and colours; the colours are classes, since the policy refuses inline styles. */
export const codeBlocks = defineMdastPlugin({
  name: 'afterword-code-blocks-1',
  async code(node, ctx) {
    const options = readCodeOptions(node.meta);
    const language = languageOf(node.lang ?? '');
    ctx.replaceNode(node, standIn(block(await colour(node.value, language), language, options), ctx.data));
  },
});

async function colour(code: string, language: string | undefined): Promise<ElementContent[]> {
  const plain: ElementContent[] = [{ type: 'text', value: code }];
  if (!highlight || language === undefined || code.length > LONGEST_HIGHLIGHTED) return plain;
  const pre = await highlight(code, language);
  const inner = pre.type === 'element' ? pre.children[0] : undefined;
  return inner?.type === 'element' ? inner.children.flatMap(adopt) : plain;
}

/** The highlighter has types of its own for the same tree; of it, only text and its classes are wanted. */
function adopt(node: Highlighted): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }];
  if (node.type !== 'element') return [];
  const { className } = node.properties;
  return [element(node.tagName, Array.isArray(className) ? className.map(String) : [], node.children.flatMap(adopt))];
}

function block(code: ElementContent[], language: string | undefined, options: CodeOptions): Element {
  const className = language === undefined ? [] : [`language-${language}`];
  const lines = markLines(code, options.marks);
  const pre = element('pre', options.wrap ? [...className, 'wrapped'] : className, [element('code', className, lines)]);
  pre.properties.tabIndex = 0;
  if (options.title === undefined) return pre;
  const caption = element('figcaption', [], [{ type: 'text', value: options.title }]);
  return element('figure', ['code'], [caption, pre]);
}

function element(tagName: string, className: string[], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: className.length > 0 ? { className } : {}, children };
}
