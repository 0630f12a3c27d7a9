import type { Deviation } from './compare.ts';
import { LIMITS, type Limit } from './limits.ts';

/** What one client showed of one site. */
export interface Row {
  readonly site: string;
  readonly client: string;
  /** RSS, Atom or iCalendar. */
  readonly format: string;
  /** Why there is nothing to show: the client is not on this machine. */
  readonly absent?: string | undefined;
  /** How many entries it shows, of how many. */
  readonly count: string;
  /** The fields that it shows. */
  readonly fields: readonly string[];
  readonly deviations: readonly Deviation[];
}

const FIELDS = ['entries', 'title', 'id', 'date', 'author', 'summary', 'text', 'code', 'notes', 'alt', 'begin', 'end'];

/** Find the known limit that a deviation is; undefined for one that nobody knows of. */
export function limitOf({ client, format }: Pick<Row, 'client' | 'format'>, deviation: Deviation): Limit | undefined {
  return LIMITS.find(
    (limit) =>
      limit.client === client &&
      limit.field === deviation.field &&
      (limit.format ?? format) === format &&
      limit.covers(deviation),
  );
}

/** Deviations that no known limit explains. */
export function unknownDeviations(row: Row): Deviation[] {
  return row.deviations.filter((deviation) => limitOf(row, deviation) === undefined);
}

/** One table of all that was shown: `=` as the entry says, a letter for a known limit, `WRONG` for anything else, `-` not shown. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [['site', 'client', 'format', ...FIELDS], ...rows.map(cellsOf)];
  const widths = lines.reduce<number[]>(
    (most, cells) => (cells.length > 4 ? cells.map((cell, index) => Math.max(most[index] ?? 0, cell.length)) : most),
    [],
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The known limits that the table names by a letter. */
export function formatLimits(rows: readonly Row[]): string {
  const met = rows.flatMap((row) => row.deviations.flatMap((deviation) => limitOf(row, deviation) ?? []));
  return LIMITS.filter((limit) => met.includes(limit))
    .map((limit) => `${letterOf(limit)}  ${limit.client}: ${limit.why}`)
    .join('\n');
}

/** What is shown wrongly and is not a known limit; or that there is nothing. */
export function formatDeviations(rows: readonly Row[]): string {
  const lines = rows.flatMap((row) =>
    unknownDeviations(row).map(
      ({ of, field, shown }) => `WRONG  ${row.site}, ${row.client}, ${row.format}: ${field} of “${of}”: ${shown}`,
    ),
  );
  return lines.length === 0 ? 'Everything else is as the entries say.' : lines.join('\n');
}

function cellsOf(row: Row): string[] {
  const names = [row.site, row.client, row.format];
  if (row.absent !== undefined) return [...names, row.absent];
  return [...names, ...FIELDS.map((field) => cellOf(row, field))];
}

function cellOf(row: Row, field: string): string {
  const found = row.deviations.filter((deviation) => deviation.field === field);
  const letters = [...new Set(found.flatMap((deviation) => limitOf(row, deviation) ?? []))].map(letterOf);
  const hasUnknown = found.some((deviation) => limitOf(row, deviation) === undefined);
  const cell = [...(hasUnknown ? ['WRONG'] : []), ...letters].join(' ');
  if (field === 'entries') return [row.count, cell].filter(Boolean).join(' ');
  return cell || (row.fields.includes(field) ? '=' : '-');
}

function letterOf(limit: Limit): string {
  return String.fromCharCode('a'.charCodeAt(0) + LIMITS.indexOf(limit));
}
