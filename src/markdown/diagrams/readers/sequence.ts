import { readLabel } from '../labels.ts';
import type { Participant, Party, Sequence, Step } from '../sequence-model.ts';
import { DiagramError, type DiagramSource, type Line, shorten } from '../source.ts';
import { assertBare, refuseLink, type Statement, separate, takeStatements, whole } from '../statements.ts';
import { ARROWS, BLOCKS, COLOUR, DIVIDED, MESSAGE, NAME, STATEMENT } from './sequence-syntax.ts';

interface Reading {
  title: string | undefined;
  readonly participants: Map<string, Participant>;
  readonly parties: Party[];
  party: Party | undefined;
  readonly steps: Step[];
  readonly blocks: { readonly block: string; readonly line: Line }[];
  readonly active: Map<string, number>;
  count: { next: number; readonly step: number } | undefined;
}

const HINT =
  'a line is like Web->>API: asks; notes are “Note over Web,API: text”; blocks are loop, alt, opt, par, critical, break and rect';

/**
 * Read a sequence diagram.
 *
 * @throws {DiagramError}
 */
export function readSequence(source: DiagramSource): Sequence {
  assertBare(source);
  const read: Reading = {
    title: undefined,
    participants: new Map(),
    parties: [],
    party: undefined,
    steps: [],
    blocks: [],
    active: new Map(),
    count: undefined,
  };
  takeStatements(read, separate(source.lines, STATEMENT), () => STATEMENTS, HINT);
  const left = read.party?.line ?? read.blocks.at(-1)?.line.number;
  const line = source.lines.find(({ number }) => number === left);
  if (line) {
    throw new DiagramError(`“${shorten(line.text)}” is never ended`, line.number, 'write “end” on a line of its own');
  }
  if (read.participants.size === 0) {
    throw new DiagramError('a sequence has no participants', source.header.number, 'write a message: Web->>API: asks');
  }
  return { ...read, participants: [...read.participants.values()] };
}

const STATEMENTS: readonly Statement<Reading>[] = [
  {
    pattern: whole(String.raw`title(?:\s*:\s*|\s+)(.+)`),
    take(read, [title = ''], { number }) {
      read.title = readLabel(title, number);
    },
  },
  {
    pattern: whole(String.raw`(create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?`),
    take(read, [create, kind, id = '', alias = id], line) {
      if (create && read.participants.has(id)) {
        throw new DiagramError(
          `“${id}” is there already`,
          line.number,
          'create a participant before its first message',
        );
      }
      declare(read, id, line);
      const label = readWords(alias, line);
      const { number } = line;
      // It keeps the place of its first mention.
      read.participants.set(id, {
        id,
        label,
        isPerson: kind === 'actor',
        isCreated: create !== undefined,
        line: number,
      });
      read.party?.ids.push(id);
    },
  },
  {
    pattern: whole(String.raw`destroy\s+(${NAME})`),
    take: (read, [id = ''], line) => read.steps.push({ kind: 'destroy', id: known(read, id, line), line: line.number }),
  },
  {
    pattern: whole(String.raw`box(?:\s+(.*))?`),
    take(read, [written = ''], line) {
      if (read.party)
        throw new DiagramError('a box is never ended', read.party.line, 'write “end” after its participants');
      read.party = { label: readLabel(written.replace(COLOUR, ''), line.number), ids: [], line: line.number };
      read.parties.push(read.party);
    },
  },
  {
    pattern: whole(String.raw`autonumber(?:\s+(off|\d+)(?:\s+(\d+))?)?`),
    take(read, [first = '1', step = '1']) {
      read.count = first === 'off' ? undefined : { next: Number(first), step: Number(step) };
    },
  },
  {
    pattern: whole(String.raw`(activate|deactivate)\s+(${NAME})`),
    take: (read, [kind, id = ''], line) => activate(read, kind === 'activate', declare(read, id, line), line),
  },
  {
    pattern: whole(String.raw`note\s+(left\s+of|right\s+of|over)\s+([^:]+):\s*(.*)`, 'iu'),
    take(read, [where = '', written = '', words = ''], line) {
      const about = written.split(',').map((name) => declare(read, name.trim(), line));
      const side = /^l/i.test(where) ? 'left' : /^r/i.test(where) ? 'right' : 'over';
      if (about.length > (side === 'over' ? 2 : 1)) {
        throw new DiagramError(`“${shorten(line.text)}” is about too many`, line.number, 'write “Note over A,B: text”');
      }
      read.steps.push({ kind: 'note', side, about, label: readWords(words, line), line: line.number });
    },
  },
  {
    pattern: whole(String.raw`(${BLOCKS})(?:\s+(.*))?`),
    take(read, [block = '', words = ''], line) {
      read.blocks.push({ block, line });
      // The words after rect are its colour.
      const label = block === 'rect' ? '' : readWords(words, line);
      read.steps.push({ kind: 'begin', block: block.replace('_over', ''), label, line: line.number });
    },
  },
  {
    pattern: whole(String.raw`(else|and|option)(?:\s+(.*))?`),
    take(read, [divider = '', words = ''], line) {
      if (!DIVIDED[divider]?.test(read.blocks.at(-1)?.block ?? '')) {
        throw new DiagramError(`“${shorten(line.text)}” divides no block`, line.number, HINT);
      }
      read.steps.push({ kind: 'divide', label: readWords(words, line), line: line.number });
    },
  },
  {
    pattern: whole('end'),
    take(read, _groups, { number }) {
      if (read.party) read.party = undefined;
      else if (read.blocks.pop()) read.steps.push({ kind: 'finish', line: number });
      else throw new DiagramError('“end” ends nothing', number, 'leave it out');
    },
  },
  { pattern: /^(?:links?|properties|details)\s/, take: (_read, _groups, line) => refuseLink(line) },
  {
    pattern: whole(MESSAGE),
    take(read, [from = '', arrow = '', turn, to = '', words = ''], line) {
      const [start, end, stroke] = ARROWS[arrow] ?? ['none', 'none', 'solid'];
      const count = read.count ? String(read.count.next) : '';
      if (read.count) read.count.next += read.count.step;
      read.steps.push({
        kind: 'message',
        from: declare(read, from, line),
        to: declare(read, to, line),
        label: readWords(words, line),
        count,
        start,
        end,
        stroke,
        activates: turn === '+',
        line: line.number,
      });
      if (turn) activate(read, turn === '+', turn === '+' ? to : from, line);
    },
  },
];

function declare({ participants }: Reading, id: string, line: Line): string {
  if (/^$|[<>@{}:;,]|\(\)/.test(id)) {
    throw new DiagramError(`“${shorten(id)}” is not a name of a participant`, line.number, HINT);
  }
  const label = readWords(id, line);
  if (!participants.has(id)) {
    participants.set(id, { id, label, isPerson: false, isCreated: false, line: line.number });
  }
  return id;
}

function known(read: Reading, id: string, { number }: Line): string {
  if (read.participants.has(id)) return id;
  throw new DiagramError(`“${id}” is not a participant`, number, `write “participant ${id}” above`);
}

function activate({ steps, active }: Reading, begins: boolean, id: string, { number }: Line): void {
  const depth = (active.get(id) ?? 0) + (begins ? 1 : -1);
  if (depth < 0) {
    const hint = `write “activate ${id}” above, or ->>+ in the message that begins it`;
    throw new DiagramError(`“${id}” is deactivated and is not active`, number, hint);
  }
  active.set(id, depth);
  steps.push({ kind: begins ? 'activate' : 'deactivate', id, line: number });
}

/** `wrap:` before the words says how to break lines. */
function readWords(written: string, { number }: Line): string {
  return readLabel(written.replace(/^\s*:?(?:no)?wrap:\s*/, ''), number);
}
