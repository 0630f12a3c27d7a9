import { broken } from './bytes.ts';

/** What a result shows of a document, and its text for excerpts. */
export interface Fragment {
  readonly title: string;
  /** Address with base. */
  readonly url: string;
  /** Publication day in the site's zone. */
  readonly date: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly description: string;
  /** Id of the severity of a report, empty for others; its label is the first of the facts. */
  readonly severity: string;
  /** Severity, services and duration of a report. */
  readonly facts: readonly string[];
  readonly sections: readonly FragmentSection[];
}

export interface FragmentSection {
  /** Fragment on the page; empty for the text before the first heading. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/** Encode a fragment: JSON without names, since deflate does the rest. */
export function encodeFragment(fragment: Fragment): Uint8Array<ArrayBuffer> {
  const { title, url, date, kind, tags, description, severity, facts, sections } = fragment;
  const list = sections.map(({ id, heading, text }) => [id, heading, text]);
  return new TextEncoder().encode(JSON.stringify([title, url, date, kind, tags, description, severity, facts, list]));
}

/**
 * Decode a fragment.
 *
 * @throws {RangeError | SyntaxError} for anything else.
 */
export function decodeFragment(bytes: Uint8Array): Fragment {
  const parts: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const [title, url, date, kind, tags, description, severity, facts, list, ...more] = Array.isArray(parts) ? parts : [];
  const isFragment =
    isTexts([title, url, date, kind, description, severity]) && isTexts(tags) && isTexts(facts) && Array.isArray(list);
  if (!isFragment || more.length > 0 || !list.every((section) => isTexts(section) && section.length === 3)) {
    throw broken();
  }
  const sections = list.map(([id, heading, text]) => ({ id, heading, text }));
  return { title, url, date, kind, tags, description, severity, facts, sections };
}

function isTexts(values: unknown): values is string[] {
  return Array.isArray(values) && values.every((value) => typeof value === 'string');
}
