import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BuildRunningError, openWorkplace } from '../../../src/output/swap.ts';
import { makeFolder, writeFiles } from '../folder.ts';

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

/** A workplace that is released when the test is over. */
function open(root: string) {
  const workplace = openWorkplace(root);
  onTestFinished(() => workplace.release());
  return workplace;
}

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('a finished build', () => {
  test('takes the place of dist/, of which no file is left', async () => {
    const root = makeFolder({ 'dist/index.html': 'old', 'dist/gone/index.html': 'old' });
    const workplace = open(root);
    writeFiles(workplace.out, { 'index.html': 'new' });
    expect(read(root, 'dist/index.html')).toBe('old');
    await workplace.publish(new Map());
    workplace.release();
    expect(readdirSync(join(root, 'dist'))).toEqual(['index.html']);
    expect(read(root, 'dist/index.html')).toBe('new');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('is the first dist/ where there was none', async () => {
    const root = makeFolder();
    const workplace = open(root);
    writeFiles(workplace.out, { 'index.html': 'new' });
    await workplace.publish(new Map());
    expect(read(root, 'dist/index.html')).toBe('new');
  });

  test('that is not there leaves dist/ as it was', async () => {
    const root = makeFolder({ 'dist/index.html': 'old' });
    const workplace = open(root);
    await expect(workplace.publish(new Map())).rejects.toThrow('ENOENT');
    expect(read(root, 'dist/index.html')).toBe('old');
  });
});

describe('a build that fails', () => {
  test('leaves dist/ as it was and nothing else behind', () => {
    const root = makeFolder({ 'dist/index.html': 'old' });
    const workplace = open(root);
    writeFiles(workplace.out, { '.prerender/draft.mjs': 'a secret', 'index.html': 'half' });
    workplace.release();
    workplace.release();
    expect(readdirSync(root)).toEqual(['dist']);
    expect(read(root, 'dist/index.html')).toBe('old');
  });

  test('makes room for the next one', () => {
    const root = makeFolder();
    open(root).release();
    expect(() => open(root)).not.toThrow();
  });
});

describe('after a build that was killed', () => {
  const left = { '.afterword/build/index.html': 'half', '.afterword/build/.prerender/x.mjs': 'a secret' };

  test('its folder is gone, and its lock counts for nothing', () => {
    const root = makeFolder({ ...left, '.afterword/lock': String(deadProcess()), 'dist/index.html': 'old' });
    const workplace = open(root);
    expect(existsSync(workplace.out)).toBe(false);
    expect(read(root, '.afterword/lock')).toBe(String(process.pid));
    expect(read(root, 'dist/index.html')).toBe('old');
  });

  test('between its two renames, dist/ comes back', () => {
    const root = makeFolder({
      ...left,
      '.afterword/previous/index.html': 'old',
      '.afterword/lock': String(deadProcess()),
    });
    open(root).release();
    expect(read(root, 'dist/index.html')).toBe('old');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('behind its second rename, the new dist/ stays', () => {
    const root = makeFolder({ '.afterword/previous/index.html': 'old', 'dist/index.html': 'new' });
    open(root).release();
    expect(read(root, 'dist/index.html')).toBe('new');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test.each(['', 'nonsense', '0', '-1', '1.5'])('a lock that says “%s” is nobody’s', (lock) => {
    expect(() => open(makeFolder({ '.afterword/lock': lock }))).not.toThrow();
  });
});

describe('while another build is running', () => {
  test('a second one is refused and touches nothing', () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    onTestFinished(() => void other.kill());
    const root = makeFolder({
      ...{ '.afterword/lock': String(other.pid), '.afterword/build/index.html': 'half' },
      ...{ '.afterword/previous/index.html': 'old' },
    });
    expect(() => openWorkplace(root)).toThrow(BuildRunningError);
    expect(() => openWorkplace(root)).toThrow(`another build is running (process ${other.pid})`);
    expect(read(root, '.afterword/lock')).toBe(String(other.pid));
    expect(read(root, '.afterword/build/index.html')).toBe('half');
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('of the same process, a second one is refused too', () => {
    const root = makeFolder();
    open(root);
    expect(() => openWorkplace(root)).toThrow(BuildRunningError);
  });
});
