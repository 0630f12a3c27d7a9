/** What a feed reader shows of an entry. */
export interface ShownItem {
  readonly link: string;
  readonly title: string;
  readonly id: string;
  /** Epoch seconds. */
  readonly date: number;
  readonly author: string;
  /** The short text, where the reader shows it beside the whole one. */
  readonly summary?: string | undefined;
  /** The text as people read it. */
  readonly text: string;
  /** The same as HTML, where the reader hands that to something else. */
  readonly html?: string | undefined;
}

/** What a calendar shows of an event. */
export interface ShownEvent {
  readonly title: string;
  /** Where the calendar keeps it. */
  readonly id?: string | undefined;
  /** `2025-04-02T14:16` in UTC; a whole day is `2025-04-02`. */
  readonly begin: string;
  /** As `begin`; of whole days the last one. The beginning where there is no end. */
  readonly end: string;
}

/** A program that people read feeds with. */
export interface FeedClient {
  readonly name: string;
  /** Debian’s packages that it takes. */
  readonly packages: string;
  readonly isHere: boolean;
  /** Read a feed at an address of this machine. */
  read(feed: string): Promise<readonly ShownItem[]>;
}

/** A program that people keep calendars with. */
export interface CalendarClient {
  readonly name: string;
  readonly packages: string;
  readonly isHere: boolean;
  /** Read a calendar file. */
  read(file: string): Promise<readonly ShownEvent[]>;
}
