import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { defineMdastPlugin, type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { readCodeOptions } from '../code-options.ts';
import { type Fault, MarkupError } from '../fault.ts';
import { READING_DIRECTIVES } from '../features.ts';
import { isDiagram } from '../languages.ts';
import { standIn } from '../rendered.ts';
import { drawDiagram } from './draw.ts';
import { forPaper } from './drawing/paper.ts';
import { DiagramError } from './source.ts';

type Code = Extract<MdastNode, { type: 'code' }>;

/** Draw ```` ```mermaid ```` blocks. One with a mistake stops the page, with its file and line. It comes before `codeBlocks`. */
export const diagrams = defineMdastPlugin({
  name: 'afterword-diagrams-3',
  options: { position: true },
  before(root, ctx) {
    const visit = (node: Readonly<MdastNode>): void => {
      if (isDiagramBlock(node)) {
        try {
          ctx.replaceNode(node, standIn(frame(node), ctx.data));
        } catch (error) {
          throw new MarkupError(faultOf(error, node, ctx.source), ctx);
        }
      }
      if ('children' in node) for (const child of node.children) visit(child);
    };
    visit(root);
  },
});

/** Find diagrams that cannot be drawn. */
export function findBadDiagrams(body: string, file: string): Fault[] {
  if (!/mermaid|mmd/i.test(body)) return [];
  const parse = file.endsWith('.mdx') ? mdxToMdast : markdownToMdast;
  const faults: Fault[] = [];
  const visit = (node: MdastNode): void => {
    if (isDiagramBlock(node)) {
      try {
        drawDiagram(node.value, readCodeOptions(node.meta).title);
      } catch (error) {
        faults.push(faultOf(error, node, body));
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parse(body, { features: READING_DIRECTIVES, position: true }));
  return faults;
}

function isDiagramBlock(node: Readonly<MdastNode>): node is Readonly<Code> {
  return node.type === 'code' && isDiagram(node.lang ?? '');
}

function frame({ value, meta, position }: Readonly<Code>): Element {
  const { title } = readCodeOptions(meta);
  const { svg, name, caption } = drawDiagram(value, title);
  const digest = createHash('sha256').update(value).digest('hex').slice(0, 8);
  const [whole = svg, ...parts] = forPaper(svg, `drawing-${digest}-${position?.start.line ?? 0}`);
  const scroll: Element = {
    type: 'element',
    tagName: 'div',
    properties: { className: ['drawing-scroll'], tabIndex: 0, role: 'group', ariaLabel: `Drawing: ${name}` },
    children: [whole],
  };
  const words: Element[] =
    caption === undefined
      ? []
      : [{ type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: caption }] }];
  return {
    type: 'element',
    tagName: 'figure',
    properties: { className: ['drawing'] },
    children: [scroll, ...parts, ...words],
  };
}

/** The place of a line of the block, which has a line for its fence above. */
function faultOf(error: unknown, node: Readonly<Code>, source: string): Fault {
  if (!(error instanceof DiagramError)) throw error;
  const { message, hint } = error;
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  let from = start;
  for (let line = 0; line <= error.line; line++) from = source.indexOf('\n', from) + 1 || end;
  const after = source.indexOf('\n', from);
  const line = source.slice(from, Math.min(end, after < 0 ? end : after)).trimEnd();
  // The statement begins after what a list or a quotation puts before it.
  const before = /^[\s>]*/.exec(line)?.[0].length ?? 0;
  return { from: from + before, to: from + line.length, message, hint };
}
