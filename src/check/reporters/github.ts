import type { Problem } from '../../entries/problem.ts';
import type { Level } from '../../schemas/rules.ts';
import { printable } from '../display.ts';
import type { Report } from './report.ts';
import { formatTotals } from './text.ts';

/** What the levels are called in a workflow. */
const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Write a report as workflow commands, which GitHub shows beside the lines of a pull request.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(report: Report): string {
  const { problems, skipped } = report;
  const notices = skipped.map(({ rule, why }) => write('notice', { title: `${rule} was skipped` }, why));
  return `${[...problems.map(formatProblem), ...notices, formatTotals(report)].join('\n')}\n`;
}

function formatProblem({ id, level, file, line, column, length, message, hint }: Problem): string {
  const endColumn = column === undefined ? undefined : column + (length ?? 1);
  const text = hint ? `${message}\n${hint}` : message;
  return write(COMMANDS[level], { file, line, col: column, endColumn, title: id }, text);
}

function write(command: string, properties: Readonly<Record<string, string | number | undefined>>, text: string) {
  const written = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escapeProperty(String(value))}`,
  );
  return `::${command} ${written.join(',')}::${escapeText(text)}`;
}

function escapeText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line).replaceAll('%', '%25'))
    .join('%0A');
}

/** A property ends at a comma, or at the colons before the text. */
function escapeProperty(text: string): string {
  const escaped = text.replace(/[%\r\n:,]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return printable(escaped);
}
