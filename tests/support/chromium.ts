import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const PACKAGE = dirname(dirname(require.resolve('@sparticuz/chromium')));
const { version } = require(join(PACKAGE, 'package.json'));
const FOLDER = join(tmpdir(), `afterword-chromium-${version}`);

/**
 * Unpack the browser from its npm package, once per machine and version, with the libraries and fonts it needs. It unpacks into
 * `TMPDIR`, so call this before workers start. `CHROMIUM_PATH` names another browser instead, but CI always takes the package's.
 */
export async function installChromium(): Promise<void> {
  if (ownChromium() || existsSync(join(FOLDER, 'complete'))) return;
  const before = process.env.TMPDIR;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  process.env.TMPDIR = FOLDER;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    const archives = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'];
    await Promise.all(archives.map((archive) => inflate(join(PACKAGE, 'bin', archive))));
    writeFileSync(join(FOLDER, 'fonts.conf'), fontConfiguration());
    writeFileSync(join(FOLDER, 'complete'), '');
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Start the browser that `installChromium` unpacked, with more arguments where a caller needs them. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const own = ownChromium();
  return chromium.launch({
    executablePath: own ?? join(FOLDER, 'chromium'),
    args: ['--no-sandbox', '--headless=shell', '--font-render-hinting=none', ...more],
    env: own
      ? { ...process.env }
      : {
          ...process.env,
          LD_LIBRARY_PATH: [join(FOLDER, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
          FONTCONFIG_FILE: join(FOLDER, 'fonts.conf'),
        },
  });
}

/** The package's own file names folders that exist in its cloud only; without any font the browser cannot draw a page. */
function fontConfiguration(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(FOLDER, 'fonts', 'fonts')}</dir><cachedir>${join(FOLDER, 'fonts-cache')}</cachedir></fontconfig>
`;
}

function ownChromium(): string | undefined {
  return process.env.CI ? undefined : process.env.CHROMIUM_PATH;
}
