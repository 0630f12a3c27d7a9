import { editDistance } from '../../edit-distance.ts';
import { FACETS, type FacetName } from '../format/facets.ts';
import { type FacetCount, isNamed } from './filter.ts';
import type { Stem } from './match.ts';
import { plainQuotes, type Query, toggleFilter } from './query.ts';
import type { Answer } from './search.ts';

/** Something to say about a query besides its results, with other queries that may be meant. */
export interface Note {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestion {
  readonly label: string;
  readonly query: string;
}

/** Values that are named when a filter has none yet. */
const MOST_VALUES = 16;
const LONGEST_QUOTE = 60;

/** What a reader should know: filters without a value or with an unknown one, misspelt words and words that are nowhere. */
export function makeNotes(written: string, answer: Answer, stem: Stem): Note[] {
  const { query, facets } = answer;
  return [
    ...query.unfinished.map((name) => listValues(written, name, facets[name])),
    ...FACETS.flatMap((name) =>
      unknownValues(query, name, facets[name]).map((value) => nearestValue(written, name, value, facets[name])),
    ),
    ...readWords(answer, stem),
  ];
}

/** Filters as they stand in a query, each with the query that leaves it out. */
export function leaveOut(written: string, { filters, phrases }: Query): Suggestion[] {
  const without = [...filters].flatMap(([name, values]) =>
    values.map((value) => ({ label: `without ${name}:${value}`, query: toggleFilter(written, name, value) })),
  );
  if (phrases.length > 0)
    without.push({ label: 'without the quotes', query: plainQuotes(written).replaceAll('"', '') });
  return without.filter(({ query }) => query.trim() !== '');
}

/** Take a filter out of a query, however it is written there, or write it in; filters without a value go. */
export function switchFilter(written: string, query: Query, name: FacetName, value: FacetCount): string {
  const finished = query.unfinished.reduce((text, other) => toggleFilter(text, other, ''), written);
  const chosen = (query.filters.get(name) ?? []).filter((way) => isNamed(value, [way]));
  if (chosen.length === 0) return toggleFilter(finished, name, value.id.toLowerCase());
  return chosen.reduce((text, way) => toggleFilter(text, name, way), finished);
}

/** A text in quotes, short enough to be read. */
export function quote(text: string): string {
  const characters = [...text.trim()];
  return `“${characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : text.trim()}”`;
}

function listValues(written: string, name: FacetName, values: readonly FacetCount[]): Note {
  const rest = toggleFilter(written, name, '');
  const suggestions = values.slice(0, MOST_VALUES).map(({ id, label }) => ({
    label,
    query: toggleFilter(rest, name, id.toLowerCase()),
  }));
  const more = values.length - suggestions.length;
  const text =
    values.length === 0 ? `${name}: has no values here` : `${name}: takes ${more > 0 ? 'values like' : 'one of'}`;
  return { text, suggestions };
}

function unknownValues({ filters }: Query, name: FacetName, values: readonly FacetCount[]): readonly string[] {
  return (filters.get(name) ?? []).filter((value) => !values.some((known) => isNamed(known, [value])));
}

function nearestValue(written: string, name: FacetName, value: string, values: readonly FacetCount[]): Note {
  const most = Math.max(2, Math.floor(value.length / 2));
  const [nearest] = values
    .map(({ id, label }) => ({
      id: id.toLowerCase(),
      label,
      distance: Math.min(
        ...[id, label].map((text) => editDistance(value, text.toLowerCase(), most)),
        id.toLowerCase().startsWith(value) ? 1 : most + 1,
      ),
    }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  const text = `No entry has ${quote(`${name}:${value}`)}`;
  if (!nearest) return { text, suggestions: [] };
  const query = toggleFilter(toggleFilter(written, name, value), name, nearest.id);
  return { text: `${text}. Did you mean`, suggestions: [{ label: `${name}:${nearest.id}`, query }] };
}

function readWords({ matches, total }: Answer, stem: Stem): Note[] {
  const nowhere = matches.filter(({ forms }) => forms.size === 0).map(({ word }) => quote(word));
  const misspelt = matches.filter(
    ({ word, forms }) =>
      forms.size > 0 && [...forms.keys()].every((form) => !form.startsWith(word) && stem(form) !== stem(word)),
  );
  return [
    ...misspelt.map(({ word, forms }) => ({
      text: `Showing results for ${[...forms.keys()].slice(0, 3).map(quote).join(', ')} instead of ${quote(word)}`,
      suggestions: [],
    })),
    ...(nowhere.length > 0 && total > 0
      ? [{ text: `No entry has ${nowhere.slice(0, 5).join(', ')}`, suggestions: [] }]
      : []),
  ];
}
