import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { planFixes, writeFixes } from '../../../src/check/fix.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import type { Files } from '../folder.ts';
import { renderPage } from '../markdown/page.ts';
import { makeSite } from '../site.ts';

const WITH_ID = 'id: urn:x:a';
const YOUTUBE =
  '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="A talk" allowfullscreen></iframe>';
const EMBED = '<Embed url="https://www.youtube.com/watch?v=dQw4w9WgXcQ" title="A talk" />';

/** Mend a project on disk. What a second run would change is nothing. */
function mend(files: Files, settings: Partial<SiteInput> = {}) {
  const root = makeProject(files);
  const site = makeSite(settings);
  const plan = () => planFixes(checkContent(root, site, NOW), root, site, NOW);
  const fixes = plan();
  writeFixes(root, fixes);
  expect(plan()).toEqual([]);
  return { root, fixes, problems: checkContent(root, site, NOW).problems };
}

/** The text of a post after its correction; undefined when it is left alone. */
function mended(
  text: string,
  extension = 'md',
  lines = WITH_ID,
  settings: Partial<SiteInput> = {},
): string | undefined {
  const path = `blog/a.${extension}`;
  const { fixes } = mend({ [path]: markdown(lines, text) }, settings);
  return fixes[0]?.after.replace(/^---\n[\s\S]*?\n---\n\n/, '').replace(/\n$/, '');
}

describe('an alert of GitHub becomes a callout', () => {
  test.each([
    ['> [!NOTE]\n> a', ':::note\na\n:::'],
    ['> [!TIP]\n> a', ':::tip\na\n:::'],
    ['> [!IMPORTANT]\n> a', ':::warning[Important]\na\n:::'],
    ['> [!WARNING]\n> a', ':::warning\na\n:::'],
    ['> [!CAUTION]\n> a', ':::warning[Caution]\na\n:::'],
    ['>[!note]\n>a', ':::note\na\n:::'],
    ['> [!info]- \n> a', ':::note[Info]\na\n:::'],
    ['> [!NOTE] All of it.', ':::note\nAll of it.\n:::'],
    ['> [!NOTE]\n> a\n>\n> - b\n>   c\n>\n>     code', ':::note\na\n\n- b\n  c\n\n    code\n:::'],
    ['> [!NOTE]\n> a  \n> b\nlazy\n\nc', ':::note\na  \nb\nlazy\n:::\n\nc'],
    ['a\n> [!NOTE]\n> b', 'a\n:::note\nb\n:::'],
    ['> [!NOTE]\n> 10:16 at 3:2, `> [!TIP]`', ':::note\n10:16 at 3:2, `> [!TIP]`\n:::'],
    ['- > [!WARNING]\n  > a\n  > b\n- c', '- :::warning\n  a\n  b\n  :::\n- c'],
    ['1. a\n\n   > [!TIP]\n   > b', '1. a\n\n   :::tip\n   b\n   :::'],
    ['> a\n>\n> > [!NOTE]\n> > b\n>\n> c', '> a\n>\n> :::note\n> b\n> :::\n>\n> c'],
    ['> [!NOTE]\n> a\n>\n> > [!TIP]\n> > b', '::::note\na\n\n:::tip\nb\n:::\n::::'],
    ['> [!NOTE]\n> :::tip\n> a\n> :::', '::::note\n:::tip\na\n:::\n::::'],
    ['::::note\n> [!TIP]\n> a\n::::', '::::note\n:::tip\na\n:::\n::::'],
    ['> [!NOTE]\n> ```md\n> :::note\n> ```', '::::note\n```md\n:::note\n```\n::::'],
    // A table takes the line after it for a row, whatever stands there.
    ['> [!NOTE]\n> | a |\n> |---|\n> | b |', ':::note\n| a |\n|---|\n| b |\n\n:::'],
    ['> [!NOTE]\n> a\n\n> [!TIP]\n> b', ':::note\na\n:::\n\n:::tip\nb\n:::'],
  ])('%j', (text, right) => {
    expect(mended(text)).toBe(right);
  });

  test.each([
    ['with words behind the sign that may be a title or not', '> [!NOTE] Mind this\n> a'],
    ['without a text', '> [!NOTE]'],
    ['of a kind that nobody knows', '> [!FOO]\n> a'],
    ['in a callout that has no colon to spare', ':::note\n> [!TIP]\n> a\n:::'],
    ['that is not a quotation of its own', '> - [!NOTE]\n> - a'],
    ['in code', '```\n> [!NOTE]\n> a\n```\n\n`> [!NOTE]`'],
  ])('but not one %s', (_why, text) => {
    expect(mended(text)).toBeUndefined();
  });

  test('keeps line ends, and stays alone where its writer silenced the check', () => {
    const path = 'blog/a.md';
    const source = markdown(WITH_ID, '> [!NOTE]\n> a\n>\n> b\n\nc').replaceAll('\n', '\r\n');
    expect(mend({ [path]: source }).fixes[0]?.after).toBe(
      markdown(WITH_ID, ':::note\na\n\nb\n:::\n\nc').replaceAll('\n', '\r\n'),
    );
    expect(mended('<!-- check-ok C8: shown as it is -->\n\n> [!NOTE]\n> a')).toBeUndefined();
    expect(mended('> [!NOTE]\n> a', 'md', `${WITH_ID}\ncheck: [C8]`)).toBeUndefined();
    expect(mended('> [!NOTE]\n> a', 'md', WITH_ID, { check: { C8: 'off' } })).toBeUndefined();
  });

  test('in MDX, in reports and in pages too', () => {
    expect(mended('> [!NOTE]\n> a <b>b</b> {1}', 'mdx')).toBe(':::note\na <b>b</b> {1}\n:::');
    const page = '---\ntitle: A\ndescription: B.\n---\n\n> [!NOTE]\n> a\n';
    const { fixes } = mend({ 'pages/about.md': page });
    expect(fixes).toMatchObject([
      {
        file: 'content/pages/about.md',
        after: page.replace('> [!NOTE]\n> a', ':::note\na\n:::'),
        why: ['> [!NOTE] is :::note'],
      },
    ]);
  });

  test('and says what the quotation said, whatever that was', async () => {
    const line = fc.constantFrom(
      'a',
      '- b',
      '  c',
      '',
      '## d',
      '```',
      ':::',
      '| e |',
      '|---|',
      '> f',
      '    g',
      '1. h',
      '<b>',
      '---',
      '[x]: /y/',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
        const text = ['before', '', '> [!NOTE]', ...lines.map((one) => `> ${one}`), '', 'after'].join('\n');
        const before = await renderPage(text).catch(() => undefined);
        const right = before === undefined ? undefined : mended(text);
        if (before === undefined || right === undefined) return;
        const words = (html: string) => html.replace(/<[^>]*>|\s+/g, '').replace(/^beforeNote|^before\[!NOTE\]/, '');
        expect(words(await renderPage(right))).toBe(words(before));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a player of a known site becomes an Embed', () => {
  test.each([
    [YOUTUBE, EMBED],
    [`> ${YOUTUBE}`, `> ${EMBED}`],
    [`- ${YOUTUBE}\n- b`, `- ${EMBED}\n- b`],
    [`a\n${YOUTUBE}\nb`, `a\n\n${EMBED}\nb`],
    [`a ${YOUTUBE} b`, `a ${EMBED} b`],
    [`<div class="video">\n${YOUTUBE}\n</div>`, `<div class="video">\n${EMBED}\n</div>`],
    [`${YOUTUBE}<p>a</p>`, `${EMBED}\n<p>a</p>`],
    [`${YOUTUBE}\n${YOUTUBE}`, `${EMBED}\n${EMBED}`],
    [`| a |\n|---|\n| ${YOUTUBE} |`, `| a |\n|---|\n| ${EMBED} |`],
    [
      '<iframe\n  src="//player.vimeo.com/video/1"\n>no frames</iframe>\n\na',
      '<Embed url="https://vimeo.com/1" title="A video on Vimeo" />\n\na',
    ],
    [
      '<script src="https://gist.github.com/ada/0123.js"></script>',
      '<Embed url="https://gist.github.com/ada/0123" title="A gist on GitHub" />',
    ],
    [YOUTUBE.replace('A talk', 'YouTube video player'), EMBED.replace('A talk', 'A video on YouTube')],
    [YOUTUBE.replace('"A talk"', '\'A "talk" &amp; more\''), EMBED.replace('A talk', 'A &quot;talk&quot; &amp; more')],
  ])('%j', (text, right) => {
    expect(mended(text)).toBe(right);
  });

  test.each([
    [YOUTUBE, EMBED],
    ['<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="A talk" width={560} />\n\na', `${EMBED}\n\na`],
    [`<div>\n  ${YOUTUBE}\n</div>`, `<div>\n  ${EMBED}\n</div>`],
  ])('in MDX: %j', (text, right) => {
    expect(mended(text, 'mdx')).toBe(right);
  });

  test.each([
    ['of a site that is not known', '<iframe src="https://example.org/embed/1"></iframe>'],
    ['that is never closed', '<iframe src="https://www.youtube.com/embed/x">\n\na'],
    ['in code', `\`\`\`html\n${YOUTUBE}\n\`\`\``],
    ['in a comment', `<!-- ${YOUTUBE} -->`],
  ])('but not one %s', (_why, text) => {
    expect(mended(text)).toBeUndefined();
  });

  test('and is not a problem any more', () => {
    const { problems } = mend({
      'blog/a.md': markdown(WITH_ID, YOUTUBE),
      'blog/b.mdx': markdown('id: urn:x:b', YOUTUBE),
    });
    expect(problems).toEqual([]);
  });
});

describe('a link to a page gets its slash', () => {
  const page = '---\ntitle: About\ndescription: About.\n---\n\nText.\n';
  const linked = (text: string, extension = 'md') => {
    const { root } = mend({ [`blog/a.${extension}`]: markdown(WITH_ID, text), 'pages/about.md': page });
    return readFileSync(join(root, `content/blog/a.${extension}`), 'utf8')
      .replace(/^---\n[\s\S]*?\n---\n\n/, '')
      .replace(/\n$/, '');
  };

  test.each([
    ['[/about](/about "/about") and `/about`', '[/about](/about/ "/about") and `/about`'],
    ['[a](/about?b#c) [a](</about>) [a](../../about)', '[a](/about/?b#c) [a](</about/>) [a](../../about/)'],
    ['[a](/about/index.html)', '[a](/about/)'],
    [
      '[a][b] [/about]\n\n[b]: /about "/about"\n[/about]: /about',
      '[a][b] [/about]\n\n[b]: /about/ "/about"\n[/about]: /about/',
    ],
    [
      '<a title="/about" href="/about">a</a>\n\n<p>\n<a href=\'/about\' title="/about">b</a></p>',
      '<a title="/about" href="/about/">a</a>\n\n<p>\n<a href=\'/about/\' title="/about">b</a></p>',
    ],
    ['At 10:16 [a](/about), 3:2', 'At 10:16 [a](/about/), 3:2'],
  ])('%j', (text, right) => {
    expect(linked(text)).toBe(right);
  });

  test('in MDX too', () => {
    expect(linked('<a href="/about">a</a> [b](/about)', 'mdx')).toBe('<a href="/about/">a</a> [b](/about/)');
  });

  test('but not one to a file, elsewhere, or silenced', () => {
    const text = '[a](/rss.xml) [b](https://example.org/about) `[c](/about)`\n\n<!-- check-ok C2 -->\n\n[d](/about)';
    expect(linked(text)).toBe(text);
  });
});

test('corrections of front matter and of the text go together', () => {
  const source = markdown('tags: [a]', '> [!NOTE]\n> [b](/blog/a)').replace('---\n\n', '---\n\n');
  const { fixes, problems } = mend({ 'blog/a.md': source });
  expect(fixes[0]?.why).toEqual([
    'id: tag:example.org,2025:blog/a is written down',
    '> [!NOTE] is :::note',
    '/blog/a gets the slash at the end of its address',
  ]);
  expect(problems).toEqual([]);
});
