import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { treeToMarkdown } from '../../../src/twins/to-markdown.ts';
import { render } from '../markdown/render.ts';
import { type Body, hostileMarkdown, hostileMdx } from './bodies.ts';
import { dangersIn } from './judge.ts';
import { htmlOfMdx, pageOfMarkdown, pageOfMdx } from './pipeline.ts';

const ADDRESS = 'https://fixture.example/blog/a/';

/** Bodies for which something is found, with what it is. */
async function findAll(bodies: readonly Body[], find: (text: string) => Promise<readonly string[]>): Promise<string[]> {
  const found = await Promise.all(bodies.map(async ({ name, text }) => [name, await find(text)] as const));
  return found.flatMap(([name, dangers]) => (dangers.length > 0 ? `${name}: ${dangers.join(', ')}` : []));
}

/** What a text is as an item of a feed, and as a twin that is rendered by somebody who trusts it. */
async function elsewhere(html: string): Promise<string[]> {
  const item = cleanHtml(html, ADDRESS);
  const twin = treeToMarkdown(fromHtml(item, { fragment: true }));
  return [...dangersIn(item), ...dangersIn(await render(twin, []))];
}

describe('hostile texts of Markdown', () => {
  const bodies = hostileMarkdown();

  test('are many, and each is one of its own', () => {
    expect(new Set(bodies.map(({ text }) => text)).size).toBeGreaterThan(1000);
  });

  test('would be dangerous if nothing cleaned them', async () => {
    const raw = await findAll(bodies, async (text) => dangersIn(await render(text, [], [], { directive: true })));
    expect(raw.length).toBeGreaterThan(bodies.length / 2);
  });

  test('run nothing, load nothing from elsewhere, and take no id of the page', async () => {
    expect(await findAll(bodies, async (text) => dangersIn(await pageOfMarkdown(text)))).toEqual([]);
  });

  test('run nothing one behind another either, where one may begin what the next ends', async () => {
    const texts = fc.array(fc.constantFrom(...bodies), { minLength: 4, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('\n', '\n\n'), async (some, between) => {
        expect(dangersIn(await pageOfMarkdown(some.map(({ text }) => text).join(between)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('do no more in feeds and twins', async () => {
    // Of what has been cleaned, most spellings are the same.
    const some = bodies.filter(({ name }) => /(?:plain|references)$/.test(name));
    expect(some.length).toBeGreaterThan(400);
    expect(await findAll(some, async (text) => elsewhere(await pageOfMarkdown(text)))).toEqual([]);
  });

  test('keep the words around them', async () => {
    const lost = bodies
      .filter(({ name }) => name.includes('in a paragraph'))
      .map(async ({ name, text }) => {
        const html = await pageOfMarkdown(text);
        return html.includes('Before') && html.includes('after.') ? [] : [name];
      });
    // What a browser takes for the text of an element that is never closed goes with it.
    expect(
      (await Promise.all(lost))
        .flat()
        .filter((name) => !/script|style|noscript|template|frame|object|other text/.test(name)),
    ).toEqual([]);
  });
});

describe('hostile texts of MDX', () => {
  const bodies = hostileMdx();

  test('are refused when the page is built, or have been cleaned', async () => {
    const accepted = async (text: string) => {
      const html = await pageOfMdx(text).catch(() => undefined);
      return html === undefined ? [] : [...dangersIn(html), ...(await elsewhere(html))];
    };
    expect(await findAll(bodies, accepted)).toEqual([]);
  });

  test('are refused for what their code makes, and not because they cannot be rendered', async () => {
    expect(
      await findAll(bodies, async (text) =>
        htmlOfMdx(text).then(
          () => [],
          (error: unknown) => [String(error)],
        ),
      ),
    ).toEqual([]);
  });

  test.each(
    bodies.filter(({ name }) => /spread (?:handler|address)|address in braces|by its name|string|end of/.test(name)),
  )('are refused with the file: $name', async ({ text }) => {
    await expect(pageOfMdx(text)).rejects.toThrow('code of content/blog/a.mdx makes ');
  });
});

describe('text that MDX has from code at the top of a text', () => {
  const WORDS = [
    '<b>x</b>',
    '# not a heading',
    '| a | b |',
    '- not a list',
    '1. x',
    '> x',
    '```',
    '<img src=x onerror=x>',
    '[x](javascript:x)',
    '*x* _y_',
    '&lt;',
    '---',
    '    x',
    '![x](y)',
  ];

  test.each(WORDS)('%s is text on the page, in feeds and in the twin', async (words) => {
    const html = await pageOfMdx(`{${JSON.stringify(words)}}`);
    const item = cleanHtml(html, ADDRESS);
    const twin = await render(treeToMarkdown(fromHtml(item, { fragment: true })), []);
    for (const shown of [html, item, twin]) {
      const { children } = fromHtml(shown, { fragment: true });
      expect(plain(children)).toBe(words.trim());
      expect(
        children.flatMap((child) => (child.type === 'element' ? [child.tagName] : [])).filter((name) => name !== 'p'),
      ).toEqual([]);
    }
  });

  test('is not read as markup by the search either', () => {
    const { sections } = readOutline('{"<b>x</b>"}\n\nWords.\n', 'content/blog/a.mdx');
    expect(sections.map(({ text }) => text)).toEqual(['Words.']);
  });
});

function plain(nodes: ReturnType<typeof fromHtml>['children']): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : 'children' in node ? plain(node.children as typeof nodes) : ''))
    .join('')
    .trim();
}
