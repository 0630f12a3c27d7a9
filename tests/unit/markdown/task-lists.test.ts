import { expect, test } from 'vitest';
import { sanitize } from '../../../src/markdown/sanitize.ts';
import { taskLists } from '../../../src/markdown/task-lists.ts';
import { render } from './render.ts';

test('the boxes of a task list say whether it is done', async () => {
  const html = await render('- [x] Add a limit\n- [ ] Add an alert', [sanitize, taskLists]);
  const boxes = html.match(/<input[^>]*>/g) ?? [];
  expect(boxes).toHaveLength(2);
  expect(boxes[0]).toContain('aria-label="Done"');
  expect(boxes[1]).toContain('aria-label="Not done"');
});

test('a list without boxes stays as it is', async () => {
  expect(await render('- Add a limit', [taskLists])).toBe('<ul>\n<li>Add a limit</li>\n</ul>');
});
