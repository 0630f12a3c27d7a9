import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../folder.ts';
import { LOCKED, MANIFEST, PROJECT } from './project.ts';

/** The part of a CycloneDX document that is read here. */
interface Bom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { readonly name: string } };
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe('the bill of materials of a release', () => {
  // npm's own way to leave development out takes packages with it that a site needs: none may be missing.
  test('lists every package that a site is built with, by version, address and digest, and none of development', () => {
    const file = join(makeFolder(), 'sbom.cdx.json');
    const env = { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' };
    const { status, stderr } = spawnSync('npm', ['run', 'sbom', '--', file], { cwd: PROJECT, env, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const bom: Bom = JSON.parse(readFileSync(file, 'utf8'));
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'afterword' } } });

    // npm 10 lists a package twice that is installed in two places.
    const listed = new Set(bom.components.map(({ name, version }) => `${name}@${version}`));
    const needed = new Set(LOCKED.filter(({ dev }) => !dev).map(({ name, version }) => `${name}@${version}`));
    expect([...listed].toSorted()).toEqual([...needed].toSorted());
    for (const name of Object.keys(MANIFEST.dependencies)) {
      expect(bom.components.map((component) => component.name)).toContain(name);
    }
    for (const name of Object.keys(MANIFEST.devDependencies)) {
      const isNeeded = LOCKED.some((entry) => entry.folder === `node_modules/${name}` && !entry.dev);
      expect(bom.components.some((component) => component.name === name)).toBe(isNeeded);
    }
    for (const { purl, hashes, name, version } of bom.components) {
      expect(decodeURIComponent(purl)).toBe(`pkg:npm/${name}@${version}`);
      expect(hashes[0]).toMatchObject({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) });
    }
    const references = new Set(bom.components.map((component) => component['bom-ref']));
    for (const { dependsOn } of bom.dependencies) for (const one of dependsOn) expect(references).toContain(one);
  });
});
