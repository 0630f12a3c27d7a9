import { join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { type CheckResult, checkContent } from '../check/check.ts';
import { createPaint } from '../check/paint.ts';
import { makeReport } from '../check/reporters/report.ts';
import { formatGroups } from '../check/reporters/text.ts';
import { readNow } from '../clock.ts';
import { loadSite } from './load-site.ts';
import { ROOT } from './root.ts';
import { showForBuild } from './show.ts';

/** The slice of Vite's dev server that is used: who is connected, and what changes on disk. */
type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Changes within this time are one: editors write, rename and touch when they save. */
const QUIET_MS = 150;
/** By then Astro has taken in what was mended: a page that is loaded earlier would show the content without it. */
const SETTLE_MS = 800;

/** Check the content while the dev server runs: the report is printed when it changes, errors cover the page until mended. */
export function checkOverlay(): AstroIntegration {
  let stop = () => {};
  return {
    name: 'afterword-check',
    hooks: {
      'astro:server:setup': ({ server }) => {
        // A changed configuration restarts the server, and this begins again.
        stop();
        stop = watchContent(server);
      },
      'astro:server:done': () => stop(),
    },
  };
}

function watchContent(server: Server): () => void {
  let overlay: Payload | undefined;
  let printed = '';
  let timer: NodeJS.Timeout | undefined;
  let reload: NodeJS.Timeout | undefined;

  const check = async () => {
    const site = await loadSite();
    if (!site) return;
    const result = checkContent(ROOT, site, readNow(process.env));
    const report = showForBuild(result, process.stderr);
    if (report !== printed) process.stderr.write(report || 'The content has no errors or warnings.\n');
    printed = report;
    const before = overlay;
    overlay = makePayload(result);
    if (overlay && overlay.err.stack !== before?.err.stack)
      for (const client of server.ws.clients) client.send(overlay);
    if (before && !overlay) reload = setTimeout(() => clear(server), SETTLE_MS);
  };
  const stop = () => {
    clearTimeout(timer);
    clearTimeout(reload);
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => check().catch((error: unknown) => process.stderr.write(`${String(error)}\n`)), QUIET_MS);
  };
  // Sent to each page by itself: what is sent to all of them Astro takes for an error of its own code.
  server.ws.on('vite:client:connect', (_data, client) => {
    if (overlay) client.send(overlay);
  });
  server.watcher.on('all', (_event, path) => {
    if (path.startsWith(join(ROOT, 'content') + sep)) schedule();
  });
  schedule();
  return stop;
}

/** Load all pages anew, without their overlay. */
function clear(server: Server): void {
  server.environments.client.hot.send({ type: 'full-reload', path: '*' });
}

/** The report says it all: there is no stack to show beside it. */
const STYLE = `
  #stack { display: none }
  #message-content { min-width: 0 }
  pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px / 1.5 var(--font-monospace) }
`;

type Payload = ReturnType<typeof makePayload> & {};

/** The errors of a check as Vite's client takes them. */
function makePayload(result: CheckResult) {
  const { totals, ...report } = makeReport(result);
  if (totals.errors === 0) return undefined;
  const problems = report.problems.filter(({ level }) => level === 'error');
  const text = formatGroups({ ...report, totals, problems }, createPaint(false)).join('\n\n');
  const number = `${totals.errors} ${totals.errors === 1 ? 'error' : 'errors'}`;
  return {
    type: 'error' as const,
    err: {
      ...{ name: 'Content check', title: `${number} in the content` },
      // Astro's overlay takes the message for HTML and the stack for text; carets need letters of one width.
      message: `<style>${STYLE}</style><pre>${escapeHtml(text)} </pre>`,
      stack: text,
    },
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
