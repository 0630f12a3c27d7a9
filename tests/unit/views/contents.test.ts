import { expect, test } from 'vitest';
import { contentsOf } from '../../../src/views/contents.ts';

/** What is listed of headings that are written as in Markdown; what is part of another is set in. */
function listed(...written: string[]): string[] {
  const headings = written.map((line) => {
    const [marks = '', text = ''] = line.split(' ');
    return { depth: marks.length, slug: text.toLowerCase(), text };
  });
  return contentsOf(headings).map(({ text, isPart }) => (isPart ? `- ${text}` : text));
}

test('the contents are the headings of the second level', () => {
  expect(listed('## A', '### B', '## C', '## D', '#### E')).toEqual(['A', 'C', 'D']);
});

test('without any they are those of the third', () => {
  expect(listed('### A', '### B', '#### C', '### D')).toEqual(['A', 'B', 'D']);
});

test('with too few they are both', () => {
  expect(listed('## A', '### B', '### C', '#### D')).toEqual(['A', '- B', '- C']);
});

test('what has no words, and a title within the text, are not listed', () => {
  expect(listed('# Title', '## ', '## B')).toEqual(['B']);
  expect(listed()).toEqual([]);
});
