/** What the search index knows of one entry. Plain data: written at build time, read by the client. */
export interface SearchDocument {
  readonly title: string;
  readonly description: string;
  /** Address with base. */
  readonly url: string;
  /** Publication day in the site's zone. */
  readonly date: string;
  readonly kind: 'Post' | 'Post-mortem';
  readonly tags: readonly string[];
  /** The text by heading; `id` is the fragment on the page. */
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[];
}
