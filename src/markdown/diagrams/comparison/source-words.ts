import type { DiagramSource } from '../source.ts';

/** A word that a drawing has to show, and the number of its line in the block. */
export interface SourceWord {
  readonly word: string;
  readonly line: number;
}

/** Lines that say how a drawing looks, and what is said about them elsewhere. */
const SILENT =
  /^(?:classDef|style|linkStyle|cssClass|direction|autonumber|rect|scale|hide|activate|deactivate|destroy|end|\})(?:\s|$)|^class\s+\S+\s+\w+;?$/;
const KEYWORD =
  /^(?:subgraph|state|namespace|class|note\s+(?:left\s+of|right\s+of|over|for)|note|loop|alt|opt|par_over|par|critical|break|else|and|option)(?:\s+|$)/i;
const ENTITY = /[#&]#?\w+\uE000/g;
/** How many there are at the ends of a line between entities. */
const HOW_MANY =
  /\b(?:one or zero|zero or one|zero or more|zero or many|one or more|one or many|only one|optionally to|to|many\([01]\)|[01]\+|1)(?=\s|$)|[|}]o|o[|{]/g;
const LINK = /[<xo]?(?:--+|==+|-\.+-|\.\.)[>xo]?/g;
const NAME = String.raw`[^\s"'\[\](){}<>|&;:,=~@]+`;

/**
 * The words of a source, read without the readers that a drawing is made by: all words, without those that are known to be syntax.
 * It may forget a word; it does not invent one.
 */
export function wordsOfSource({ kind, lines }: DiagramSource): SourceWord[] {
  const text = lines.map((line) => line.text.replace(ENTITY, ' ')).join('\n');
  // Only in a flowchart can words in quotes have lines of their own.
  const whole = /^(?:flowchart|graph)/.test(kind)
    ? text.replace(/"[^"]*"/g, (words) => words.replaceAll('\n', '"\n"'))
    : text;
  const texts = whole.split('\n').map((written, index) => ({ text: written, line: lines[index]?.number ?? 0 }));
  const renamed = texts.flatMap(({ text }) => renamedIn(text, kind)).sort((one, other) => other.length - one.length);
  const ids = renamed.map((id) => id.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  const anywhere = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${ids || '(?!)'})(?![\\p{L}\\p{N}_])`, 'gu');
  return texts.flatMap(({ text, line }) =>
    SILENT.test(text)
      ? []
      : shownIn(text, kind)
          .flatMap((words) => wordsOf(words.replace(anywhere, ' ')))
          .map((word) => ({ word, line })),
  );
}

/** Words in the order of a text. A sign that is neither a letter nor ASCII is a word too. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:_+[\p{L}\p{N}\p{M}]+)*|[^\p{ASCII}\p{P}\p{Z}\p{L}\p{N}\p{M}\p{C}]/gu) ?? [];
}

/** Ids that have a label, which is shown instead. */
function renamedIn(text: string, kind: string): string[] {
  const outside = text.replace(/"[^"]*"/g, '""').replace(LINK, ' ');
  const before = (brackets: string): RegExp => new RegExp(`(${NAME})\\s*(?:~[^~]*~)?(?=${brackets})`, 'g');
  const patterns =
    kind === 'sequenceDiagram'
      ? [/^(?:create\s+)?(?:participant|actor)\s+(.+?)\s+as\s/]
      : kind.startsWith('state')
        ? [/^state\s+""\s+as\s+([^\s{:]+)/, /^state\s+([^\s{:]+)\s*(?:<<|\[\[)/, /^([^\s:]+)\s*:\s*[^:]/]
        : [before(/^(?:flowchart|graph)/.test(kind) ? '[[({@]|>[^\\s>-]' : '\\[')];
  return patterns.flatMap((pattern) =>
    pattern.global ? Array.from(outside.matchAll(pattern), ([, id = '']) => id) : (pattern.exec(outside)?.[1] ?? []),
  );
}

/** The parts of a line that are not syntax. */
function shownIn(text: string, kind: string): string[] {
  // A tag can be styling, which is left out, or a word; so is not known what the letters beside it are part of.
  const bare = text
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/[\p{L}\p{N}_]*<\/?[a-z]+[^<>]*>[\p{L}\p{N}_]*/giu, ' ')
    .replace(/:::[\w-]+/g, ' ');
  if (kind === 'sequenceDiagram') {
    if (/^box\s/.test(bare)) return bare.split(' ').slice(2);
    const title = /^title(?:\s*:|\s)(.*)$/.exec(bare)?.[1];
    if (title !== undefined) return [title];
    const participant = /^(?:create\s+)?(?:participant|actor)\s+(?:.+?\s+as\s+)?(.+)$/.exec(bare)?.[1];
    if (participant !== undefined) return [participant];
    const [before = '', ...after] = bare.replace(KEYWORD, '').split(':');
    // What follows -x can be a name, or the rest of one.
    const names = before.replace(/--?x[\p{L}\p{N}_]*/gu, ' ');
    return [names, after.join(':').replace(/^\s*(?:no)?wrap:/, '')];
  }
  const plain = bare.replace(/<<(fork|join|choice|start|end)>>|\[\[(fork|join|choice)\]\]/g, ' ').replace(KEYWORD, '');
  if (kind === 'erDiagram') {
    const [, before = plain, label = ''] = /^((?:"[^"]*"|[^":])*):(.*)$/.exec(plain) ?? [];
    const isRelation = before !== plain;
    return [isRelation ? before.replace(HOW_MANY, ' ') : before, label];
  }
  return [
    plain
      .replace(
        /@\{([^}]*)\}/g,
        (_whole, attributes: string) => /\blabel\s*:\s*("[^"]*"|[^,]*)/.exec(attributes)?.[1] ?? ' ',
      )
      .replace(/[\p{L}\p{N}_]+@(?=[<xo]?[-=])/gu, ' ')
      .replace(/(^|\s|\))[xo](?=--|==|-\.|\.\.)/g, '$1')
      // What follows --x and --o can be an id, or the rest of a word.
      .replace(/(?:--|==|\.-|\.\.)[xo][\p{L}\p{N}_]*/gu, ' ')
      .replace(/^"([^"]*)"\s+as\s+\S+/, '$1'),
  ];
}
