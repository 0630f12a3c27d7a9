import { Temporal } from 'temporal-polyfill';
import { completeInstant } from '../check/fixes/complete-instant.ts';
import { createDirectory, suggest } from '../entries/directory.ts';
import type { Item } from '../entries/item.ts';
import { InstantError, outsideIncident, parseInstant } from '../incidents/instants.ts';
import { SEVERITIES } from '../incidents/terms.ts';
import { severityAliases } from '../schemas/collections.ts';
import type { Site } from '../schemas/site.ts';
import { Refusal } from './refusal.ts';

/** The clock of the person who writes. */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** The zone that the owner gave the site, if any. */
  readonly zone?: string | undefined;
}

/** A moment as it is written in a zone, to the minute: `2025-04-02T10:16-04:00`, with `Z` for UTC. */
export function writeMoment({ now, zone = 'UTC' }: Moment): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return local
    .toString({ smallestUnit: 'minute', roundingMode: 'floor', timeZoneName: 'never' })
    .replace(/\+00:00$/, 'Z');
}

/**
 * When the incident started: `now`, an instant, or a local time of the site's zone.
 *
 * @throws {Refusal} for anything else, and for the future.
 */
export function chooseStarted(given: string, moment: Moment): string {
  const written = given.trim();
  if (/^now$/i.test(written)) return writeMoment(moment);
  const text = completeInstant(written, { zone: moment.zone })?.text ?? written;
  try {
    if (parseInstant(text, /^~\d{4}-\d{2}-\d{2}$/.test(text) ? moment.zone : undefined).epochMs <= moment.now)
      return text;
  } catch (error) {
    if (!(error instanceof InstantError)) throw error;
    const { message, hint } = outsideIncident(explain(written, moment.zone) ?? error, ', or --started now');
    throw new Refusal(2, `--started: ${message}`, hint);
  }
  throw new Refusal(2, `--started: “${given}” is in the future`, `it is ${writeMoment(moment)} now`);
}

/** @throws {Refusal} for a word that the site knows for no severity. */
export function chooseSeverity(given: string, { severities }: Pick<Site, 'severities'>): string {
  const word = given.trim().toLowerCase();
  const aliases = severityAliases({ severities });
  const known = SEVERITIES.find((id) => id === word) ?? (Object.hasOwn(aliases, word) ? aliases[word] : undefined);
  if (known) return known;
  const options = [...new Set([...SEVERITIES, ...Object.keys(aliases)])];
  const near = suggest(given, options);
  const hint = near ? `did you mean ${near}?` : `one of: ${options.join(', ')}`;
  throw new Refusal(2, `--severity: “${given}” is not a severity`, hint);
}

/** Ids of services, given by id, name or alias. @throws {Refusal} for one that is not known. */
export function chooseServices(given: readonly string[], services: readonly Item<'services'>[]): string[] {
  const known = services.map(({ name, parsed }) => ({ id: name, name: parsed.name, aliases: parsed.aliases }));
  const find = createDirectory(known);
  const ids = given.map((written) => {
    const id = find(written);
    if (id) return id;
    const near = suggest(
      written,
      known.flatMap(({ id: word, name, aliases }) => [word, name, ...aliases]),
    );
    const others = known.length > 0 ? `one of: ${known.map((service) => service.id).join(', ')}` : '';
    const hint = near ? `did you mean ${near}?` : others || 'add content/services/<id>.yml';
    throw new Refusal(2, `--service: no service is called “${written}”`, hint);
  });
  return [...new Set(ids)];
}

/** What is wrong with a time in the zone that it is taken to be in: the clocks may skip or repeat it. */
function explain(written: string, zone: string | undefined): InstantError | undefined {
  try {
    parseInstant(written, zone);
  } catch (error) {
    if (error instanceof InstantError) return error;
    throw error;
  }
  return undefined;
}
