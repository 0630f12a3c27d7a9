import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { digestCode } from '../../../src/cache/digest-code.ts';
import { currentCode, noteRunningCode, runningCode } from '../../../src/cache/running-code.ts';
import { type Files, makeFolder, writeFiles } from '../folder.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** Packages as npm writes them down: `draw` has its own `line`, the project has another one. */
const PACKAGES = {
  '': { dependencies: { draw: '1', line: '1' } },
  'node_modules/draw': { version: '1.0.0', dependencies: { line: '2', colour: '1' } },
  'node_modules/draw/node_modules/line': { version: '2.0.0' },
  'node_modules/@scope/paper': { version: '3.0.0', dependencies: { draw: '1' } },
  'node_modules/colour': { version: '1.0.0', dependencies: { draw: '1' } },
  'node_modules/line': { version: '1.0.0' },
};

const SOURCES: Files = {
  'src/make.ts': "import draw from 'draw';\nimport { size } from './parts/size.ts';\nexport * from './other.mjs';\n",
  'src/parts/size.ts': "import '../styles.css';\nexport const size = 1;\n",
  'src/other.mjs': "export const load = () => import ( './late.ts' );\n",
  'src/late.ts': "import { join } from 'node:path';\nimport type { Size } from './size.d.ts';\n",
  'src/styles.css': 'a { color: red }\n',
  'src/apart.ts': 'export const apart = 1;\n',
};

function digestOf(more: Files = {}, packages: object = PACKAGES, modules = ['src/make.ts']): string | undefined {
  const root = makeFolder({ ...SOURCES, 'package-lock.json': JSON.stringify({ packages }), ...more });
  return digestCode(root, modules);
}

describe('the digest of code', () => {
  test('is the same in every folder', () => {
    expect(digestOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf()).toBe(digestOf());
  });

  test.each(['src/make.ts', 'src/parts/size.ts', 'src/other.mjs', 'src/late.ts', 'src/styles.css'])(
    'changes with %s, however it is imported',
    (file) => {
      expect(digestOf({ [file]: `${SOURCES[file]} ` })).not.toBe(digestOf());
    },
  );

  test('does not change with what takes no part', () => {
    expect(digestOf({ 'src/apart.ts': 'export const apart = 2;\n' })).toBe(digestOf());
  });

  test('changes with the version of a package, of one that it depends on, and not with others', () => {
    const changed = (folder: string) => ({ ...PACKAGES, [folder]: { ...PACKAGES['node_modules/draw'], version: '9' } });
    expect(digestOf({}, changed('node_modules/draw'))).not.toBe(digestOf());
    expect(digestOf({}, { ...PACKAGES, 'node_modules/colour': { version: '9' } })).not.toBe(digestOf());
    expect(digestOf({}, { ...PACKAGES, 'node_modules/draw/node_modules/line': { version: '9' } })).not.toBe(digestOf());
    expect(digestOf({}, { ...PACKAGES, 'node_modules/line': { version: '9' } })).toBe(digestOf());
    expect(digestOf({}, { ...PACKAGES, 'node_modules/@scope/paper': { version: '9' } })).toBe(digestOf());
  });

  test('sees a package behind a scope and a path', () => {
    const imports = { 'src/make.ts': "import { fold } from '@scope/paper/fold';\n" };
    const newer = { ...PACKAGES, 'node_modules/@scope/paper': { version: '9' } };
    expect(digestOf(imports, newer)).not.toBe(digestOf(imports));
  });

  test('goes by what is installed rather than by what should be, when both are known', () => {
    const newer = { ...PACKAGES, 'node_modules/draw': { version: '9' } };
    const hidden = (text: string) => digestOf({ 'node_modules/.package-lock.json': text });
    expect(hidden(JSON.stringify({ packages: newer }))).toBe(digestOf({}, newer));
    expect(hidden('{ "packages": { "node_mod')).toBe(digestOf());
  });

  test('is nothing where no lockfile tells what is installed', () => {
    expect(digestOf({ 'package-lock.json': 'half a lockfi' })).toBeUndefined();
  });
});

describe('the code that runs', () => {
  /** The least of a project in which everything that is kept has a maker. */
  const project = () =>
    makeFolder({
      'astro.config.mjs': 'export default {};\n',
      'src/content.config.ts': 'export const collections = {};\n',
      'src/images/make.ts': 'export const make = 1;\n',
      'src/social/worker.ts': 'export const draw = 1;\n',
      'package-lock.json': JSON.stringify({ packages: PACKAGES }),
    });

  test('is known as long as its files are those that the process began with', () => {
    const [root, other] = [project(), project()];
    noteRunningCode(root);
    const before = runningCode(root, 'pictures');
    expect(before).toBe(currentCode(root, 'pictures'));
    writeFiles(root, { 'src/images/make.ts': 'export const make = 2;\n' });
    expect(runningCode(root, 'pictures')).toBeUndefined();
    expect(currentCode(root, 'pictures')).not.toBe(before);
    expect(runningCode(root, 'social')).toBeDefined();
    expect(runningCode(`${root}/`, 'pictures')).toBeUndefined();
    expect(runningCode(other, 'pictures')).toBe(before);
    writeFiles(root, { 'src/images/make.ts': 'export const make = 1;\n' });
    expect(runningCode(root, 'pictures')).toBe(before);
  });

  test('is that of this project, and everything that is kept has its own', () => {
    const digests = (['entries', 'pictures', 'social'] as const).map((work) => currentCode(PROJECT, work));
    expect(new Set(digests).size).toBe(3);
    expect(digests).not.toContain(undefined);
  });

  // Imports are found in the text of a module: one of another form would be missed, and a cache would then lie.
  test('imports by names that are written out', () => {
    const seen = new Set([join(PROJECT, 'astro.config.mjs'), join(PROJECT, 'src/content.config.ts')]);
    for (const file of ['src/images/make.ts', 'src/social/worker.ts']) seen.add(join(PROJECT, file));
    for (const file of seen) {
      const source = readFileSync(file, 'utf8');
      expect(source, file).not.toMatch(/\b(?:import|require)\s*\(\s*[^'"\s)]|\brequire\s*\(|import\.meta\.glob/);
      for (const [, path = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^'\n]+)'/g)) {
        seen.add(join(dirname(file), path));
      }
    }
    expect(seen.size).toBeGreaterThan(50);
  });
});
