import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import type { SiteInput } from '../../../../src/schemas/site.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import { writeFiles } from '../../folder.ts';
import { makeSite } from '../../site.ts';
import { written } from '../subject.ts';

/** What C10 says of one MDX text, as `line:column+length message`. */
function told(body: string, settings: Partial<SiteInput> = {}, frontMatter = '', file = 'blog/a/index.mdx'): string[] {
  const root = makeProject({
    [file]: written(frontMatter, body),
    'blog/a/own.svg': '<svg/>',
    'blog/b.md': written(''),
  });
  writeFiles(root, { '.env': 'A=b', 'src/Chart.astro': '', 'src/figures.ts': '', 'dist/index.html': '' });
  return checkContent(root, makeSite(settings), NOW)
    .problems.filter(({ id }) => id === 'C10')
    .map(({ level, line, column, length, message, file: where }) => {
      expect([level, where]).toEqual(['error', `content/${file}`]);
      return `${line}:${column}+${length} ${message}`;
    });
}

describe('code that reaches out of its text is an error (C10)', () => {
  test.each([
    ['{process.env.HOME}', '9:2+7 “process” reaches the machine that builds'],
    ['{process}', '9:2+7 “process” reaches the machine that builds'],
    ['a {import.meta.env.SECRET} b', '9:4+6 “import.meta.env” reaches the machine that builds'],
    ["{import.meta['env'].SECRET}", '9:2+6 “import.meta” reaches the machine that builds'],
    ['{import.meta.url}', '9:2+6 “import.meta.url” reaches the machine that builds'],
    ['export const meta = import.meta;', '9:21+6 “import.meta” reaches the machine that builds'],
    ["import fs from 'node:fs';", '9:17+7 “node:fs” reaches the machine that builds'],
    ["import { run } from 'child_process';", '9:22+13 “child_process” reaches the machine that builds'],
    ["import * as fs from 'fs/promises';", '9:22+11 “fs/promises” reaches the machine that builds'],
    ["export * from 'node:os';", '9:16+7 “node:os” reaches the machine that builds'],
    ["export { env } from 'process';", '9:22+7 “process” reaches the machine that builds'],
    ["{await import('node:' + 'fs')}", expect.stringContaining('“node:fs” reaches the machine that builds')],
    ['{import(`node:fs`)}', '9:10+7 “node:fs” reaches the machine that builds'],
    ["{['fs'].map((name) => import(name))}", '9:23+6 import() is given a path that is computed'],
    ["{require('x')}", '9:2+7 “require” reaches the machine that builds'],
    ["{await fetch('https://example.com/')}", '9:8+5 “fetch” reaches the network'],
    ['{new WebSocket(x)}\n\nexport const x = 1;', '9:6+9 “WebSocket” reaches the network'],
    ['{new XMLHttpRequest()}', '9:6+14 “XMLHttpRequest” reaches the network'],
    ["import x from 'https://example.com/x.js';", '9:16+24 “https://example.com/x.js” is not in this project'],
    ["import x from '//example.com/x.js';", '9:16+18 “//example.com/x.js” is not in this project'],
    ["import x from 'data:text/javascript,1';", '9:16+22 “data:text/javascript,1” is not in this project'],
    ["import x from 'file:///etc/hostname';", '9:16+20 “file:///etc/hostname” is not in this project'],
    ["{eval('1')}", '9:2+4 “eval” reaches code that nobody can read here'],
    ["{new Function('return 1')()}", '9:6+8 “Function” reaches code that nobody can read here'],
    ["{(() => 0).constructor('return 1')()}", '9:12+11 “constructor” reaches code that nobody can read here'],
    ["{[]['constr' + 'uctor']}", expect.stringContaining('“constructor” reaches code')],
    ['export const { constructor: Maker } = () => 0;', '9:16+11 “constructor” reaches code that nobody can read here'],
    ["{globalThis['pro' + 'cess']}", '9:2+10 “globalThis” reaches every other variable'],
    ['{global.process}', '9:2+6 “global” reaches every other variable'],
    ['<Callout title={process.env.HOME}>a</Callout>', expect.stringContaining('“process” reaches the machine')],
    ['<b {...process.env}>a</b>', expect.stringContaining('“process” reaches the machine that builds')],
    ['<process.env.X />', expect.stringContaining('“process” reaches the machine that builds')],
    ['{[1].map(() => <b title={process.title}/>)}', expect.stringContaining('“process” reaches the machine')],
    ['{[1].map(() => <globalThis.X/>)}', expect.stringContaining('“globalThis” reaches every other variable')],
    ['{(process => 0, process.title)}', expect.stringContaining('“process” reaches the machine that builds')],
    ['export const f = (a = process) => { const process = 1; return a; };', expect.stringContaining('“process”')],
    ['export const o = { process };', '9:20+7 “process” reaches the machine that builds'],
    ['> a {process.title} b', expect.stringContaining('“process” reaches the machine that builds')],
    [
      "import { getCollection } from 'astro:content';",
      expect.stringContaining('reaches what no page of this entry has'),
    ],
    [
      "import { getSecret } from 'astro:env/server';",
      expect.stringContaining('reaches what no page of this entry has'),
    ],
    ["import x from '../../../.env?raw';", '9:16+17 ../../../.env?raw is not a part of the site'],
    ["import x from '/.env?raw';", '9:16+9 /.env?raw is not a part of the site'],
    ["import x from '/.git/config?raw';", '9:16+16 /.git/config?raw is not a part of the site'],
    ["import x from '/.astro/data-store.json?raw';", expect.stringContaining('is not a part of the site')],
    ["import x from '/dist/index.html?raw';", expect.stringContaining('is not a part of the site')],
    ["import x from '/etc/hostname?raw';", '9:16+17 /etc/hostname?raw is outside of the project'],
    ["import x from '/@fs/etc/hostname?raw';", '9:16+21 /@fs/etc/hostname?raw is outside of the project'],
    ["import x from '../../../../secret.txt?raw';", expect.stringContaining('is outside of the project')],
    ["import x from './.hidden.js';", '9:16+12 ./.hidden.js is not a part of the site'],
    ["import x from '../../authors/ada.yml?raw';", expect.stringContaining('is not a part of the site')],
    ["{import('../../../.env?raw')}", expect.stringContaining('is not a part of the site')],
  ])('%s', (body, message) => expect(told(body)).toEqual([message]));

  test('whatever the text and the levels of rules say', () => {
    expect(told('{process.title}', { check: { C10: 'off' } })).toHaveLength(1);
    expect(told('{process.title}', {}, 'check: [C10]')).toHaveLength(1);
    expect(told('{/* check-ok C10: no */}\n\n{process.title}')).toHaveLength(1);
    expect(told('{process.title}', {}, 'draft: true')).toHaveLength(1);
  });

  test('unless the owner trusts all code', () => {
    expect(told("import fs from 'node:fs'\n\n{process.title}", { content: { code: 'trusted' } })).toEqual([]);
  });

  test('every use is told, and in pages too', () => {
    expect(told('{process.title} {fetch} {process.arch}')).toHaveLength(3);
    expect(told('{process.title}', {}, '', 'postmortems/p.mdx')).toHaveLength(1);
    const root = makeProject({ 'pages/p.mdx': '---\ntitle: T\ndescription: D.\n---\n\n{process.title}\n' });
    const { problems } = checkContent(root, makeSite(), NOW);
    expect(problems.map(({ id, file }) => `${id} ${file}`)).toEqual(['C10 content/pages/p.mdx']);
  });
});

describe('code that only looks like it is not refused (C10)', () => {
  test.each([
    'We fetch the process, require no eval and `import.meta.env.SECRET`.',
    '```js\nimport fs from "node:fs";\nprocess.env.HOME; fetch("https://example.com");\n```',
    '`{process.env.HOME}` and \\{process.env.HOME}',
    "{'process.env.HOME'} {`fetch`}",
    '{/* process.env.HOME */}',
    '{// process.env.HOME\n}',
    'export const f = function () { return new.target; };\n\n{typeof f}',
    '{[{ name: "a" }].map((process) => <b>{process.name}</b>)}',
    '{((fetch) => fetch(1))((one) => one)}',
    'export const process = { title: "x" };\n\n{process.title}',
    'export function fetch(a) { return a; }\n\n{fetch(1)}',
    'export const steps = { process: 1, fetch: 2, eval: 3 };\n\n{steps.process} {steps.fetch}',
    'export class Job { process() { return 1; } }\n\n{new Job().process()}',
    'export const f = () => { const { process } = { process: 1 }; return process; };\n\n{f()}',
    'export const f = () => { try { return 1; } catch (process) { return process; } };\n\n{f()}',
    'export const f = () => { for (const process of [1]) return process; };\n\n{f()}',
    'export const files = import.meta.glob("./*.svg", { eager: true });\n\n{Object.keys(files).length}',
    'import own from \'./own.svg\';\n\n<Figure src={own} alt="a" />',
    "import own from './own.svg?url';\n\n{own}",
    "import Other from '../b.md';\n\n<Other.Content />",
    "import Chart from '../../../src/Chart.astro';\n\n<Chart />",
    "import { figures } from '../../../src/figures';\n\n{figures}",
    "import Chart from '/src/Chart.astro';\n\n<Chart />",
    "import { format } from 'd3-format';\n\n{format}",
    "import { x } from '@scope/package/part.js';\n\n{x}",
    'import { Image } from \'astro:assets\';\n\n<Image src={x} alt="a" />\n\nexport const x = 1;',
    '{Math.max(1, 2)} {new Date(0).toISOString()} {JSON.stringify({ a: 1 })}',
    '<a href="https://example.com/process.env?fetch=1">a</a>',
    '<Callout title="process.env">fetch</Callout>',
  ])('%s', (body) => expect(told(body)).toEqual([]));

  test('Markdown has no code', () => {
    expect(told('{process.env.HOME} import fs from "node:fs"', {}, '', 'blog/c.md')).toEqual([]);
  });
});
