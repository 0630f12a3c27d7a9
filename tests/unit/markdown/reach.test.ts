import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { callouts } from '../../../src/markdown/callouts.ts';
import { codeBlocks } from '../../../src/markdown/code-blocks.ts';
import { RENDERING } from '../../../src/markdown/features.ts';
import { figures } from '../../../src/markdown/figures.ts';
import { findReach } from '../../../src/markdown/reach.ts';
import { runningText } from '../../../src/markdown/running-text.ts';
import { readText } from '../../../src/markdown/text.ts';

/** The code that a page runs, by the plugins that move what a text holds. */
async function compiled(body: string): Promise<string> {
  const result = await mdxToJs(body, {
    features: RENDERING,
    mdastPlugins: [runningText, callouts, figures, codeBlocks],
  });
  return result.code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

const CODE = '{process.title}';

describe('code is judged wherever a page runs it', () => {
  test.each([
    CODE,
    `a ${CODE} b`,
    `- a\n  - ${CODE}`,
    `| a |\n|---|\n| ${CODE} |`,
    `t\n: ${CODE}`,
    `a[^1]\n\n[^1]: ${CODE}`,
    `## ${CODE}`,
    `**${CODE}** ~~${CODE}~~`,
    `[${CODE}](/x/)`,
    `[${CODE}][x]\n\n[x]: /x/`,
    `<b>${CODE}</b>`,
    `<b a=${CODE}>x</b>`,
    `<b {...${CODE.slice(1, -1)}}>x</b>`,
    `<b title="a"\n  id=${CODE}>x</b>`,
    `<Callout>\n\n${CODE}\n\n</Callout>`,
    `<div>\n  <p>${CODE}</p>\n</div>`,
    `> ${CODE}`,
    `> - <b>${CODE}</b>`,
    `真。**她${CODE}。**x`,
    `:::note\n${CODE}\n:::`,
    `:::note[${CODE}]\nb\n:::`,
    `:::note[a ${CODE}]\nb\n:::`,
    `:::note[**${CODE}**]\nb\n:::`,
    `:::note[<b>${CODE}</b>]\nb\n:::`,
    `:::note[${CODE} {1}]\nb\n:::`,
    `- :::tip[${CODE}]\n  b\n  :::`,
    `> :::tip[${CODE}]\n> b\n> :::`,
    `::::note[a]\n:::tip[${CODE}]\nx\n:::\n::::`,
    `10:16 ${CODE} a`,
    `{<b>${CODE}</b>}`,
    `{<b a=${CODE}/>}`,
    `export const a = process.title;`,
    `text\n\nexport const a = process.title;\n\nmore`,
  ])('%s', async (body) => {
    expect(await compiled(body)).toContain('process.title');
    expect(findReach(readText(body, 'a.mdx'), body)).not.toEqual([]);
  });

  test.each([
    `![${CODE}](/favicon.svg)`,
    `\`${CODE}\``,
    `\`\`\`js\n${CODE}\n\`\`\``,
    `\\{process.title}`,
    `$$\nx_${CODE}\n$$`,
    `:::note[process.title]\nb\n:::`,
  ])('and nowhere else: %s', async (body) => {
    expect(await compiled(body)).not.toContain('process.title');
    expect(findReach(readText(body, 'a.mdx'), body)).toEqual([]);
  });
});

describe('code and tags that are nested deeper than calls may be', () => {
  const deep = (open: string, inner: string, close: string) => open.repeat(5000) + inner + close.repeat(5000);

  test.each([
    ['a pattern', `export const ${deep('[', 'process', ']')} = 1;\n\n{process}`, 0],
    ['joined texts', `{${deep("'a' + ", 'process', '')}}`, 1],
    ['functions', `{${deep('() => ', 'process', '')}}`, 1],
  ])('%s', (_what, body, faults) => {
    expect(findReach(readText(body, 'a.mdx'), body)).toHaveLength(faults);
  });

  test('HTML without an end', () => {
    const { addresses } = readText(`${'<div>'.repeat(20_000)}<a "href=/x/`, 'a.md');
    expect(addresses.map(({ target }) => target)).toEqual(['/x/']);
  });
});
