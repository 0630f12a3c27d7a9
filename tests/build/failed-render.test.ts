import { afterEach, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

let site: FixtureSite | undefined;
afterEach(() => site?.dispose());

/** What is set wrong, and what is said of it. */
const FAULTS = [
  ['a callout', 'Text.\n\n:::foo\nx\n:::\n', '“:::foo” is not a callout'],
  ['a formula', 'Text.\n\n$$\\foo$$\n', 'unsupported function name'],
  ['a diagram', 'Text.\n\n```mermaid\npie\n```\n', '“pie” is not a kind of diagram'],
] as const;

test.each(FAULTS)('%s that cannot be set stops every build, with its file and line', async (_what, body, message) => {
  site = createSite({
    'content/blog/good.md': entry(fourFields('Good')),
    'content/blog/bad.md': entry(fourFields('Bad'), body),
  });
  for (const attempt of ['first', 'second']) {
    const { code, stdout, stderr } = await site.build();
    const output = stdout + stderr;
    expect(code, attempt).toBe(1);
    expect(output).toMatch(/content\/blog\/bad\.md:\d+/);
    expect(output).toContain(message);
    expect(site.exists('dist')).toBe(false);
  }
  site.write('content/blog/bad.md', entry(fourFields('Bad'), 'Mended.\n'));
  expect((await site.build()).code).toBe(0);
  expect(site.read('dist/blog/bad/index.html').toString()).toContain('Mended.');
});
