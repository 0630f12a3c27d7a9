import type { Head, Stroke } from './model.ts';

export interface Participant {
  readonly id: string;
  readonly label: string;
  readonly isPerson: boolean;
  /** Whether it is there from the first message that it gets on. */
  readonly isCreated: boolean;
  readonly line: number;
}

/** A frame around participants that stand side by side. */
export interface Party {
  readonly label: string;
  readonly ids: string[];
  readonly line: number;
}

export interface Message {
  readonly kind: 'message';
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The number of `autonumber`, or nothing. */
  readonly count: string;
  readonly start: Head;
  readonly end: Head;
  readonly stroke: Stroke;
  /** Whether its receiver is active from it on. */
  readonly activates: boolean;
  readonly line: number;
}

export interface Note {
  readonly kind: 'note';
  readonly side: 'left' | 'right' | 'over';
  readonly about: readonly string[];
  readonly label: string;
  readonly line: number;
}

export type Step =
  | Message
  | Note
  | { readonly kind: 'begin'; readonly block: string; readonly label: string; readonly line: number }
  | { readonly kind: 'divide'; readonly label: string; readonly line: number }
  | { readonly kind: 'finish'; readonly line: number }
  | { readonly kind: 'activate'; readonly id: string; readonly line: number }
  | { readonly kind: 'deactivate'; readonly id: string; readonly line: number }
  | { readonly kind: 'destroy'; readonly id: string; readonly line: number };

/** What a sequence diagram says. */
export interface Sequence {
  readonly title: string | undefined;
  readonly participants: readonly Participant[];
  readonly parties: readonly Party[];
  readonly steps: readonly Step[];
}
