import { describe, expect, test } from 'vitest';
import { findPackages, readInstalled } from '../../../src/cache/packages.ts';
import { LOCKED, MANIFEST, PROJECT, readProject, sectionOf } from './project.ts';

/** The first versions in which known holes were closed. */
const FLOORS = { astro: '7.2.8', sharp: '0.35.4', '@astrojs/rss': '4.0.19' };

/** Packages that a site needs to be built, without the binaries for one platform each: raise it with a reason, or not at all. */
const MOST_PACKAGES = 285;

/** Packages that would like to run a script when they are installed; `.npmrc` lets none of them. */
const WITH_SCRIPTS = ['esbuild'];

const SECURITY = readProject('SECURITY.md');
const NUMBER = /^(\d+)\.(\d+)\.(\d+)(?:-r\.\d+)?$/;

/** A version without a pre-release as something that can be compared. */
function rank(version: string): number {
  const [, major, minor, patch] = NUMBER.exec(version) ?? [];
  return Number(major) * 1e8 + Number(minor) * 1e4 + Number(patch);
}

describe('the packages that a site is built with', () => {
  test.each(Object.entries(FLOORS))('have no %s before %s, and the documentation says so', (name, floor) => {
    const copies = LOCKED.filter((entry) => entry.name === name);
    expect(copies.length).toBeGreaterThan(0);
    for (const { version, folder } of copies) {
      expect(version, folder).toMatch(NUMBER);
      expect(rank(version), folder).toBeGreaterThanOrEqual(rank(floor));
    }
    expect(SECURITY).toContain(`| \`${name}\` | ${floor} |`);
  });

  test('are compared by their numbers', () => {
    expect(rank('7.10.0')).toBeGreaterThan(rank('7.9.9'));
    expect(rank('0.35.4')).toBeGreaterThan(rank('0.5.40'));
    expect(rank('7.2.8-beta.1')).toBeNaN();
  });

  test(`are ${MOST_PACKAGES} at most`, () => {
    const needed = findPackages(readInstalled(PROJECT) ?? {}, Object.keys(MANIFEST.dependencies));
    expect(needed.length).toBeLessThanOrEqual(MOST_PACKAGES);
    expect(SECURITY).toContain(`at most ${MOST_PACKAGES} packages`);
    // What npm itself marks as needed in production is among them: the count misses nothing.
    const marked = LOCKED.filter(({ dev, optional, devOptional }) => !dev && !optional && !devOptional);
    expect(marked.length).toBeGreaterThan(100);
    for (const { name, version } of marked) expect(needed).toContain(`${name}@${version}`);
  });

  test('have a reason each', () => {
    const table = sectionOf(readProject('docs/design.md'), 'Production dependencies');
    const rows = Array.from(table.matchAll(/^\| (`.*?) \| (.*) \|$/gm), ([, names = '', why = '']) => ({ names, why }));
    const explained = rows.flatMap(({ names }) => Array.from(names.matchAll(/`([^`]+)`/g), ([, name]) => name));
    expect(explained.toSorted()).toEqual(Object.keys(MANIFEST.dependencies).toSorted());
    for (const { names, why } of rows) expect(why.length, names).toBeGreaterThan(10);
  });
});

describe('every package', () => {
  test('is asked for in one version, and that one is in the lockfile', () => {
    const { dependencies, devDependencies, optionalDependencies } = MANIFEST;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      expect(version, name).toMatch(NUMBER);
      expect(LOCKED.find(({ folder }) => folder === `node_modules/${name}`)?.version, name).toBe(version);
    }
  });

  test('is verified by its digest when it is installed', () => {
    expect(LOCKED.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('runs no script when it is installed, and those that would like to are known', () => {
    const wishing = LOCKED.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(wishing).toEqual(WITH_SCRIPTS);
    expect(readProject('.npmrc').split('\n')).toContain('ignore-scripts=true');
    for (const name of WITH_SCRIPTS) expect(SECURITY).toContain(`\`${name}\``);
  });
});
