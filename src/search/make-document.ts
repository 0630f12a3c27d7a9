import type { Entry } from '../entries/entry.ts';
import { deriveDuration, formatDuration, METRICS } from '../incidents/durations.ts';
import type { Outline } from '../markdown/outline.ts';
import type { Site } from '../schemas/site.ts';
import { href } from '../site.ts';
import type { SearchDocument } from './document.ts';
import type { FragmentSection } from './format/fragment.ts';

/** Names of authors and services, by id. */
export interface SearchNames {
  readonly authors: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
}

/** What the index holds of one entry: its text, and the facts of a report. */
export function makeSearchDocument(
  site: Pick<Site, 'base' | 'severities'>,
  { entry, outline }: { readonly entry: Entry; readonly outline: Outline },
  names: SearchNames,
): SearchDocument {
  const { incident } = entry;
  const named = (ids: readonly string[], known: ReadonlyMap<string, string>) =>
    [...new Set(ids)].map((id) => [id, known.get(id) ?? id] as const);
  const authors = named(entry.authors, names.authors);
  const services = named(incident?.services.map(({ id }) => id) ?? [], names.services);
  const kind = entry.collection === 'blog' ? (['post', 'Post'] as const) : (['post-mortem', 'Post-mortem'] as const);
  const year = entry.published.day.slice(0, 4);
  const severity = incident && ([incident.severity, site.severities[incident.severity].label] as const);
  const trigger = incident?.trigger && ([incident.trigger, incident.trigger.replaceAll('-', ' ')] as const);
  return {
    fragment: {
      title: entry.title,
      url: href(site, entry.path),
      date: entry.published.day,
      kind: kind[1],
      tags: entry.tags.map(({ label }) => label),
      description: entry.description,
      severity: incident?.severity ?? '',
      facts: factsOf(
        entry,
        severity?.[1],
        services.map(([, name]) => name),
      ),
      sections: [...outline.sections.map(({ id, heading, text }) => ({ id, heading, text })), ...factSections(entry)],
    },
    keywords: [...authors, ...services, ...(severity ? [severity] : []), ...(trigger ? [trigger] : [])]
      .map(([, name]) => name)
      .join('\n'),
    facets: {
      kind: [kind],
      year: [[year, year]],
      tag: entry.tags.map(({ slug, label }) => [slug, label] as const),
      author: authors,
      severity: severity ? [severity] : [],
      service: services,
      trigger: trigger ? [trigger] : [],
    },
  };
}

const RESOLVE = METRICS.filter(({ id }) => id === 'resolve');

function factsOf({ incident }: Entry, severity: string | undefined, services: readonly string[]): string[] {
  if (!incident || !severity) return [];
  const durations = RESOLVE.map((metric) => deriveDuration(incident, metric)).filter(({ known }) => known);
  return [severity, services.join(', '), ...durations.map(formatDuration)].filter(Boolean);
}

/** What the page of a report draws from its facts, under the fragments that it has there. */
function factSections({ incident, corrections }: Entry): FragmentSection[] {
  const factors = incident?.factors.map(({ text }) => text) ?? [];
  const impact = incident?.impact.map((item) =>
    'unknown' in item ? item.unknown : [item.metric, item.scope].filter(Boolean).join(', '),
  );
  const sections: [string, string, readonly string[] | undefined][] = [
    ['facts', 'Facts', factors],
    ['measured-impact', 'Measured impact', impact],
    ['timeline', 'Timeline', incident?.timeline.map(({ text }) => text)],
    ['follow-up', 'Follow-up actions', incident?.actions.map(({ title }) => title)],
    ['corrections', 'Corrections', corrections.map(({ text }) => text)],
  ];
  return sections.flatMap(([id, heading, texts]) => (texts?.length ? [{ id, heading, text: texts.join('\n') }] : []));
}
