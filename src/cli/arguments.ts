import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };

/** Where a server listens. */
export interface ServeOptions {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
}

/** What the command line asks for; `text` is help, the version, or what is wrong with the arguments. */
export type Command =
  | { readonly name: 'build'; readonly verbose: boolean }
  | { readonly name: 'dev' | 'preview'; readonly options: ServeOptions }
  | { readonly name: 'text'; readonly text: string; readonly exitCode: 0 | 2 };

const OVERVIEW = `afterword <command>

  build      check the content and build the site into dist/
  dev        serve the site while you write; drafts and scheduled entries show, marked
  preview    serve the finished dist/

  --help     this text, or that of a command: afterword build --help
  --version  the version

Exit codes: 0 fine, 1 problems in the content or the output, 2 wrong usage.`;

const HELP: Readonly<Record<'build' | 'dev' | 'preview', string>> = {
  build: `afterword build [--verbose]

Checks all content, builds into a temporary folder, verifies the result, and only then replaces dist/.
When anything fails, dist/ stays byte for byte as it was, and every content problem is printed with its file.

--verbose          show what Astro logs while it builds

SOURCE_DATE_EPOCH  seconds since 1970; the moment that decides what is scheduled. Default: now.`,
  dev: `afterword dev [--port 4321] [--host address]

Serves the site and reloads it as you write. Drafts and scheduled entries show, each with a mark.`,
  preview: `afterword preview [--port 4321] [--host address]

Serves dist/ as the last build left it.`,
};

const HELP_OPTION = { help: { type: 'boolean', short: 'h' } } as const;
const BUILD_OPTIONS = { ...HELP_OPTION, verbose: { type: 'boolean' } } as const;
const SERVE_OPTIONS = { ...HELP_OPTION, port: { type: 'string' }, host: { type: 'string' } } as const;

/** Read the command line. Nothing is done here. */
export function parseCommand(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-v') return text(packageJson.version, 0);
  if (first === undefined) return text(OVERVIEW, 2);
  if (first === '--help' || first === '-h' || first === 'help') return text(OVERVIEW, 0);
  if (first !== 'build' && first !== 'dev' && first !== 'preview') {
    return text(`There is no command “${first}”.\n\n${OVERVIEW}`, 2);
  }
  try {
    if (first === 'build') {
      const { values } = parseArgs({ args: rest, options: BUILD_OPTIONS });
      return values.help ? text(HELP.build, 0) : { name: first, verbose: values.verbose ?? false };
    }
    const { values } = parseArgs({ args: rest, options: SERVE_OPTIONS });
    if (values.help) return text(HELP[first], 0);
    return { name: first, options: { port: readPort(values.port), host: values.host } };
  } catch (error) {
    return text(`${error instanceof Error ? error.message : String(error)}\n\n${HELP[first]}`, 2);
  }
}

function readPort(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('--port must be a number from 1 to 65535');
  return port;
}

function text(value: string, exitCode: 0 | 2): Command {
  return { name: 'text', text: value, exitCode };
}
