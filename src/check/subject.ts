import type { ContentFile } from '../entries/files.ts';
import type { Visibility } from '../entries/visibility.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Prose } from '../markdown/prose.ts';
import type { Text } from '../markdown/text.ts';
import type { PostData } from '../schemas/post.ts';
import type { Site } from '../schemas/site.ts';
import type { Finding, Place } from './finding.ts';

/** An entry as the rules see it: front matter as far as it can be read, the text as far as it can be parsed. */
export interface Subject {
  readonly file: ContentFile;
  readonly collection: 'blog' | 'postmortems';
  readonly data: PostData;
  /** The structured facts; a narrative report and a post have none. */
  readonly incident?: Incident | undefined;
  /** Undefined when the text cannot be parsed. */
  readonly text?: Text | undefined;
  readonly visibility: Visibility;
}

/** What rules may ask about the site; everything that is read once. */
export interface Surroundings {
  readonly root: string;
  readonly site: Site;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** Names of all authors, with their aliases. */
  readonly people: readonly string[];
}

/** One rule, or several that look at the same thing. */
export type EntryRule = (subject: Subject, surroundings: Surroundings) => Iterable<Finding>;

/** A text to be read as prose, wherever it is written. */
export interface Passage {
  readonly text: string;
  place(from: number, to: number): Place;
  /** Title of the section that it is in; empty in front matter and before the first heading. */
  readonly section: string;
}

/** Everything that a reader takes for the writer's own words: the body's prose, and the sentences of the front matter. */
export function passagesOf({ data, incident, text }: Subject): Passage[] {
  const fields: [readonly PropertyKey[], string | undefined][] = [
    [['title'], data.title],
    [['description'], data.description],
    ...data.corrections.map((item, index): [PropertyKey[], string] => [['corrections', index, 'text'], item.text]),
    [['incident', 'detection', 'note'], incident?.detection?.note],
    ...(incident?.factors ?? []).map((item, index): [PropertyKey[], string] => {
      return [['incident', 'factors', index, 'text'], item.text];
    }),
    ...(incident?.timeline ?? []).map((item, index): [PropertyKey[], string] => {
      return [['incident', 'timeline', index, 'text'], item.text];
    }),
    ...(incident?.actions ?? []).map((item, index): [PropertyKey[], string] => {
      return [['incident', 'actions', index, 'title'], item.title];
    }),
  ];
  const written = fields.flatMap(([field, value]): Passage[] => {
    if (!value) return [];
    return [{ text: value, section: '', place: (from, to) => ({ field, words: value.slice(from, to) }) }];
  });
  return [...written, ...(text?.prose ?? []).map((prose) => inBody(prose, text?.headings[prose.heading]?.text ?? ''))];
}

function inBody(prose: Prose, section: string): Passage {
  // Located when it is asked for: a paragraph may have more findings than are told, each of which takes a walk through it.
  const place = (from: number, to: number): Place => ({
    get range() {
      return prose.locate(from, to);
    },
  });
  return { text: prose.text, section, place };
}
