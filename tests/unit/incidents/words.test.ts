import { expect, test } from 'vitest';
import { detectionText, triggerText } from '../../../src/incidents/words.ts';

test('who noticed and what changed have words, also when they are not known', () => {
  expect(detectionText({ detection: { source: 'customer' } })).toBe('A customer');
  expect(detectionText({})).toBe('Not known');
  expect(triggerText('config-change')).toBe('Config change');
  expect([triggerText(undefined), triggerText('unknown')]).toEqual(['Not known', 'Not known']);
});
