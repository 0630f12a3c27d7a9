import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run sbom [-- file]`: list every package that takes part in building a site, by npm’s own tool, in CycloneDX. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [file = join(ROOT, 'sbom.cdx.json')] = process.argv.slice(2);

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devDependencies?: object }>>;
}

const folder = mkdtempSync(join(tmpdir(), 'afterword-sbom-'));
try {
  const { name, devDependencies: _, ...manifest } = readManifest();
  // npm calls the release by the name of its folder.
  const project = join(folder, String(name));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name, ...manifest }));
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(withoutDevelopment(readLockfile())));
  const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const options = { cwd: project, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { status, stdout, stderr, error } = spawnSync('npm', ['sbom', '--package-lock-only', ...format], options);
  if (status !== 0) throw new Error(`npm could not list the packages: ${error?.message ?? stderr}`);
  writeFileSync(file, stdout);
  process.stdout.write(`Wrote ${file}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** npm’s own `--omit dev` leaves out what development needs *too*, such as Zod: here only what nothing else needs goes. */
function withoutDevelopment(lockfile: Lockfile): Lockfile {
  const packages = Object.entries(lockfile.packages).filter(([, { dev }]) => !dev);
  return {
    ...lockfile,
    packages: Object.fromEntries(packages.map(([path, { devDependencies: _, ...entry }]) => [path, entry])),
  };
}

function readLockfile(): Lockfile {
  return JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
}

function readManifest(): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}
