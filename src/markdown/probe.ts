import { spawnSync } from 'node:child_process';

/** How long a text may keep the parser busy, in milliseconds. */
const PATIENCE = 10_000;
const SCRIPT = `
let text = '';
process.stdin.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', async () => {
  const { mdxToMdast } = await import('satteri').catch(() => process.exit(0));
  try { mdxToMdast(text, { features: { frontmatter: false } }); } catch {}
  process.exit(0);
});`;

/**
 * Say whether the MDX parser comes back from a text, whatever it says of it. The parser is native and recursive: text that
 * overflows its stack ends the process it runs in, so this one is not ours.
 */
export function survivesParsing(body: string): boolean {
  const { status } = spawnSync(process.execPath, ['-e', SCRIPT], { input: body, timeout: PATIENCE, stdio: 'pipe' });
  return status === 0;
}
