import type { ContentFile } from '../../entries/files.ts';
import { textOf } from '../../entries/text-of.ts';
import type { Subject } from '../subject.ts';

/** Fragments of a content file’s page; undefined when its components may have more than the text shows. */
export function fragmentsOf(file: ContentFile, subject: Subject | undefined): ReadonlySet<string> | undefined {
  const text = textOf(file).located?.text;
  // Of other pages, and of what cannot be read, nothing is known.
  if (!text || text.hasComponents || !['blog', 'postmortems', 'pages'].includes(file.collection)) return undefined;
  return new Set([
    'content',
    ...text.headings.map(({ id }) => id),
    ...text.ids,
    ...(file.collection === 'pages' ? [] : ofTemplate(subject)),
  ]);
}

/** True for a fragment that needs no place in the text: the top, and what the renderer of footnotes makes. */
export function isAlwaysThere(fragment: string, { frontMatter }: ContentFile): boolean {
  if (fragment === '' || fragment === 'top') return true;
  return /^(?:user-content-fn(?:ref)?-|footnote-label$)/.test(fragment) && frontMatter.body.includes('[^');
}

/** Headings that the page of an entry has besides those of the text. */
function ofTemplate(subject: Subject | undefined): string[] {
  const incident = subject?.incident;
  return [
    'on-this-page',
    ...(subject?.data.corrections.length ? ['corrections'] : []),
    ...(incident ? ['facts', 'measured-impact', 'related-incidents'] : []),
    ...(incident?.timeline.length ? ['timeline', 'phases-title', 'phases-desc'] : []),
    ...(incident?.actions.length ? ['follow-up'] : []),
    ...(incident?.redactions.length ? ['left-out'] : []),
  ];
}
