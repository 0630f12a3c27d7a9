import type { Order } from './search.ts';

/** What a search page shows; the text of the box holds the filters too. */
export interface SearchState {
  readonly text: string;
  readonly order: Order;
  /** From 1. */
  readonly page: number;
}

/** Servers refuse addresses of more than about 8 000 bytes; nobody shares one of half that length. */
const LONGEST = 4000;

/** Read a state from the query of an address. Every address is a state. */
export function readState(query: string): SearchState {
  const values = new URLSearchParams(query);
  const page = Number(values.get('page'));
  return {
    text: values.get('q') ?? '',
    order: values.get('sort') === 'date' ? 'date' : 'relevance',
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
  };
}

/** Write a state as the query of an address; empty for the empty search, and for a text that no address can hold. */
export function writeState({ text, order, page }: SearchState): string {
  if (!text.trim()) return '';
  const values = new URLSearchParams({ q: text });
  if (order === 'date') values.set('sort', order);
  if (page > 1) values.set('page', String(page));
  const written = `?${values}`;
  return written.length > LONGEST ? '' : written;
}
