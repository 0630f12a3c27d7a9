import type { ContentFile } from '../../entries/files.ts';
import { textOf } from '../../entries/text-of.ts';
import { templateFragments } from '../../markdown/heading-ids.ts';
import type { Subject } from '../subject.ts';

/** Fragments of a content file’s page; undefined when its components may have more than the text shows. */
export function fragmentsOf(file: ContentFile, subject: Subject | undefined): ReadonlySet<string> | undefined {
  const text = textOf(file).located?.text;
  // Of other pages, and of what cannot be read, nothing is known.
  if (!text || text.hasComponents || !['blog', 'postmortems', 'pages'].includes(file.collection)) return undefined;
  return new Set([
    ...(file.collection === 'pages'
      ? ['content']
      : templateFragments({ ...subject?.data, incident: subject?.incident })),
    ...text.headings.map(({ id }) => id).filter(Boolean),
    ...text.ids,
  ]);
}

/** True for a fragment that needs no place in the text: the top, and what the renderer of footnotes makes. */
export function isAlwaysThere(fragment: string, { frontMatter }: ContentFile): boolean {
  if (fragment === '' || fragment === 'top') return true;
  return /^(?:user-content-fn(?:ref)?-|footnote-label$)/.test(fragment) && frontMatter.body.includes('[^');
}
