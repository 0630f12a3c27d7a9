import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { checkContent } from '../src/check/check.ts';
import type { Problem } from '../src/entries/problem.ts';
import { defineSite } from '../src/site.ts';

/** What somebody may leave in a content folder. */
export interface AnyFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const NOW = Date.parse('2025-06-15T12:00Z');
const SITE = defineSite({
  title: 'Field notes',
  description: 'What broke and what changed since.',
  url: 'https://example.org',
  idAuthority: 'example.org,2025',
  policy: { published: 'Every outage.', notPublished: 'Nothing else.' },
});

const REPORT = `---
title: The pool ran dry
description: Two hours of failed writes.
pubDate: 2025-04-04
author: Ada
tags: [SQLite, "post mortem"]
check: [R17] # check-ok R12: why
incident:
  status: resolved
  severity: sev2
  tz: Europe/Berlin
  started: 2025-04-02T10:16Z
  detected: 2025-04-02 12:20
  mitigated: ~2025-04-02T11:00+00:00
  resolved: 2025-04-02T12:10Z
  services:
    - api
    - { id: web, state: down, from: 2025-04-02T10:20Z }
  detection: { source: monitoring, note: An alert. }
  trigger: config-change
  factors:
    - text: No limit
      tag: missing-alert
  impact:
    - { metric: failed writes, value: 12.50, unit: percent, of: peak, scope: all }
  timeline:
    - { at: 12:16, type: impact-start, text: Writes fail. }
    - { at: 2025-04-02T10:20Z, type: detected, text: "The team is paged.", evidence: /blog/ }
    - at: 14:10
      type: resolved
      text: |
        All is well
        again.
  actions:
    - { title: Add a limit, type: prevent, owner: Storage, due: 2025-07-01, status: open }
  related: [{ id: other, rel: same-cause }]
---

## Summary

It lasted *114 minutes*, “they said”. See [the other](/postmortems/other/#impact) and ![](./none.png).

<!-- check-ok R17 -->

We should have \`known\`. By mistake @ada broke it.[^1]

> quoted

- one
  1. two

| a | b |
| - | - |
| 1 | 2 |

\`\`\`sh
curl http://10.0.0.1/ -H 'token: abc'
\`\`\`

[^1]: A note.
`;
const MDX = `import Chart from './chart.mdx';

export const n = [1, { a: \`\${2}\` }];

{/* check-ok R17 */}

<Chart a={n.map((x) => <b>{x}</b>)} {...n}>Text {n} *here*.</Chart>
`;
const FRAGMENTS = [
  ...[
    '---\n',
    '\n',
    '\r\n',
    '\t',
    '  ',
    ': ',
    '- ',
    '? ',
    '| ',
    '>\n',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '</',
    '/>',
    '"',
    "'",
    '`',
    '```\n',
  ],
  ...[
    '&a ',
    '*a',
    '!!set ',
    '!!omap ',
    '!!binary ',
    '<<: *a\n',
    '%YAML 1.1\n',
    '...\n',
    '~',
    'null',
    '.nan',
    '-0',
    '0x1F',
    '1e999',
    '\0',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'title',
    'incident',
    'timeline',
    'actions',
    'check',
    'R17',
    'check-ok ',
    '<!--',
    '-->',
    '{/*',
    '*/}',
  ],
  ...[
    '\u{1F525}',
    '\u202E',
    '\u0301',
    '\uFEFF',
    '\u2028',
    'עברית',
    '\\',
    '$',
    '#',
    '![',
    '](',
    '[^1]',
    '[^1]: ',
    '**',
    '_',
    '~~',
    '||',
    '&amp;',
    '&#0;',
  ],
  ...[
    '2025-02-30',
    '2025-04-02T10:16Z',
    '9999-12-31T23:59Z',
    '~2025-04-02',
    '10:16',
    '25:61',
    'Europe/Berlin',
    'P1D',
    '+25:00',
    '-',
  ],
  ...[
    'import ',
    'export ',
    'from ',
    '${',
    '=>',
    '<a>',
    '<img src=x>',
    '<a b={',
    'https://',
    'http://10.0.0.1',
    'a@b.c',
    '🇩🇪',
    ' minutes',
    '97',
  ],
];
const PATHS = ['postmortems/x.md', 'postmortems/x.mdx', 'postmortems/x.md', 'blog/x.mdx', 'blog/x.md', 'pages/x.md'];
const DATA_PATHS = ['authors/x.yml', 'services/x.yml'];

/** Files of every kind: noise, pieces of YAML and Markdown, and good reports with some of it changed. */
export function anyFile(): fc.Arbitrary<AnyFile> {
  const piece = fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 }), fc.string());
  const pieces = fc.array(piece, { maxLength: 40 }).map((list) => list.join(''));
  const whole = fc.constantFrom(REPORT, REPORT + MDX, REPORT.replaceAll('\n', '\r\n'), `\uFEFF${REPORT}`);
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), text: piece });
  type Change = { readonly at: number; readonly cut: number; readonly text: string };
  const change = (start: number, text: string, edits: readonly Change[]) =>
    edits.reduce((written, { at, cut, text: inserted }) => {
      const from = start + Math.floor(at * (written.length - start));
      return written.slice(0, from) + inserted + written.slice(from + cut);
    }, text);
  const edits = fc.array(edit, { minLength: 1, maxLength: 6 });
  const mutated = fc.tuple(whole, edits).map(([text, list]) => change(0, text, list));
  // With its front matter as it is an entry passes, and all rules run over the changed text.
  const textMutated = fc.tuple(whole, edits).map(([text, list]) => change(text.indexOf('## Summary'), text, list));
  const fenced = fc.tuple(pieces, pieces).map(([yaml, body]) => `---\n${yaml}\n---\n${body}`);
  const inBody = pieces.map((body) => `${REPORT}\n${body}`);
  const text = fc.oneof(
    { weight: 4, arbitrary: mutated },
    { weight: 2, arbitrary: fenced },
    { weight: 2, arbitrary: inBody },
    { weight: 2, arbitrary: textMutated },
    pieces,
  );
  const bytes = fc.oneof(
    { weight: 12, arbitrary: text.map((written) => new TextEncoder().encode(written)) },
    fc.uint8Array({ maxLength: 300 }),
  );
  return fc.record({ path: fc.constantFrom(...PATHS, ...DATA_PATHS), bytes });
}

/** The files that ended neither in an item nor in a problem, or with a problem at a place that they do not have. */
export function findUnjudged(files: readonly AnyFile[]): AnyFile[] {
  return judgeFiles(files).unjudged;
}

/**
 * Check many files at once, each under a name of its own, in a real folder.
 *
 * @returns those that were not judged, and how many became items.
 * @throws when the check does.
 */
export function judgeFiles(files: readonly AnyFile[]): { readonly unjudged: AnyFile[]; readonly passed: number } {
  const root = mkdtempSync(join(tmpdir(), 'afterword-bytes-'));
  try {
    const placed = files.map((file, index) => ({ file, path: `content/${file.path.replace('x.', `x${index}.`)}` }));
    const add = (path: string, content: string | Uint8Array) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    };
    add('content/authors/ada.yml', 'name: Ada');
    add('content/services/api.yml', 'name: API');
    for (const { path, file } of placed) add(path, file.bytes);
    const { inventory, problems } = checkContent(root, SITE, NOW);
    const judged = new Set([...inventory.items, ...problems].map(({ file }) => file));
    const byFile = Map.groupBy(problems, ({ file }) => file);
    const passed = new Set(inventory.items.map(({ file }) => file));
    const unjudged = placed.flatMap(({ path, file }) => {
      const lines = new TextDecoder().decode(file.bytes).split('\n');
      const isLost = !judged.has(path) || byFile.get(path)?.some((problem) => !isIn(lines, problem));
      return isLost ? file : [];
    });
    return { unjudged, passed: placed.filter(({ path }) => passed.has(path)).length };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function isIn(lines: readonly string[], { line, column = 1, length = 1 }: Problem): boolean {
  if (line === undefined) return true;
  const text = lines[line - 1]?.replace(/\r$/, '');
  // A problem may stand behind the last character: where something is missing.
  return text !== undefined && column >= 1 && column - 1 + length <= text.length + 1;
}

/** The first file of a batch with which the check throws, with what it says. */
export function findThrowing(
  files: readonly AnyFile[],
): { readonly file: AnyFile; readonly error: unknown } | undefined {
  for (const file of files) {
    try {
      findUnjudged([file]);
    } catch (error) {
      return { file, error };
    }
  }
  return undefined;
}
