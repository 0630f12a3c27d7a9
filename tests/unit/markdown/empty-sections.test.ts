import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { emptySections } from '../../../src/markdown/empty-sections.ts';
import { RENDERING } from '../../../src/markdown/features.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { readText } from '../../../src/markdown/text.ts';

const REPORT = { incident: { status: 'resolved' } };
const BODY = [
  ...['## Summary', 'Reads failed.', '## Impact', '<!-- Who noticed what? -->', '## Response', '### First', '### Then'],
  ...['A restart.', '## Detection', '### How', '[a]: /x/', '## Actions', '[^1]: A note.'],
].join('\n\n');

function options(frontmatter: object) {
  const astro = { frontmatter, headings: [], localImagePaths: new Set<string>(), remoteImagePaths: new Set<string>() };
  return { features: RENDERING, mdastPlugins: [emptySections], data: { astro } };
}

function headingsOf(body: string, frontmatter: object): string[] {
  const { html } = markdownToHtml(body, options(frontmatter));
  return Array.from(html.matchAll(/<h\d[^>]*>([^<]*)</g), ([, words = '']) => words);
}

describe('headings with nothing below them', () => {
  test('are not on the page of a report', () => {
    expect(headingsOf(BODY, REPORT)).toEqual(['Summary', 'Response', 'Then']);
  });

  test('stay in every other text', () => {
    expect(headingsOf(BODY, {})).toHaveLength(8);
  });

  test('are left out of MDX too, where comments are code', () => {
    const body = "import a from './a.svg';\n\n## Impact\n\n{/* Who noticed what? */}\n\n## Summary\n\nReads failed.";
    const { code } = mdxToJs(body, options(REPORT));
    expect(code).not.toContain('Impact');
    expect(code).toContain('Summary');
  });

  test('have no fragment that a link could lead to, and take none from others', () => {
    const body = '## Impact\n\n## Summary\n\nText.\n\n## Impact\n\nText.';
    expect(readText(body, 'a.md', REPORT).headings.map(({ id }) => id)).toEqual(['', 'summary', 'impact']);
    expect(readText(body, 'a.md').headings.map(({ id }) => id)).toEqual(['impact', 'summary', 'impact-1']);
  });

  test('are not searched, nor do they take the place of a longer one', () => {
    const body = '## Impact\n\n## Summary\n\nText.\n\n## Impact on users\n\nWords.';
    const rendered = [
      { slug: 'summary', text: 'Summary' },
      { slug: 'impact-on-users', text: 'Impact on users' },
    ];
    const { sections, words } = readOutline(body, 'a.md', rendered);
    expect(sections.map(({ id }) => id)).toEqual(['summary', 'impact-on-users']);
    expect(words).toBe(6);
  });
});
