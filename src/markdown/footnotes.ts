import type { MdastNode } from 'satteri';
import type { Fault } from './fault.ts';
import { READING } from './features.ts';
import { readMarkdown } from './reading.ts';
import { rangeOf } from './tree.ts';

type Note = Extract<MdastNode, { type: 'footnoteDefinition' }>;

/** The notes of a text that its page shows: those that are named somewhere, or in a note that is; the first of each name. */
export function shownNotes(tree: MdastNode): ReadonlySet<MdastNode> {
  const notes = new Map<string, Note>();
  for (const note of notesIn(tree)) if (!notes.has(note.identifier)) notes.set(note.identifier, note);
  const shown = new Set<MdastNode>();
  const wanted = namesIn(tree, false);
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const note = notes.get(name);
    if (!note || shown.has(note)) continue;
    shown.add(note);
    wanted.push(...note.children.flatMap((child) => namesIn(child, true)));
  }
  return shown;
}

/** Find notes that are written and that no reader would see. */
export function findLostNotes(body: string, file: string): Fault[] {
  if (!/\[\^[^\]\s]+\]:/.test(body)) return [];
  const tree = readMarkdown(body, { isMdx: file.endsWith('.mdx'), features: READING });
  const shown = shownNotes(tree);
  const seen = new Set<string>();
  return notesIn(tree).flatMap((note): Fault[] => {
    const isSecond = seen.has(note.identifier);
    seen.add(note.identifier);
    if (shown.has(note)) return [];
    const { from } = rangeOf(note);
    const [name = ''] = /^\[\^[^\]]*\]/.exec(body.slice(from)) ?? [];
    const place = { from, to: from + Math.max(1, name.length) };
    if (isSecond) {
      return [
        { ...place, message: `${name} is written a second time, and is not shown`, hint: 'give it another name' },
      ];
    }
    const hint = `write ${name} where the note belongs, or take it out`;
    return [{ ...place, message: `the note ${name} is named nowhere, and is not shown`, hint }];
  });
}

function notesIn(node: MdastNode): Note[] {
  if (node.type === 'footnoteDefinition') return [node];
  return 'children' in node ? node.children.flatMap((child) => notesIn(child)) : [];
}

function namesIn(node: MdastNode, isWhole: boolean): string[] {
  if (node.type === 'footnoteReference') return [node.identifier];
  if (!('children' in node) || (node.type === 'footnoteDefinition' && !isWhole)) return [];
  return node.children.flatMap((child) => namesIn(child, isWhole));
}
