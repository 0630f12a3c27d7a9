import { satteriHeadingIdsPlugin as headingsOfPage } from '@astrojs/markdown-satteri';
import fc from 'fast-check';
import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { RENDERING } from '../../../src/markdown/features.ts';
import { formulas } from '../../../src/markdown/formulas.ts';
import { headingIds, headingWords } from '../../../src/markdown/heading-ids.ts';
import { headingLinks } from '../../../src/markdown/heading-links.ts';
import { jsxElements } from '../../../src/markdown/jsx-elements.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { insertRendered } from '../../../src/markdown/rendered.ts';
import { runningText } from '../../../src/markdown/running-text.ts';
import { singleTildes } from '../../../src/markdown/single-tildes.ts';
import { readText } from '../../../src/markdown/text.ts';

/** Headings of the rendered page, with the words that its contents have, and its HTML. */
async function page(body: string, file = 'a.md') {
  const headings: { depth: number; slug: string; text: string }[] = [];
  const astro = { frontmatter: {}, headings, localImagePaths: new Set<string>(), remoteImagePaths: new Set<string>() };
  const options = {
    features: RENDERING,
    mdastPlugins: [runningText, singleTildes, formulas],
    hastPlugins: [jsxElements, insertRendered, headingIds, headingsOfPage(), headingLinks],
    data: { astro },
  };
  const html = file.endsWith('.mdx') ? (await mdxToJs(body, options)).code : (await markdownToHtml(body, options)).html;
  const words = headingWords(astro.frontmatter);
  const shown = astro.headings
    .filter(({ slug }) => slug !== 'footnote-label')
    .map(({ slug, text }) => ({ slug, text: String(words[slug] ?? text) }));
  return { headings: shown, html };
}

const idsOf = async (body: string, file?: string) => (await page(body, file)).headings.map(({ slug }) => slug);

describe('the fragments of headings', () => {
  test.each([
    ['plain and twice', '## Impact\n\n## Impact\n\n### Impact\n\n## Impact-1'],
    ['with markup', '## What `broke` *here* and [there](/x/)\n\n## **Bold** ~~gone~~ ~about~'],
    ['with signs', '## Before & after: 3 %, über, “quoted”, it’s\n\n## 数据库\n\n## 🔥 fire\n\n## ---a'],
    ['with an image', '## ![alt](/x.png) text\n\n## ![alt](/x.png)'],
    ['with entities', '## A &amp; c&nbsp;d'],
    ['with hyphens and dots', '## Before -- after --- all...\n\n## With `a--b` in it\n\n## A-b - c\n\n## Use --force'],
    ['with quotation marks', "## It's \"5'10\"\" or 'n' more"],
    ['with a footnote', 'Text[^b].\n\n## Note[^a] and[^b]\n\n## Note [^a] too\n\n## [^b]\n\n[^a]: x\n[^b]: y'],
    ['with a time', '## At 10:16 std::vector :x[y]'],
    ['with a formula', '## Cost $$x^2$$ and $$\\frac{a}{b}$$'],
    ['with bold text beside CJK signs', '## **真。**她'],
    ['without words', '## 🔥\n\n## !!!\n\n##\n\n## Section'],
    ['underlined', 'One\n===\n\nTwo\\\nlines\n---'],
    ['with the names of a page’s own parts', '## Content\n\n## Footnote label\n\n## On this page'],
  ])('%s are those of the page', async (_what, body) => {
    for (const file of ['a.md', 'a.mdx']) {
      const ids = await idsOf(body, file);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.filter((id, index) => id === '' || ids.indexOf(id) < index)).toEqual([]);
      expect(readText(body, file).headings.map(({ id }) => id)).toEqual(ids);
    }
  });

  test('are those of the page with HTML, with comments, and with the code of MDX', async () => {
    const md = '## A <b>b</b> c\n\n## <!-- x --> d <!-- y --> e';
    expect(await idsOf(md)).toEqual(['a-b-c', 'd-e']);
    expect(readText(md, 'a.md').headings.map(({ id }) => id)).toEqual(['a-b-c', 'd-e']);
    const mdx = '## A <b>b</b> c {/* check-ok R17 */}\n\n## {n} d <Time>e</Time>';
    expect(await idsOf(mdx, 'a.mdx')).toEqual(['a-b-c', 'n-d-e']);
    expect(readText(mdx, 'a.mdx').headings.map(({ id }) => id)).toEqual(['a-b-c', 'n-d-e']);
  });

  test('and its words in the search and the contents go together, whatever a heading holds', async () => {
    const word = fc.constantFrom(
      ...[
        'Pool',
        'a-b',
        '--force',
        'x -- y',
        '“q”',
        '"it\'s"',
        '5\'10"',
        '🚀',
        '!!',
        '数据库',
        '**真。**她',
        '`a--b`',
        '*e*',
      ],
      ...['[l](/l/)', '10:16', '$$x_1$$', '~3', '~~gone~~', '&amp;', '![i](/i.png)', '\\--', '...', 'ß'],
    );
    const heading = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.array(word, { maxLength: 4 }))
      .map(([depth, words]) => `${'#'.repeat(depth)} ${words.join(' ')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(heading, { minLength: 1, maxLength: 5 }), async (headings) => {
        const body = headings.map((line) => `${line}\n\nText.`).join('\n\n');
        const rendered = (await page(body)).headings;
        const ids = rendered.map(({ slug }) => slug);
        expect(new Set(ids).size).toBe(headings.length);
        expect(readText(body, 'a.md').headings.map(({ id }) => id)).toEqual(ids);
        expect(readOutline(body, 'a.md', rendered).sections.map(({ id }) => id)).toEqual(ids);
      }),
      { numRuns: 150 },
    );
  });

  test('stay when a footnote is added, wherever in the heading, and however many there are', async () => {
    const word = fc.constantFrom(
      'Note',
      'the',
      '`pool`',
      '*of*',
      '10:16',
      '--force',
      '🚀',
      '"it\'s"',
      '数据库',
      '[a](/b/)',
    );
    const words = fc.array(word, { minLength: 1, maxLength: 5 });
    const notes = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.constantFrom('[^a]', ' [^a]', '[^b]')), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(words, notes, async (plain, added) => {
        const noted = plain.map(
          (one, at) => one + added.flatMap(([place, note]) => (place === at ? note : [])).join(''),
        );
        const text = (all: readonly string[]) => `Text[^b].\n\n## ${all.join(' ')}\n\n## Note\n\n[^a]: x\n[^b]: y`;
        expect(await idsOf(text(noted))).toEqual(await idsOf(text(plain)));
        expect(readText(text(noted), 'a.md').headings.map(({ id }) => id)).toEqual(await idsOf(text(plain)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the words of headings', () => {
  test('have no number of a footnote: in the contents, and in the name of the link beside', async () => {
    for (const file of ['a.md', 'a.mdx']) {
      const { headings, html } = await page('## Note[^y] in heading\n\n## *Again*[^y][^y]\n\n[^y]: n', file);
      expect(headings).toEqual([
        { slug: 'note-in-heading', text: 'Note in heading' },
        { slug: 'again', text: 'Again' },
      ]);
      expect(html).toMatch(/Link to section Note in heading"/);
      expect(html).toMatch(/Link to section Again"/);
      expect(html).toContain('user-content-fn-y');
    }
  });

  test('are the words for a picture, where there are no others', async () => {
    const { headings, html } = await page('## ![The pool](/x.png)\n\n## 🚀\n\n## ![](/x.png)');
    expect(headings).toEqual([
      { slug: 'section', text: 'The pool' },
      { slug: 'section-1', text: '🚀' },
      { slug: 'section-2', text: '' },
    ]);
    expect(html).toContain('href="#section" aria-label="Link to section The pool"');
    expect(html).not.toContain('href="#section-2"');
    expect(html).not.toMatch(/id=""|href="#"/);
  });

  test('are not the comments in them', async () => {
    const { headings } = await page('## Impact {/* check-ok R17 */}', 'a.mdx');
    expect(headings).toEqual([{ slug: 'impact', text: 'Impact' }]);
  });
});
