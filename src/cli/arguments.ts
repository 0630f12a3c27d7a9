import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { HELP, OVERVIEW } from './help.ts';
import type { NewOptions } from './new.ts';
import type { PingOptions } from './ping.ts';

/** Where a server listens. */
export interface ServeOptions {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
}

/** What of the content is shown, and how. */
export interface CheckOptions {
  /** Files and folders as they were typed; all content when there is none. */
  readonly paths: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly fix: boolean;
  readonly watch: boolean;
  /** Errors only. */
  readonly quiet: boolean;
}

/** What the command line asks for; `text` is help, the version, or what is wrong with the arguments. */
export type Command =
  | { readonly name: 'build'; readonly verbose: boolean; readonly timings: boolean }
  | { readonly name: 'check'; readonly options: CheckOptions }
  | { readonly name: 'new'; readonly options: NewOptions }
  | { readonly name: 'dev' | 'preview'; readonly options: ServeOptions }
  | { readonly name: 'ping'; readonly options: PingOptions }
  | { readonly name: 'text'; readonly text: string; readonly exitCode: 0 | 2 };

type Name = keyof typeof HELP;

const FORMATS = ['text', 'json', 'github'] as const;
const HELP_OPTION = { help: { type: 'boolean', short: 'h' } } as const;
const BUILD_OPTIONS = { ...HELP_OPTION, verbose: { type: 'boolean' }, timings: { type: 'boolean' } } as const;
const SERVE_OPTIONS = { ...HELP_OPTION, port: { type: 'string' }, host: { type: 'string' } } as const;
const CHECK_OPTIONS = {
  ...HELP_OPTION,
  format: { type: 'string' },
  fix: { type: 'boolean' },
  watch: { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const;
const NEW_OPTIONS = {
  ...HELP_OPTION,
  started: { type: 'string' },
  service: { type: 'string', multiple: true },
  severity: { type: 'string' },
  author: { type: 'string' },
  slug: { type: 'string' },
  mdx: { type: 'boolean' },
} as const;
const PING_OPTIONS = {
  ...HELP_OPTION,
  feed: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
} as const;

/** Read the command line. Nothing is done here. */
export function parseCommand(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-v') return text(packageJson.version, 0);
  if (first === undefined) return text(OVERVIEW, 2);
  if (first === '--help' || first === '-h' || first === 'help') return text(OVERVIEW, 0);
  if (!isName(first)) return text(`There is no command “${first}”.\n\n${OVERVIEW}`, 2);
  try {
    return parse(first, rest) ?? text(HELP[first], 0);
  } catch (error) {
    return text(`${error instanceof Error ? error.message : String(error)}\n\n${HELP[first]}`, 2);
  }
}

/** The command, or nothing when its help is asked for. */
function parse(name: Name, args: string[]): Command | undefined {
  switch (name) {
    case 'build': {
      const { values } = parseArgs({ args, options: BUILD_OPTIONS });
      const { help, verbose = false, timings = false } = values;
      return help ? undefined : { name, verbose, timings };
    }
    case 'check': {
      const { values, positionals } = parseArgs({ args, options: CHECK_OPTIONS, allowPositionals: true });
      if (values.help) return undefined;
      const { format, fix = false, watch = false, quiet = false } = values;
      if (watch && fix)
        throw new Error('--watch and --fix do not go together: a file would change while it is written');
      const options = { paths: positionals, format: readFormat(format), fix, watch, quiet };
      if (watch && options.format !== 'text') throw new Error('--watch is for people: it goes with --format text only');
      return { name, options };
    }
    case 'new': {
      const { values, positionals } = parseArgs({ args, options: NEW_OPTIONS, allowPositionals: true });
      return values.help ? undefined : { name, options: readNew(values, positionals) };
    }
    case 'dev':
    case 'preview': {
      const { values } = parseArgs({ args, options: SERVE_OPTIONS });
      return values.help ? undefined : { name, options: { port: readPort(values.port), host: values.host } };
    }
    case 'ping': {
      const { values } = parseArgs({ args, options: PING_OPTIONS });
      const { feed = [], 'dry-run': dryRun = false } = values;
      return values.help ? undefined : { name, options: { feeds: feed, dryRun } };
    }
  }
}

interface NewValues {
  readonly started?: string;
  readonly service?: string[];
  readonly severity?: string;
  readonly author?: string;
  readonly slug?: string;
  readonly mdx?: boolean;
}

function readNew(values: NewValues, [kind, title = '', ...more]: readonly string[]): NewOptions {
  const { started, service = [], severity, author, slug, mdx } = values;
  if (kind !== 'post' && kind !== 'postmortem') {
    throw new Error(
      kind === undefined ? 'What is new: post or postmortem?' : `“${kind}” is neither post nor postmortem`,
    );
  }
  if (title.trim() === '') throw new Error('The title is missing');
  if (more.length > 0)
    throw new Error(`The title is several words: write it in quotes, "${[title, ...more].join(' ')}"`);
  const facts = Object.entries({ started, severity, service: service[0] });
  const surplus = facts.find(([, value]) => value !== undefined)?.[0];
  if (kind === 'post' && surplus) throw new Error(`--${surplus} is a fact of an incident: a post has none`);
  return {
    ...{ kind, title: title.trim(), services: service, started, severity, author, slug, mdx: mdx ?? false },
  };
}

function readFormat(value: string = 'text'): CheckOptions['format'] {
  const format = FORMATS.find((name) => name === value);
  if (!format) throw new Error(`--format must be one of ${FORMATS.join(', ')}, not “${value}”`);
  return format;
}

function readPort(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('--port must be a number from 1 to 65535');
  return port;
}

function isName(word: string): word is Name {
  return Object.hasOwn(HELP, word);
}

function text(value: string, exitCode: 0 | 2): Command {
  return { name: 'text', text: value, exitCode };
}
