import type { ContentFile } from '../../entries/files.ts';
import * as Terms from '../../incidents/terms.ts';
import type { SeverityAliases } from '../../schemas/incident.ts';
import { slugify } from '../../schemas/tag.ts';
import { silencersOf } from '../silencers.ts';
import { type Edit, listAt, type Path, replaceScalar, valueAt } from './edit.ts';

/** The words that a site has one spelling for. */
export interface Vocabulary {
  readonly severities: SeverityAliases;
  /** The id of a service by any of its names; undefined when it is unknown or not one service alone. */
  readonly service: (written: string) => string | undefined;
  /** Labels of tags by slug, as the oldest published entry writes them. */
  readonly tags: ReadonlyMap<string, string>;
}

/** Give words of closed lists, services and tags the spelling that the site knows them by. */
export function* fixWords(file: ContentFile, { severities, service, tags }: Vocabulary): Generator<Edit> {
  const spellings: readonly (readonly [Path, (written: string) => string | undefined])[] = [
    ...closedLists(file.frontMatter.data).map(
      ([path, options]) => [path, (written: string) => nearest(written, options)] as const,
    ),
    [['incident', 'severity'], (written) => severityOf(written, severities)],
    ...listAt(file.frontMatter.data, ['incident', 'services']).map((item, index): [Path, typeof service] => {
      const path = ['incident', 'services', index];
      return [typeof item === 'string' ? path : [...path, 'id'], service];
    }),
    ...loudTags(file).map((path) => [path, (written: string) => tags.get(slugify(written))] as const),
  ];
  for (const [path, spell] of spellings) {
    const written = valueAt(file.frontMatter.data, path);
    if (typeof written !== 'string' && typeof written !== 'number') continue;
    const right = spell(String(written).trim());
    const edit = right === undefined ? undefined : replaceScalar(file, path, right);
    if (edit) yield edit;
  }
}

function closedLists(data: unknown): [Path, readonly string[]][] {
  const inList = (list: string, key: string, options: readonly string[]) =>
    listAt(data, ['incident', list]).map((_, index): [Path, readonly string[]] => [
      ['incident', list, index, key],
      options,
    ]);
  return [
    [['incident', 'status'], Terms.STATUSES],
    [['incident', 'kind'], Terms.KINDS],
    [['incident', 'trigger'], Terms.TRIGGERS],
    [['incident', 'detection', 'source'], Terms.DETECTION_SOURCES],
    ...inList('services', 'state', Terms.SERVICE_STATES),
    ...inList('impact', 'unit', Terms.IMPACT_UNITS),
    ...inList('impact', 'of', Terms.IMPACT_OF),
    ...inList('timeline', 'type', Terms.TIMELINE_TYPES),
    ...inList('actions', 'type', Terms.ACTION_TYPES),
    ...inList('actions', 'status', Terms.ACTION_STATUSES),
    ...inList('related', 'rel', Terms.RELATIONS),
  ];
}

/** The value of a closed list that differs from a written one in case, spaces, hyphens and underscores at most. */
function nearest(written: string, options: readonly string[]): string | undefined {
  if (options.includes(written)) return undefined;
  return options.find((option) => fold(option) === fold(written));
}

function severityOf(written: string, aliases: SeverityAliases): string | undefined {
  const word = written.toLowerCase();
  return Object.hasOwn(aliases, word) ? aliases[word] : nearest(written, Terms.SEVERITIES);
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '');
}

/** Tags whose spelling the writer has not asked to be left alone. */
function loudTags(file: ContentFile): Path[] {
  const { silencers } = silencersOf(file);
  return listAt(file.frontMatter.data, ['tags']).flatMap((_, index): Path[] => {
    const line = file.frontMatter.locate(['tags', index])?.line ?? 0;
    const isSilent = silencers.some(
      ({ rule, lines }) => rule === 'C4' && (!lines || (lines[0] <= line && line <= lines[1])),
    );
    return isSilent ? [] : [['tags', index]];
  });
}
