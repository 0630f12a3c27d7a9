import { toEpoch } from '../../entries/visibility.ts';
import type { Tag } from '../../schemas/tag.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import type { SiteRule } from './all.ts';

interface Use {
  readonly tag: Tag;
  readonly subject: Subject;
}

/** C4: a tag is spelled as in the oldest entry that has it. */
export const checkTags: SiteRule = (subjects, { site }, { salvaged }) => {
  const uses = subjects.flatMap((subject) => subject.data.tags.map((tag): Use => ({ tag, subject })));
  // What stands in for an unreadable date is older than everything.
  const dated = uses.filter(({ subject }) => !salvaged.has(subject.file)).sort(byAge);
  const inPublic = oldestOf(dated.filter(({ subject }) => subject.visibility !== 'draft'));
  const inDrafts = oldestOf(dated);

  return { findings: subjects.map((subject) => [subject.file, tagsOf(subject)] as const), skipped: [] };

  function* tagsOf({ data }: Subject): Generator<Finding> {
    for (const [index, { slug, label }] of data.tags.entries()) {
      const oldest = inPublic.get(slug) ?? inDrafts.get(slug);
      if (!oldest || spelling(oldest.tag) === spelling({ slug, label })) continue;
      const message = `the tag “${label}” is “${oldest.tag.label}” in ${oldest.subject.file.file}`;
      const hint = `write ${oldest.tag.label}`;
      yield { rule: 'C4', level: 'warning', at: { field: ['tags', index] }, message, hint };
    }
  }

  function byAge({ subject: a }: Use, { subject: b }: Use): number {
    const age = toEpoch(a.data.pubDate, site.timeZone) - toEpoch(b.data.pubDate, site.timeZone);
    return age || (a.file.file < b.file.file ? -1 : a.file.file > b.file.file ? 1 : 0);
  }
};

function oldestOf(uses: readonly Use[]): ReadonlyMap<string, Use> {
  const oldest = new Map<string, Use>();
  for (const use of uses) if (!oldest.has(use.tag.slug)) oldest.set(use.tag.slug, use);
  return oldest;
}

/** Two compositions of one letter look the same to a reader. */
function spelling({ label }: Tag): string {
  return label.normalize('NFC');
}
