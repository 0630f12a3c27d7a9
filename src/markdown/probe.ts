import { spawnSync } from 'node:child_process';

/** How long a text may keep the parser busy, in milliseconds. */
const PATIENCE = 10_000;
const SCRIPT = `
let text = '';
process.stdin.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', async () => {
  const { mdxToJs } = await import('satteri').catch(() => process.exit(0));
  const read = (node) => { node.parseExpression(); };
  const plugin = { name: 'read', mdxjsEsm: read, mdxFlowExpression: read, mdxTextExpression: read };
  try { mdxToJs(text, { features: { frontmatter: false }, hastPlugins: [plugin] }); } catch {}
  process.exit(0);
});`;

/**
 * Say whether the MDX parser comes back from a text, whatever it says of it, and so does what makes code of it. Both are native
 * and recursive: text that overflows their stack ends the process they run in, so this one is not ours.
 */
export function survivesParsing(body: string): boolean {
  const { status } = spawnSync(process.execPath, ['-e', SCRIPT], { input: body, timeout: PATIENCE, stdio: 'pipe' });
  return status === 0;
}
