import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Element } from 'hast';
import { normalizeClasses } from './classes.ts';
import { cleanDrawing } from './clean.ts';
import { normalizeEntities } from './entities.ts';
import { normalizeFlowchart } from './flowchart.ts';
import { normalizeSequence } from './sequence.ts';
import { DiagramError, type DiagramSource, readSource } from './source.ts';
import { normalizeState } from './state.ts';

interface Kind {
  readonly name: string;
  readonly normalize: (source: DiagramSource) => string[];
}

const FLOWCHART: Kind = { name: 'Flowchart', normalize: normalizeFlowchart };
const STATE: Kind = { name: 'State diagram', normalize: normalizeState };
const KINDS: Readonly<Record<string, Kind>> = {
  flowchart: FLOWCHART,
  graph: FLOWCHART,
  sequenceDiagram: { name: 'Sequence diagram', normalize: normalizeSequence },
  stateDiagram: STATE,
  'stateDiagram-v2': STATE,
  classDiagram: { name: 'Class diagram', normalize: normalizeClasses },
  erDiagram: { name: 'Entity-relationship diagram', normalize: normalizeEntities },
};

/** A drawing with more lines takes minutes to lay out, and nobody sees through it. */
export const LINE_LIMIT = 200;

/** A diagram as SVG, and the name that it has for those who do not see it. */
export interface Drawing {
  readonly svg: Element;
  readonly name: string;
}

/** The same block is drawn for the check, the page and the feeds. */
const drawn = new Map<string, ReturnType<typeof layOut>>();

/**
 * Draw a diagram. Its colours are variables of the style sheet; ids in it begin with `prefix`, which is another one for each
 * drawing of a page.
 *
 * @throws {DiagramError}
 */
export function drawDiagram(code: string, prefix: string, title?: string): Drawing {
  const known = drawn.get(code) ?? layOut(code);
  drawn.set(code, known);
  const name = title ?? known.name;
  return { svg: cleanDrawing(known.svg, prefix, { ...known, name }), name };
}

function layOut(code: string) {
  const source = readSource(code);
  const kind = Object.hasOwn(KINDS, source.kind) ? KINDS[source.kind] : undefined;
  if (!kind) {
    const hint = 'a diagram begins with flowchart, sequenceDiagram, stateDiagram-v2, classDiagram or erDiagram';
    throw new DiagramError(`“${source.kind}” is no kind of diagram that is drawn`, source.header.number, hint);
  }
  if (source.lines.length > LINE_LIMIT) {
    const message = `a diagram has ${source.lines.length} lines; it may have ${LINE_LIMIT}`;
    throw new DiagramError(message, source.header.number, 'split it, or leave out what the text can say');
  }
  if (source.lines.length === 0) {
    throw new DiagramError('a diagram shows nothing', source.header.number, 'write what it shows below its kind');
  }
  const lines = kind.normalize(source);
  try {
    const svg = renderMermaidSVG(lines.join('\n'), { padding: 4 });
    return { svg, name: source.title ?? kind.name, description: source.description };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagramError(`a diagram cannot be drawn: ${reason}`, source.header.number, 'make it simpler');
  }
}
