import { describe, expect, test } from 'vitest';
import { ClockError, readNow } from '../../src/clock.ts';

const clock = () => Date.parse('2025-06-15T12:00:00.789Z');

describe('the moment of a build', () => {
  test('is the clock’s whole second', () => {
    expect(readNow({}, clock)).toBe(Date.parse('2025-06-15T12:00:00Z'));
    expect(readNow({ SOURCE_DATE_EPOCH: '' }, clock)).toBe(Date.parse('2025-06-15T12:00:00Z'));
  });

  test('is SOURCE_DATE_EPOCH when that is set', () => {
    expect(readNow({ SOURCE_DATE_EPOCH: '1735689600' }, clock)).toBe(Date.parse('2025-01-01T00:00Z'));
    expect(readNow({ SOURCE_DATE_EPOCH: '0' }, clock)).toBe(0);
  });

  test('handed on in that variable is the same moment again', () => {
    const now = readNow({}, clock);
    expect(readNow({ SOURCE_DATE_EPOCH: String(now / 1000) }, () => 0)).toBe(now);
  });

  test.each(['now', '1735689600.5', '-1', ' 1', '1e9', '2025-01-01', '9999999999999'])('“%s” is refused', (value) => {
    expect(() => readNow({ SOURCE_DATE_EPOCH: value }, clock)).toThrow(
      new ClockError(`SOURCE_DATE_EPOCH is “${value}”: it must be a whole number of seconds since 1970`),
    );
  });
});
