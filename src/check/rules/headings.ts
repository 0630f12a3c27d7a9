import { isSectionKey, SECTION_HEADINGS, SECTION_KEYS, type SectionKey } from '../../incidents/sections.ts';
import type { Prose } from '../../markdown/prose.ts';
import type { Heading, Text } from '../../markdown/text.ts';
import type { Site } from '../../schemas/site.ts';
import { rememberLast } from './remember.ts';

/** A heading with the sections that it stands for, and what is under it down to the next of its depth. */
export interface Section {
  readonly keys: readonly SectionKey[];
  readonly heading: Heading;
  /** The section that this one is a part of. */
  readonly parent: Section | undefined;
  /** Paragraphs, items of lists and cells, those of its subsections included. */
  readonly prose: readonly Prose[];
  /** True when there is nothing under it but headings and comments. */
  readonly isEmpty: boolean;
}

const NUMBERING = /^(?:[a-z]|[ivx]+)[.)]\s+/;
/** Targets of links and notes, which are shown elsewhere. */
const DEFINITIONS = /^ {0,3}\[[^\]\n]+\]:.*$/gm;
const SEPARATOR = / and |\s[-–—]\s|[/&,:;+|–—]/;
/** What may follow a name: “Impact on users”, “Timeline of events”. */
const ADDITION = /^(.+?) (?:on|of|to|for|from|in|by|during|after|with|at|about) .+$/;

/** The accepted headings of each section: those of the site first, then the English ones. */
export function sectionNames({ sections }: Pick<Site, 'sections'>): Record<SectionKey, readonly string[]> {
  const names: Record<SectionKey, readonly string[]> = { ...SECTION_HEADINGS };
  for (const key of SECTION_KEYS) names[key] = [...(sections[key] ?? []), ...names[key]];
  return names;
}

/** Read the sections of a text, one for each heading, by the names that the site accepts. */
export function readSections(text: Text, body: string, site: Pick<Site, 'sections'>): Section[] {
  const known = keysByName(site.sections);
  const { headings } = text;
  const visible = blankComments(text, body);
  const starts = new Set(headings.map(({ from }) => from));
  const own = Map.groupBy(text.prose, ({ heading }) => heading);
  const sections: Section[] = [];
  const open: Growing[] = [];
  for (const [index, heading] of headings.entries()) {
    while ((open.at(-1)?.heading.depth ?? 0) >= heading.depth) open.pop();
    const section: Growing = { keys: keysOf(heading, known), heading, parent: open.at(-1), prose: [], isEmpty: true };
    sections.push(section);
    open.push(section);
    const prose = (own.get(index) ?? []).filter(({ from }) => !starts.has(from));
    const content = visible
      .slice(heading.to, headings[index + 1]?.from)
      .replace(DEFINITIONS, '')
      .trim();
    for (const around of open) {
      for (const item of prose) around.prose.push(item);
      if (content !== '') around.isEmpty = false;
    }
  }
  return sections;
}

/** What a heading may be a name of: all of it, each part of it, and each without what follows a preposition. */
export function namesIn(heading: string): string[] {
  const whole = heading.replace(/\([^()]*\)/g, ' ').replace(/\s+/g, ' ');
  const candidates = [whole, ...whole.split(SEPARATOR)].map(normalize);
  return [...candidates, ...candidates.map((name) => name.replace(ADDITION, '$1'))].filter(Boolean);
}

/** A section of which more may come. */
interface Growing extends Section {
  readonly prose: Prose[];
  isEmpty: boolean;
}

/** Comments are notes of the writer to the writer. */
function blankComments({ comments }: Text, body: string): string {
  let visible = '';
  for (const { from, to } of comments) {
    if (from < visible.length) continue;
    visible += body.slice(visible.length, from) + ' '.repeat(to - from);
  }
  return visible + body.slice(visible.length);
}

const keysByName = rememberLast((sections: Site['sections']): ReadonlyMap<string, readonly SectionKey[]> => {
  const known = new Map<string, SectionKey[]>();
  for (const [key, names] of Object.entries(sectionNames({ sections }))) {
    if (!isSectionKey(key)) continue;
    for (const name of names.map(normalize)) known.set(name, [...(known.get(name) ?? []), key]);
  }
  return known;
});

/** A heading that is a name as a whole is not taken apart. */
function keysOf({ text }: Heading, known: ReadonlyMap<string, readonly SectionKey[]>): SectionKey[] {
  const [whole = '', ...parts] = namesIn(text);
  return [...new Set(known.get(whole) ?? parts.flatMap((name) => known.get(name) ?? []))];
}

/** Leave only lower-case words: no punctuation, no emoji, no numbering, no article. */
function normalize(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(NUMBERING, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/^(?:\s*\d+\s)+/, '')
    .trim()
    .replace(/^(?:the|our|an?) /, '');
}
