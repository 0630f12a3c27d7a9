import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/cli/arguments.ts';

/** What is printed, and the exit code. */
function printed(...args: string[]): { text: string; exitCode: number } {
  const command = parseCommand(args);
  if (command.name !== 'text') throw new Error(`${command.name} is run`);
  return command;
}

describe('a command', () => {
  test('is what the first word says', () => {
    expect(parseCommand(['build'])).toEqual({ name: 'build', verbose: false, timings: false });
    expect(parseCommand(['build', '--verbose'])).toEqual({ name: 'build', verbose: true, timings: false });
    expect(parseCommand(['dev'])).toEqual({ name: 'dev', options: { port: undefined, host: undefined } });
    expect(parseCommand(['preview', '--port', '8080', '--host=0.0.0.0'])).toEqual({
      ...{ name: 'preview', options: { port: 8080, host: '0.0.0.0' } },
    });
  });

  test('to check says what to show and how', () => {
    const defaults = { paths: [], format: 'text', fix: false, watch: false, quiet: false };
    expect(parseCommand(['check'])).toEqual({ name: 'check', options: defaults });
    expect(parseCommand(['check', 'content/blog', 'a.md', '--format', 'json', '--fix'])).toEqual({
      ...{
        name: 'check',
        options: { paths: ['content/blog', 'a.md'], format: 'json', fix: true, watch: false, quiet: false },
      },
    });
    expect(parseCommand(['check', '--format=github'])).toMatchObject({ options: { format: 'github' } });
    expect(parseCommand(['check', '--watch'])).toEqual({ name: 'check', options: { ...defaults, watch: true } });
    expect(parseCommand(['check', '--quiet'])).toEqual({ name: 'check', options: { ...defaults, quiet: true } });
  });

  test('to begin an entry says what is known about it', () => {
    expect(parseCommand(['new', 'post', 'On naming '])).toEqual({
      name: 'new',
      options: {
        ...{ kind: 'post', title: 'On naming', services: [], mdx: false },
        ...{ started: undefined, severity: undefined, author: undefined, slug: undefined },
      },
    });
    const facts = ['--started', '2025-04-02T10:00Z', '--service', 'api', '--service=web', '--severity', 'sev1'];
    expect(parseCommand(['new', 'postmortem', 'Pool', ...facts, '--author', 'ada', '--slug', 'pool', '--mdx'])).toEqual(
      {
        name: 'new',
        options: {
          ...{ kind: 'postmortem', title: 'Pool', started: '2025-04-02T10:00Z', services: ['api', 'web'] },
          ...{ severity: 'sev1', author: 'ada', slug: 'pool', mdx: true },
        },
      },
    );
  });
});

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s is the overview, and fine', (flag) => {
    const { text, exitCode } = printed(flag);
    expect(exitCode).toBe(0);
    for (const command of ['build', 'check', 'new', 'dev', 'preview'])
      expect(text).toMatch(new RegExp(`^ {2}${command} +\\w`, 'm'));
    expect(text).toContain('Exit codes: 0 fine, 1 problems in the content or the output, 2 wrong usage.');
  });

  test.each(['build', 'check', 'new', 'dev', 'preview'])('of %s is its own, and nothing is run', (name) => {
    for (const flag of ['--help', '-h']) {
      expect(printed(name, flag)).toMatchObject({ exitCode: 0, text: expect.stringMatching(`^afterword ${name}\\b`) });
    }
  });

  test('without a command is the overview too, but wrong usage', () => {
    expect(printed()).toEqual({ ...printed('--help'), exitCode: 2 });
  });
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(printed('--version')).toEqual({ name: 'text', text: version, exitCode: 0 });
  expect(printed('-v').text).toBe(version);
});

describe('wrong usage', () => {
  test.each([
    [['biuld'], 'There is no command “biuld”.'],
    [['--port'], 'There is no command “--port”.'],
    [['build', '--prot'], "Unknown option '--prot'"],
    [['build', '--port', '80'], "Unknown option '--port'"],
    [['build', 'twice'], "Unexpected argument 'twice'"],
    [['check', '--format', 'xml'], '--format must be one of text, json, github, not “xml”'],
    [['check', '--fix', '--watch'], '--watch and --fix do not go together'],
    [['check', '--watch', '--format', 'json'], '--watch is for people'],
    [['check', '--verbose'], "Unknown option '--verbose'"],
    [['new'], 'What is new: post or postmortem?'],
    [['new', 'page', 'About'], '“page” is neither post nor postmortem'],
    [['new', 'post'], 'The title is missing'],
    [['new', 'post', ' '], 'The title is missing'],
    [['new', 'post', 'On', 'naming'], 'The title is several words: write it in quotes, "On naming"'],
    [['new', 'post', 'Pool', '--severity', 'sev1'], '--severity is a fact of an incident: a post has none'],
    [['new', 'post', 'Pool', '--service', 'api'], '--service is a fact of an incident: a post has none'],
    [['dev', '--port'], "Option '--port <value>' argument missing"],
    [['dev', '--port', 'http'], '--port must be a number from 1 to 65535'],
    [['dev', '--port', '0'], '--port must be a number from 1 to 65535'],
    [['dev', '--port', '65536'], '--port must be a number from 1 to 65535'],
    [['preview', '--port', '80.5'], '--port must be a number from 1 to 65535'],
    [['preview', '--port='], '--port must be a number from 1 to 65535'],
  ])('%j exits with 2, says what is wrong and how it is right', (args, message) => {
    const { text, exitCode } = printed(...args);
    expect(exitCode).toBe(2);
    expect(text.startsWith(message)).toBe(true);
    expect(text).toContain('\n\nafterword ');
  });
});
