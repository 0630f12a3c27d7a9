import type { Element } from 'hast';
import { assertShown, type Said, saidBy, saidInSequence } from './comparison/compare.ts';
import { extentOf, readDrawing } from './comparison/read-drawing.ts';
import { drawGraph } from './drawing/graph.ts';
import { drawSequence } from './drawing/sequence.ts';
import { frame } from './drawing/svg.ts';
import type { Graph } from './model.ts';
import { readClasses } from './readers/classes.ts';
import { readEntities } from './readers/entities.ts';
import { readFlowchart } from './readers/flowchart.ts';
import { readSequence } from './readers/sequence.ts';
import { readStates } from './readers/state.ts';
import { DiagramError, type DiagramSource, readSource } from './source.ts';

interface Kind {
  readonly name: string;
  readonly draw: (source: DiagramSource) => Drawn;
}

interface Drawn {
  readonly elements: readonly Element[];
  readonly said: Said;
  /** A title that is a statement of the diagram. */
  readonly title: string | undefined;
}

const graph = (name: string, read: (source: DiagramSource) => Graph): Kind => ({
  name,
  draw(source) {
    const said = read(source);
    return { elements: drawGraph(said), said: saidBy(said), title: undefined };
  },
});
const FLOWCHART = graph('Flowchart', readFlowchart);
const STATE = graph('State diagram', readStates);
const CLASS = graph('Class diagram', readClasses);
const SEQUENCE: Kind = {
  name: 'Sequence diagram',
  draw(source) {
    const said = readSequence(source);
    return { elements: drawSequence(said), said: saidInSequence(said), title: said.title };
  },
};
const KINDS: Readonly<Record<string, Kind>> = {
  flowchart: FLOWCHART,
  'flowchart-elk': FLOWCHART,
  graph: FLOWCHART,
  sequenceDiagram: SEQUENCE,
  stateDiagram: STATE,
  'stateDiagram-v2': STATE,
  classDiagram: CLASS,
  'classDiagram-v2': CLASS,
  erDiagram: graph('Entity-relationship diagram', readEntities),
};

/** A drawing with more lines takes minutes to lay out, and nobody sees through it. */
export const LINE_LIMIT = 200;

/** A diagram as SVG, the name that it has for those who do not see it, and the title that stands below it. */
export interface Drawing {
  readonly svg: Element;
  readonly name: string;
  readonly caption: string | undefined;
}

/** The same block is drawn for the check, the page and the feeds. */
const drawn = new Map<string, ReturnType<typeof layOut>>();

/**
 * Draw a diagram and compare the drawing with its source. Its colours are variables of the style sheet.
 *
 * @throws {DiagramError}
 */
export function drawDiagram(code: string, title?: string): Drawing {
  const known = drawn.get(code) ?? layOut(code);
  drawn.set(code, known);
  if (title !== undefined && known.caption !== undefined && title !== known.caption) {
    throw new DiagramError(`a diagram has two titles, “${title}” and “${known.caption}”`, 0, 'write one of them');
  }
  const caption = title ?? known.caption;
  const name = title ?? known.name ?? caption ?? known.kind;
  return { svg: frame(known.elements, known.extent, name, known.description), name, caption };
}

function layOut(code: string) {
  const source = readSource(code);
  const kind = Object.hasOwn(KINDS, source.kind) ? KINDS[source.kind] : undefined;
  if (!kind) {
    const hint = 'a diagram begins with flowchart, sequenceDiagram, stateDiagram-v2, classDiagram or erDiagram';
    throw new DiagramError(`“${source.kind}” is not a kind of diagram that is drawn`, source.header.number, hint);
  }
  if (source.lines.length > LINE_LIMIT) {
    const message = `a diagram has ${source.lines.length} lines; it may have ${LINE_LIMIT}`;
    throw new DiagramError(message, source.header.number, 'split it, or leave out what the text can say');
  }
  if (source.lines.length === 0) {
    throw new DiagramError('a diagram shows nothing', source.header.number, 'write what it shows below its kind');
  }
  const { elements, said, title } = tryTo(() => kind.draw(source), source);
  const caption = source.caption ?? title;
  const extent = extentOf(readDrawing(elements));
  assertShown(source, said, frame(elements, extent, kind.name, undefined), caption ?? '');
  return { elements, extent, caption, kind: kind.name, name: source.title, description: source.description };
}

/** What the layout engine cannot do is a fault of the diagram. */
function tryTo<Value>(draw: () => Value, { header }: DiagramSource): Value {
  try {
    return draw();
  } catch (error) {
    if (error instanceof DiagramError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagramError(`a diagram cannot be drawn: ${reason}`, header.number, 'make it simpler');
  }
}
