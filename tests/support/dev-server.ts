import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type FixtureSite, NOW } from './fixture-site.ts';

/** `afterword dev` on a site of a test. */
export interface DevServer {
  /** With a slash at the end. */
  readonly url: string;
  /** Everything that it has printed. */
  printed(): string;
  stop(): Promise<void>;
}

/** Start the dev server of a site and wait until it answers. */
export async function startDev(site: FixtureSite): Promise<DevServer> {
  const port = await findPort();
  const url = `http://localhost:${port}/`;
  const args = [join(site.root, 'src/cli/main.ts'), 'dev', '--port', String(port)];
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000), NODE_ENV: '', VITEST: '' };
  const server: ChildProcess = spawn(process.execPath, args, { cwd: site.root, env });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk) => {
      printed += String(chunk);
    });
  }
  const isUp = async () => {
    if ((await fetch(url)).status !== 200) throw new Error(`the dev server is not ready:\n${printed}`);
  };
  await vi.waitFor(isUp, { timeout: 90_000, interval: 300 });
  return {
    url,
    printed: () => printed,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
    },
  };
}

/** A port that is free now. */
function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
