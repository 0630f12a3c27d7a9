import { entry, fourFields } from '../../support/fixture-site.ts';

/** What only looks like a way out: text of an entry, by the ending of its file. */
const TEXTS: readonly (readonly [ending: 'md' | 'mdx', text: string])[] = [
  ['md', 'The process may fetch, require and eval; its environment is process.env, and import.meta.env of Vite.'],
  ['md', '```js\nconst home = process.env.HOME;\nimport fs from "node:fs";\nfetch("https://example.com/");\n```'],
  ['md', '`{process.env.HOME}` and {process.env.HOME} are text in Markdown.'],
  ['md', '[x](https://fixture.example.org/blog/zzplan/) [y](https://www.fixture.example/blog/zzplan/)'],
  [
    'md',
    '[x](https://my-fixture.example/blog/zzplan/) [y](https://example.com/?u=https://fixture.example/blog/zzplan/)',
  ],
  ['md', '[x](https://fixture.example:8443/blog/zzplan/) [y](mailto:zzplan@fixture.example)'],
  ['md', 'Write `/blog/zzplan/` in code.\n\n```html\n<a href="/blog/zzplan/">x</a>\n```'],
  ['md', 'A comment is not published. <!-- <a href="/blog/zzplan/">x</a> -->'],
  ['md', '[x](/blog/zzplanner/) [y](#zzplan)\n\n## Zzplan'],
  ['md', 'The words draft, unlisted and scheduled are words.'],
  ['md', '<kbd>.env</kbd> holds secrets; `../../.env` is a path, and so is ../.git/config.'],
  ['md', '![A square](./shared.png)'],
  ['mdx', '```js\nprocess.env.HOME; import.meta.env.SECRET; eval("1")\n```\n\n`import.meta.env.SECRET`'],
  ['mdx', "{'process.env.HOME'} {`fetch`} {/* process.env.HOME */}"],
  ['mdx', "<ul>{[{ name: 'a' }].map((process) => <li>{process.name}</li>)}</ul>"],
  ['mdx', "export const process = { title: 'own' };\n\nIt is {process.title}."],
  ['mdx', 'export function fetch(a) { return a; }\n\nIt is {fetch(1)}.'],
  ['mdx', 'export const steps = { process: 1, fetch: 2, global: 3 };\n\n{steps.process + steps.fetch + steps.global}'],
  ['mdx', "export const f = () => { const { process } = { process: 'x' }; return process; };\n\n{f()}"],
  ['mdx', 'export class Job { process() { return 1; } }\n\n{new Job().process()}'],
  ['mdx', "export const f = () => { try { throw 1; } catch (process) { return 'caught'; } };\n\n{f()}"],
  ['mdx', 'import square from \'./shared.png\';\n\n<Figure src={square} alt="A square" />'],
  ['mdx', "import square from './shared.png?url';\n\n<a href={square}>The square</a>"],
  [
    'mdx',
    "export const files = import.meta.glob('./shared.png', { eager: true });\n\n{Object.keys(files).length} file",
  ],
  ['mdx', "import Mark from '../../src/components/Mark.astro';\n\n<Mark />"],
  ['mdx', "import Mark from '/src/components/Mark.astro';\n\n<Mark />"],
  ['mdx', "import { stemmer } from 'stemmer';\n\n{stemmer('running')}"],
  [
    'mdx',
    "import { Image } from 'astro:assets';\nimport square from './shared.png';\n\n<Image src={square} alt=\"A square\" />",
  ],
  ['mdx', "import Part from './shared-text.md';\n\n<Part />"],
  ['mdx', '{Math.max(1, 2)} {new Date(0).toISOString()} {JSON.stringify({ a: 1 })} {typeof 1}'],
  ['mdx', '<Callout title="process.env">fetch(url)</Callout>'],
  ['mdx', '<a href="https://example.com/process.env?fetch=1">x</a>'],
  ['mdx', "export const card = { to: 'zzplan', path: 'blog/zzplan', note: 'see zzplan' };\n\n{card.note.length}"],
];

/** Files that hold them, with others by which they do: a draft may lead to drafts, and what is unlisted to itself. */
export function lookAlikes(square: Uint8Array): Record<string, string | Uint8Array> {
  const files: [string, string | Uint8Array][] = TEXTS.map(([ending, text], index) => [
    `content/blog/like-${index}.${ending}`,
    entry(fourFields(`Like ${index}`, '2025-05-05', `id: urn:x:${index}`), `${text}\n`),
  ]);
  return {
    ...Object.fromEntries(files),
    'content/blog/shared.png': square,
    'content/blog/shared-text.md': entry(fourFields('Shared', '2025-05-05', 'id: urn:x:shared')),
    'content/blog/zzplanner/index.md': entry(
      fourFields('Planner', '2025-05-05', 'id: urn:x:planner\naliases: [/v1.2/zzplan.html, /zzplan.old/]'),
      '![A square](./x.png)\n',
    ),
    'content/blog/zzplanner/x.png': square,
    'content/blog/zzdraft-to-draft.md': entry(
      fourFields('Zzdraft', '2025-05-05', 'draft: true'),
      '[x](/blog/zzplan/) [y](/blog/zzquiet/) ![z](./zzplan/x.png)\n',
    ),
    'content/blog/quiet-part.md': entry(
      fourFields('Part', '2025-05-05', 'unlisted: true\nseries: Quiet'),
      '[x](/blog/quiet-part/) [y](/blog/quiet-other/)\n',
    ),
    'content/blog/quiet-other.md': entry(fourFields('Other', '2025-05-05', 'unlisted: true\nseries: Quiet')),
  };
}

/** How many harmless texts there are. */
export const LOOK_ALIKES = TEXTS.length;
