import { expect, test } from 'vitest';
import { findJoinedWords } from '../support/joined-words.ts';

test.each([
  ['<dd>Monitoring<span>The team was paged.</span></dd>', ['Monitoring|The team was paged.']],
  ['<p><a>Post-mortem</a><strong>Ongoing</strong></p>', ['Post-mortem|Ongoing']],
  ['<svg><text>One</text><text>Two</text></svg>', ['One|Two']],
  ['<p>Monitoring <span>The team</span></p>', []],
  ['<ul><li>One</li><li>Two</li></ul><p>a<br>b</p>', []],
  ['<p>5<sup>2</sup> <code>a</code>, b</p><pre><i>a</i><i>b</i></pre>', []],
])('words that run together in %s', (html, joined) => {
  expect(findJoinedWords(html)).toEqual(joined);
});
