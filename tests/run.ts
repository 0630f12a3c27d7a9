import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything CI runs, in order, and a closing line that adds it all up. A step that cannot be counted counts as one. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What failed and how, told again at the end: the log of a whole run is long, and may be cut. */
  readonly failures: readonly string[];
}

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
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
const failures: string[] = [];
for (const [name, step] of STEPS) {
  process.stdout.write(`\n── ${name}\n`);
  const outcome = step();
  passed += outcome.passed;
  failed += outcome.failed;
  failures.push(...outcome.failures.map((failure) => `${name}: ${failure}`));
}
if (failures.length > 0) process.stdout.write(`\n── failed\n${failures.join('\n')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function runTool(command: string, args: readonly string[]): Outcome {
  const binary = command.includes('/') ? command : join(ROOT, 'node_modules', '.bin', command);
  const { status } = spawnSync(binary, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status === 0) return { passed: 1, failed: 0, failures: [] };
  return { passed: 0, failed: 1, failures: [`${command} ${args.join(' ')} ended with ${status ?? 'a signal'}`] };
}

/** A Vitest project; a suite that crashes, or that runs no test, counts as one failure. */
function runSuite(project: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-results-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const crash = runTool('vitest', ['run', '--project', project, ...reporters]);
  try {
    const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
    if (report.numPassedTests === 0) return { passed: 0, failed: 1, failures: ['no test ran'] };
    const told = failuresOf(report);
    return {
      passed: report.numPassedTests,
      failed: Math.max(report.numFailedTests, crash.failed),
      failures: told.length > 0 ? told : crash.failures,
    };
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`its results cannot be read: ${error}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each failed test, and each file that failed outside its tests, with what was said. */
function failuresOf({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages }) => `${file} › ${fullName}\n${failureMessages.join('\n')}`);
    return tests.length === 0 && status === 'failed' ? [`${file}\n${message}`] : tests;
  });
}
