import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readState, type SearchState, writeState } from '../../../src/search/client/state.ts';

test('a state that is written into an address is read from it again', () => {
  const states = fc.record({
    text: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
    order: fc.constantFrom<SearchState['order']>('relevance', 'date'),
    page: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(states, (state) => {
      expect(readState(writeState(state))).toEqual(state);
    }),
  );
});

test('an address says no more than it must', () => {
  expect(writeState({ text: '  ', order: 'date', page: 3 })).toBe('');
  expect(writeState({ text: 'a b', order: 'relevance', page: 1 })).toBe('?q=a+b');
  expect(writeState({ text: 'a', order: 'date', page: 2 })).toBe('?q=a&sort=date&page=2');
});

test('a text that servers would refuse in an address is left out of it', () => {
  expect(writeState({ text: 'ab'.repeat(5000), order: 'relevance', page: 1 })).toBe('');
});

test('nonsense in an address is the first page by relevance', () => {
  for (const page of ['0', '-1', '1.5', 'x', '', '1e99']) {
    expect(readState(`?q=a&sort=up&page=${page}`)).toEqual({ text: 'a', order: 'relevance', page: 1 });
  }
});
