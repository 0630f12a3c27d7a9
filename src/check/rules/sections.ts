import { SECTION_KEYS, type SectionKey } from '../../incidents/sections.ts';
import type { Site } from '../../schemas/site.ts';
import type { Finding } from '../finding.ts';
import type { Subject, Surroundings } from '../subject.ts';
import { namesIn, readSections, type Section, sectionNames } from './headings.ts';
import { rememberLast } from './remember.ts';
import { type Report, reportOf } from './report.ts';
import { joinWords } from './wording.ts';

/** Fewer words than this are not an account of anything. */
const SENTENCE_WORDS = 5;
const ROOT_CAUSE = /^root causes?(?: analysis)?$/;
const NONE_BECAUSE = /\b(?:none|no (?:\p{L}+[ -]){0,3}(?:actions?|follow-?ups?|changes?))\b[^.!?]{0,200}\bbecause\b/iu;

/** One of the three things that a report cannot do without. */
type Essential = 'summary' | 'impact' | 'actions';

const ESSENTIALS: Readonly<Record<Essential, { readonly message: string; readonly hint: string }>> = {
  summary: {
    message: 'the report does not say what happened',
    hint: 'begin with a paragraph that does, or with a section',
  },
  impact: {
    message: 'the report does not say what the impact was',
    hint: 'fill the list impact of the front matter, or write a section',
  },
  actions: {
    message: 'the report does not say what is being done',
    hint: 'fill the list actions of the front matter, or say “None, because …” in a section',
  },
};

/** R10 and R11: the sections of a report are there, and above all what happened, the impact and what is being done. */
export function* checkSections(subject: Subject, { site }: Surroundings): Generator<Finding> {
  const report = reportOf(subject);
  const read = sectionsOf(subject, site);
  if (!report || report.kind === 'maintenance' || !read) return;
  const names = sectionNames(site);
  const lost = findLost(subject, report, read, site);
  for (const key of lost) {
    const { message, hint } = ESSENTIALS[key];
    // Who retells a report can say no more than the original does.
    const level = subject.data.source ? 'warning' : 'error';
    yield { rule: 'R11', level, at: undefined, message, hint: `${hint} “${names[key][0]}”` };
  }
  const wanted: readonly SectionKey[] = report.isOngoing ? ['summary', 'impact'] : SECTION_KEYS;
  const missing = wanted.filter((key) => {
    // What nearly happened had no impact.
    if (key === 'impact' && report.kind === 'near-miss') return false;
    const isReported = lost.some((essential) => essential === key);
    return !isReported && !isShown(key, report) && !read.some(({ keys }) => keys.includes(key));
  });
  yield* findEmpty(read, lost, report);
  if (missing.length === 0) return;
  const list = joinWords(
    missing.map((key) => `“${names[key][0]}”`),
    'and',
  );
  yield {
    rule: 'R10',
    level: 'warning',
    at: undefined,
    message: missing.length === 1 ? `the section ${list} is missing` : `the sections ${list} are missing`,
    hint: 'add them as headings; the setting sections of site.config.ts gives them other names',
  };
}

/** Headings with nothing below them, all in one finding: a scaffold has many. */
function* findEmpty(sections: readonly Section[], lost: readonly Essential[], report: Report): Generator<Finding> {
  const empty = sections.filter(({ isEmpty, keys, parent }) => {
    // One with a block of the front matter in its place is none that a reader misses, and R11 has told of the others.
    const isTold = keys.some((key) => lost.some((essential) => essential === key));
    // While the incident lasts, most of them are still to be written.
    const isDue = !report.isOngoing || keys.includes('summary') || keys.includes('impact');
    return isEmpty && isDue && !parent?.isEmpty && !isTold && !keys.some((key) => isShown(key, report));
  });
  const [first] = empty;
  if (!first) return;
  const names = joinWords(
    empty.map(({ heading }) => `“${heading.text}”`),
    'and',
  );
  yield {
    rule: 'R10',
    level: 'warning',
    at: { range: first.heading },
    message: empty.length === 1 ? `the section ${names} is empty` : `the sections ${names} are empty`,
    hint: 'write them, or take their headings out: the page leaves them out',
  };
}

/** R24: a single root cause without factors beside it explains little. */
export function* checkRootCause(subject: Subject, { site }: Surroundings): Generator<Finding> {
  const report = reportOf(subject);
  if (!report || report.kind === 'maintenance' || report.has('factors')) return;
  const section = sectionsOf(subject, site)?.find(({ heading, prose }) => {
    return prose.length <= 1 && namesIn(heading.text).some((name) => ROOT_CAUSE.test(name));
  });
  if (!section) return;
  yield {
    rule: 'R24',
    level: 'info',
    at: { range: section.heading },
    message: `“${section.heading.text}” names one thing, and the report has no factors`,
    hint: 'add what let it hurt: factors: [{ text: …, tag: missing-alert }, { text: …, tag: untested-path }]',
  };
}

/** True when the text says why nothing follows, “None, because …” in a section about actions, or cannot be read. */
export function mayExcuseInaction(subject: Subject, site: Site): boolean {
  const sections = sectionsOf(subject, site);
  if (!sections) return true;
  const about = sections.filter(({ keys }) => keys.includes('actions'));
  return about.some(({ prose }) => prose.some(({ text }) => NONE_BECAUSE.test(text)));
}

/** True when a report does not say what is being done, which is R11’s business. */
export function isWithoutActions(subject: Subject, report: Report, site: Site): boolean {
  const read = sectionsOf(subject, site);
  return read !== undefined && findLost(subject, report, read, site).includes('actions');
}

/** The sections of a text, unless it cannot be read or takes parts of itself from other files. */
const sectionsOf = rememberLast(({ text, file }: Subject, site: Site): Section[] | undefined => {
  if (!text || text.imports.some(({ path }) => /\.mdx?$/.test(path))) return undefined;
  return readSections(text, file.frontMatter.body, site);
});

function findLost(subject: Subject, report: Report, sections: readonly Section[], site: Site): Essential[] {
  const isWritten = (...wanted: SectionKey[]) => {
    return sections.some(({ keys, isEmpty }) => !isEmpty && wanted.some((key) => keys.includes(key)));
  };
  const lost: Essential[] = [];
  if (!isWritten('summary') && !hasAccount(subject, sections, site)) lost.push('summary');
  const needsImpact = report.kind === 'incident' && !report.isOngoing;
  if (needsImpact && !report.has('impact') && !isWritten('impact')) lost.push('impact');
  const isAnswered = report.has('actions') || isWritten('actions', 'response');
  const isExcused = () => subject.text?.prose.some(({ text }) => NONE_BECAUSE.test(text));
  if (!report.isOngoing && !isAnswered && !isExcused()) lost.push('actions');
  return lost;
}

/** Prose that may say what happened: before the first heading, or a sentence under no other known section. */
function hasAccount({ text }: Subject, sections: readonly Section[], site: Site): boolean {
  const isFree = (section: Section): boolean => {
    if (section.keys.length > 0) return section.keys.includes('summary');
    return section.parent === undefined || isFree(section.parent);
  };
  const before = text?.prose.filter(({ heading }) => heading < 0) ?? [];
  if (before.some((prose) => countWords(prose.text, site.lang) > 0)) return true;
  const free = sections.filter(isFree).flatMap(({ heading, prose }) => {
    return prose.filter((item) => text?.headings[item.heading] === heading);
  });
  return free.some((prose) => countWords(prose.text, site.lang) >= SENTENCE_WORDS);
}

function countWords(text: string, lang: string): number {
  let words = 0;
  // Not every language puts spaces between words.
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    if (isWordLike && ++words >= SENTENCE_WORDS) break;
  }
  return words;
}

/** True when the page shows a block of the front matter in the section’s place. */
function isShown(key: SectionKey, { has, incident }: Report): boolean {
  switch (key) {
    case 'impact':
    case 'timeline':
    case 'actions':
      return has(key);
    case 'trigger':
      return has('trigger') && has('factors');
    case 'detection':
      return incident.detection ? incident.detection.note !== undefined : has('detection');
    default:
      return false;
  }
}
