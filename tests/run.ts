import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything CI runs, in order, and a closing line that adds it all up. A step that cannot be counted counts as one. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const STEPS: readonly (readonly [string, () => Outcome])[] = [
  ['types', () => runTool('astro', ['check', '--minimumFailingSeverity', 'hint'])],
  ['lint', () => runTool('biome', ['check'])],
  ['unit', () => runSuite('unit')],
  ['build', () => runTool(process.execPath, ['src/cli/main.ts', 'build'])],
  ['builds of other sites', () => runSuite('build')],
  ['browser', () => runSuite('browser')],
];

let passed = 0;
let failed = 0;
for (const [name, step] of STEPS) {
  process.stdout.write(`\n── ${name}\n`);
  const outcome = step();
  passed += outcome.passed;
  failed += outcome.failed;
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function runTool(command: string, args: readonly string[]): Outcome {
  const binary = command.includes('/') ? command : join(ROOT, 'node_modules', '.bin', command);
  const { status } = spawnSync(binary, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A Vitest project; a suite that crashes, or that runs no test, counts as one failure. */
function runSuite(project: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-results-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { failed: crashed } = runTool('vitest', ['run', '--project', project, ...reporters]);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
    return numPassedTests > 0
      ? { passed: numPassedTests, failed: Math.max(numFailedTests, crashed) }
      : { passed: 0, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
