import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AnyFile, type BenchEntry, writeForAfterword } from './corpus.ts';
import { measure, type Taken } from './measure.ts';

/** A program that builds a site of the corpus in a folder of its own. */
export interface Contender {
  readonly name: string;
  /** What it makes, in few words. */
  readonly makes: string;
  /** The folder with what it made. */
  readonly out: string;
  /** Forget what earlier builds made and kept. */
  forget(): void;
  /** Change one entry. */
  edit(): void;
  build(): Promise<Taken>;
}

/** Make a contender in an empty folder; undefined where its program is not installed. */
export type MakeContender = (folder: string, entries: readonly BenchEntry[]) => Promise<Contender | undefined>;

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const SHARED = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
const ELEVENTY = '3.1.8';
/** The moment of all builds. */
const NOW = String(Date.parse('2026-01-15T12:00:00Z') / 1000);
const CONFIGURATION = `import { defineSite } from './src/site.ts';

export default defineSite({
  title: 'Fixture',
  description: 'A site to measure.',
  url: 'https://fixture.example',
  idAuthority: 'fixture.example,2025',
  policy: { published: 'Everything.', notPublished: 'Nothing.' },
});
`;

/** Afterword as it stands in a checkout with its packages: this one, or an earlier commit’s. */
export function afterword(name: string, checkout = PROJECT): MakeContender {
  return async (folder, entries) => {
    for (const item of SHARED) cpSync(join(checkout, item), join(folder, item), { recursive: true });
    linkPackages(checkout, folder);
    const files = await writeForAfterword(entries);
    write(folder, [['site.config.ts', CONFIGURATION], ...files]);
    const [edited, text] = files.find(([path]) => path === 'content/blog/entry-1.md') ?? ['', ''];
    let edits = 0;
    return {
      name,
      makes: 'pages, feeds, search, social images, data',
      out: join(folder, 'dist'),
      forget: () => remove(folder, ['dist', '.afterword', '.astro', 'node_modules/.astro', 'node_modules/.vite']),
      edit: () => write(folder, [[edited, `${String(text)}\nEdited ${++edits} times.\n`]]),
      build: () =>
        measure(join(checkout, 'node_modules/.bin/node'), ['src/cli/main.ts', 'build'], {
          cwd: folder,
          env: { SOURCE_DATE_EPOCH: NOW, CI: 'true', ASTRO_TELEMETRY_DISABLED: '1' },
        }),
    };
  };
}

/** Astro alone, with the same packages: a page for each entry, and one list of all. */
export const astro: MakeContender = async (folder, entries) => {
  linkPackages(PROJECT, folder);
  const picture = await pictureOf(entries);
  write(folder, [
    ['package.json', '{ "type": "module" }'],
    ['astro.config.mjs', 'export default { build: { format: "directory" } };\n'],
    [
      'src/content.config.ts',
      `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { entries: defineCollection({ loader: glob({ base: './content', pattern: '*/index.md' }) }) };
`,
    ],
    [
      'src/pages/[id].astro',
      `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('entries')).map((entry) => ({ params: { id: entry.id.split('/')[0] }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<html lang="en"><head><meta charset="utf-8"><title>{entry.data.title}</title></head><body><h1>{entry.data.title}</h1><Content /></body></html>
`,
    ],
    [
      'src/pages/index.astro',
      `---
import { getCollection } from 'astro:content';
const entries = await getCollection('entries');
---
<html lang="en"><head><meta charset="utf-8"><title>All</title></head><body>{entries.map(({ id, data }) => <p><a href={\`/\${id}/\`}>{data.title}</a></p>)}</body></html>
`,
    ],
    ...asFolders(entries, 'content', 'index.md', picture),
  ]);
  return {
    name: 'Astro',
    makes: 'pages',
    out: join(folder, 'dist'),
    forget: () => remove(folder, ['dist', '.astro', 'node_modules/.astro']),
    edit: () => appendTo(folder, 'content/entry-1/index.md', entries),
    build: () =>
      measure(join(PROJECT, 'node_modules/.bin/node'), [join(PROJECT, 'node_modules/astro/bin/astro.mjs'), 'build'], {
        cwd: folder,
        env: { ASTRO_TELEMETRY_DISABLED: '1' },
      }),
  };
};

/** Hugo with a bare theme: pages, a list, and what it makes of itself (feeds, taxonomies). */
export const hugo: MakeContender = async (folder, entries) => {
  if (!isInstalled('hugo', ['version'])) return undefined;
  const picture = await pictureOf(entries);
  write(folder, [
    ['config.toml', 'baseURL = "https://fixture.example/"\ntitle = "Fixture"\nlanguageCode = "en"\n'],
    ['layouts/_default/single.html', '<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n'],
    [
      'layouts/_default/list.html',
      '<!doctype html><title>{{ .Title }}</title>{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}\n',
    ],
    ...asFolders(entries, 'content/blog', 'index.md', picture),
  ]);
  return {
    name: 'Hugo',
    makes: 'pages, lists, RSS',
    out: join(folder, 'public'),
    forget: () => remove(folder, ['public', 'resources']),
    edit: () => appendTo(folder, 'content/blog/entry-1/index.md', entries),
    build: () => measure('hugo', ['--quiet'], { cwd: folder }),
  };
};

/** Eleventy from npm: pages and a list. */
export const eleventy: MakeContender = async (folder, entries) => {
  write(folder, [['package.json', '{ "type": "module" }']]);
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@11ty/eleventy@${ELEVENTY}`], {
      cwd: folder,
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  const picture = await pictureOf(entries);
  write(folder, [
    [
      'eleventy.config.js',
      'export default (config) => { config.addPassthroughCopy("content/**/*.png"); return { dir: { input: "content", output: "dist" }, markdownTemplateEngine: false }; };\n',
    ],
    [
      'content/_includes/page.njk',
      '<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>{{ content | safe }}\n',
    ],
    ['content/entries.json', '{ "layout": "page.njk" }'],
    [
      'content/index.njk',
      '---\ntitle: All\n---\n{% for entry in collections.all %}<p><a href="{{ entry.url }}">{{ entry.data.title }}</a></p>{% endfor %}\n',
    ],
    ...asFolders(entries, 'content/entries', 'index.md', picture),
    ['content/entries/entries.json', '{ "layout": "page.njk" }'],
  ]);
  return {
    name: 'Eleventy',
    makes: 'pages',
    out: join(folder, 'dist'),
    forget: () => remove(folder, ['dist']),
    edit: () => appendTo(folder, 'content/entries/entry-1/index.md', entries),
    build: () =>
      measure(join(PROJECT, 'node_modules/.bin/node'), ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'], {
        cwd: folder,
      }),
  };
};

/** The text without what the others lack: an incident, a set of authors. */
function plainEntry({ title, description, day, tags, text }: BenchEntry): string {
  return `---\ntitle: "${title}"\ndescription: ${description}\ndate: ${day}\ntags: [${tags.join(', ')}]\n---\n\n${text}\n`;
}

function asFolders(entries: readonly BenchEntry[], base: string, file: string, picture: Uint8Array): AnyFile[] {
  return entries.flatMap((entry): AnyFile[] => [
    [`${base}/${entry.name}/${file}`, plainEntry(entry)],
    ...(entry.hasPicture ? [[`${base}/${entry.name}/graph.png`, picture] as const] : []),
  ]);
}

async function pictureOf(entries: readonly BenchEntry[]): Promise<Uint8Array> {
  const files = await writeForAfterword(entries.filter(({ hasPicture }) => hasPicture).slice(0, 1));
  const [, bytes] = files.find(([path]) => path.endsWith('.png')) ?? [];
  return bytes instanceof Uint8Array ? bytes : new Uint8Array();
}

function appendTo(folder: string, path: string, [first]: readonly BenchEntry[]): void {
  if (first) write(folder, [[path, `${plainEntry(first)}\nEdited at ${performance.now()}.\n`]]);
}

function linkPackages(checkout: string, folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of readdirSync(join(checkout, 'node_modules'))) {
    const isCache = ['.astro', '.vite', '.vite-temp', '.vitest'].includes(name);
    if (!isCache) symlinkSync(join(checkout, 'node_modules', name), join(folder, 'node_modules', name));
  }
}

function write(folder: string, files: readonly AnyFile[]): void {
  for (const [path, contents] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
}

function remove(folder: string, paths: readonly string[]): void {
  for (const path of paths) if (existsSync(join(folder, path))) rmSync(join(folder, path), { recursive: true });
}

function isInstalled(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
