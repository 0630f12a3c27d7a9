import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../../src/output/read-output.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** What a site shares with every other one. */
const SHARED = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** The moment at which fixture sites are built, unless they say otherwise. */
export const NOW = '2026-01-15T12:00:00Z';

/** What a build printed and left. */
export interface BuildResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of its own on disk, with the program's source and the given content. */
export interface FixtureSite {
  readonly root: string;
  /** Write a file, by its path inside the project. */
  write(path: string, contents: string | Uint8Array): void;
  remove(path: string): void;
  /** Run `afterword build`, as a person would. */
  build(env?: Readonly<Record<string, string>>): Promise<BuildResult>;
  /** Run any command of `afterword`. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<BuildResult>;
  /** Files of `dist/`, relative, sorted. */
  output(): string[];
  read(path: string): Buffer;
  exists(path: string): boolean;
  dispose(): void;
}

/** Settings of a fixture’s `site.config.ts`, on top of the least that a site needs. */
export type Settings = Readonly<Record<string, unknown>>;

/** The film in `public/` belongs to the demonstration. */
const isShared = (path: string) => !path.endsWith('.webm');

/** Make a project in a temporary folder. Packages are linked, caches are its own. */
export function createSite(files: Readonly<Record<string, string | Uint8Array>>, settings: Settings = {}): FixtureSite {
  const root = mkdtempSync(join(tmpdir(), 'afterword-site-'));
  for (const name of SHARED) cpSync(join(PROJECT, name), join(root, name), { recursive: true, filter: isShared });
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(PROJECT, 'node_modules'))) {
    const isCache = ['.astro', '.vite', '.vite-temp', '.vitest'].includes(name);
    if (!isCache) symlinkSync(join(PROJECT, 'node_modules', name), join(root, 'node_modules', name));
  }
  const site: FixtureSite = {
    root,
    write(path, contents) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), contents);
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    build: (env) => site.run(['build'], env),
    run: (args, env = {}) => runCommand(root, args, env),
    output: () => listFiles(join(root, 'dist')),
    read: (path) => readFileSync(join(root, path)),
    exists: (path) => existsSync(join(root, path)),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
  mkdirSync(join(root, 'content'));
  site.write('site.config.ts', configuration(settings));
  site.write('content/authors/ada.yml', 'name: Ada Byron\n');
  for (const [path, contents] of Object.entries(files)) site.write(path, contents);
  return site;
}

/** `site.config.ts` with the least that a site needs. */
export function configuration(settings: Settings = {}): string {
  const site = {
    title: 'Fixture',
    description: 'A site for tests.',
    url: 'https://fixture.example',
    idAuthority: 'fixture.example,2025',
    policy: { published: 'Everything.', notPublished: 'Nothing.' },
    ...settings,
  };
  return `import { defineSite } from './src/site.ts';\n\nexport default defineSite(${JSON.stringify(site, null, 2)});\n`;
}

/** A Markdown file from its front matter, which is YAML, and its text. */
export function entry(frontMatter: string, text = 'Some text.\n'): string {
  return `---\n${frontMatter.trim()}\n---\n\n${text}`;
}

/** The four fields that make an entry complete. */
export function fourFields(title: string, pubDate = '2025-06-01', more = ''): string {
  return `title: ${title}\ndescription: About ${title}.\npubDate: ${pubDate}\nauthor: Ada Byron\n${more}`;
}

function runCommand(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<BuildResult> {
  const options = {
    cwd: root,
    env: {
      ...process.env,
      SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000),
      CI: 'true',
      NODE_ENV: '',
      VITEST: '',
      // Vitest's own, which would reach import.meta.env and make the build take itself for the dev server.
      DEV: '',
      PROD: '',
      MODE: '',
      // Node keeps what it compiled of the packages, which all of these sites share.
      NODE_COMPILE_CACHE: join(tmpdir(), 'afterword-compiled'),
      ...env,
    },
    maxBuffer: 64 * 1024 * 1024,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'src/cli/main.ts'), ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
  });
}
