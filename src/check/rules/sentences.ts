import { PLACEHOLDER } from '../../markdown/prose.ts';
import type { Place } from '../finding.ts';
import { type Passage, passagesOf, type Subject } from '../subject.ts';
import { rememberLast } from './remember.ts';

/** A sentence of an entry, of the body or of the front matter. */
export interface Sentence {
  /** Quotations and code are placeholders, of the same length. */
  readonly text: string;
  /** What stands before it in the same paragraph or field. */
  readonly before: string;
  readonly section: string;
  place(from: number, to: number): Place;
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Front matter is not Markdown to the parser, but people write it so. */
const QUOTED = /`[^`\n]+`|“[^“”\n]*”|"[^"\n]*"|«[^«»\n]*»/g;

/** All prose of an entry, sentence by sentence. */
export function sentencesOf(subject: Subject, wanted: (passage: Passage) => boolean = () => true): Sentence[] {
  return divided(subject).flatMap(({ passage, sentences }) => (wanted(passage) ? sentences : []));
}

/** True for a site whose language is English; rules about words know no other. */
export function isEnglish({ lang }: { readonly lang: string }): boolean {
  return /^en\b/i.test(lang);
}

const divided = rememberLast((subject: Subject) =>
  passagesOf(subject).map((passage) => ({ passage, sentences: divide(passage) })),
);

/** Words without any sign at which a sentence may end; telling so is much faster than segmenting. */
const ONE_SENTENCE = /^[\w ,'’-]*$/;

function divide({ text, section, place }: Passage): Sentence[] {
  if (ONE_SENTENCE.test(text)) return [{ text: text.replaceAll('’', "'"), before: '', section, place }];
  const read = text.replace(QUOTED, (quoted) => PLACEHOLDER.repeat(quoted.length)).replaceAll('’', "'");
  return Array.from(SEGMENTER.segment(read), ({ segment, index }) => ({
    text: segment,
    before: read.slice(0, index),
    section,
    place: (from, to) => place(index + from, index + to),
  }));
}
