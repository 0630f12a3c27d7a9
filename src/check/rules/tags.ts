import { editDistance } from '../../edit-distance.ts';
import { type Age, oldestFirst } from '../../entries/age.ts';
import { differsInFigures } from '../../entries/directory.ts';
import { toEpoch } from '../../entries/visibility.ts';
import type { Tag } from '../../schemas/tag.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import type { SiteRule } from './all.ts';

/** A tag of an entry, with the age of that entry. */
interface Use extends Age {
  readonly tag: Tag;
  readonly subject: Subject;
}

/** Shorter tags differ by a letter for good reasons: `api` and `app`. */
const SHORTEST = 6;

/** C4: a tag is spelled as in the oldest entry that has it, and not by one letter otherwise than a tag of several entries. */
export const checkTags: SiteRule = (subjects, { site }, { salvaged }) => {
  // What stands in for an unreadable date is older than everything.
  const readable = subjects.filter(({ file }) => !salvaged.has(file));
  const dated = readable.flatMap((subject) => usesIn(subject, site.timeZone)).sort(oldestFirst);
  const inPublic = oldestOf(dated.filter(({ subject }) => subject.visibility !== 'draft'));
  const inDrafts = oldestOf(dated);
  const counts = new Map(
    Map.groupBy(dated, ({ tag }) => tag.slug)
      .entries()
      .map(([slug, uses]) => [slug, uses.length]),
  );
  const common = [...counts].filter(([, count]) => count > 1).map(([slug]) => slug);

  return { findings: subjects.map((subject) => [subject.file, tagsOf(subject)] as const), skipped: [] };

  function* tagsOf({ data }: Subject): Generator<Finding> {
    for (const [index, { slug, label }] of data.tags.entries()) {
      const oldest = inPublic.get(slug) ?? inDrafts.get(slug);
      const near = counts.get(slug) === 1 ? common.find((other) => isNear(slug, other)) : undefined;
      const meant = near && (inPublic.get(near) ?? inDrafts.get(near))?.tag.label;
      if (meant) {
        const message = `no other entry has the tag “${label}”`;
        yield { rule: 'C4', level: 'warning', at: { field: ['tags', index] }, message, hint: `did you mean ${meant}?` };
      }
      if (!oldest || spelling(oldest.tag) === spelling({ slug, label })) continue;
      const message = `the tag “${label}” is “${oldest.tag.label}” in ${oldest.subject.file.file}`;
      const hint = `write ${oldest.tag.label}`;
      yield { rule: 'C4', level: 'warning', at: { field: ['tags', index] }, message, hint };
    }
  }
};

function isNear(slug: string, other: string): boolean {
  return slug.length >= SHORTEST && editDistance(slug, other, 1) === 1 && !differsInFigures(slug, other);
}

function usesIn(subject: Subject, timeZone: string): Use[] {
  const { collection, data, file } = subject;
  const published = toEpoch(data.pubDate, timeZone);
  return data.tags.map((tag) => ({ tag, subject, published, collection, name: file.name }));
}

function oldestOf(uses: readonly Use[]): ReadonlyMap<string, Use> {
  const oldest = new Map<string, Use>();
  for (const use of uses) if (!oldest.has(use.tag.slug)) oldest.set(use.tag.slug, use);
  return oldest;
}

/** Two compositions of one letter look the same to a reader. */
function spelling({ label }: Tag): string {
  return label.normalize('NFC');
}
