import { z } from 'astro/zod';
import { type Contradiction, findContradictions } from '../incidents/consistency.ts';
import type { Doubt } from '../incidents/doubts.ts';
import type { Incident } from '../incidents/incident.ts';
import { isClock } from '../incidents/instants.ts';
import { resolveIncident } from '../incidents/resolve.ts';
import { basics } from '../schemas/basics.ts';
import { rawIncidentSchema, type SeverityAliases } from '../schemas/incident.ts';
import type { PostData } from '../schemas/post.ts';
import { judgeLikelyTimes } from './likely-times.ts';

type Path = readonly PropertyKey[];
type EntryData = PostData & { readonly incident?: Incident | undefined };

/** What can be read of front matter that did not pass, so that the other rules still run over it. */
export interface Salvaged {
  readonly data: EntryData;
  /** What the readable instants contradict. Paths begin at `incident`. */
  readonly contradictions: readonly (Contradiction | Doubt)[];
  /** The path in the file of a path in `data`, whose lists lack what could not be read. */
  original(path: Path): Path;
  /** True for what was replaced, left out, or holds such a thing: nothing can be said about it. */
  isTainted(path: Path): boolean;
}

interface Fault {
  readonly path: Path;
  /** Set when the schema could read the field and a rule refused it. */
  readonly rule?: string | undefined;
}

const STAND_IN = { title: 'Untitled', description: 'Without a description.', pubDate: '1970-01-01' };
const INCIDENT_STAND_IN = { severity: 'sev4' };
/** A moment whose other fields are faulty still dates the moments after it. */
const MOMENT_STAND_IN = { text: 'A moment.' };

/** The data of front matter of which nothing can be read. */
export const NOTHING_READ: PostData = z.object(basics(() => z.string())).parse(STAND_IN);

/** Make a reader that leaves out what is faulty, puts stand-ins where something is required, and reads the rest. */
export function createSalvager(aliases: SeverityAliases) {
  const baseSchema = z.object(basics(() => z.string()));
  const incidentSchema = rawIncidentSchema(aliases);
  const readIncident = (pruned: unknown) => {
    const raw = incidentSchema.safeParse(pruned);
    return raw.success ? resolveIncident(raw.data) : undefined;
  };

  return function salvage(written: Readonly<Record<string, unknown>>, faults: readonly Fault[]): Salvaged | undefined {
    const tainted: Path[] = faults.filter(({ rule }) => rule === undefined || rule === 'R1').map(({ path }) => path);
    const { incident: writtenIncident, ...base } = written;
    const lost = new Set(tainted.map(([key]) => key));
    const kept = Object.entries(base).filter(([key]) => !lost.has(key));
    const parsed = baseSchema.safeParse({ ...STAND_IN, ...Object.fromEntries(kept) });
    if (!parsed.success) return undefined;
    const rest = isRecord(writtenIncident) ? salvageIncident(writtenIncident, tainted, readIncident) : undefined;
    return {
      data: { ...parsed.data, incident: rest?.incident },
      contradictions: [
        ...(rest?.contradictions ?? []),
        ...(isRecord(writtenIncident) ? judgeLikelyTimes(writtenIncident) : []),
      ],
      original: (path) => rest?.original(path) ?? path,
      isTainted: (path) => tainted.some((taint) => startsWith(path, taint) || startsWith(taint, path)),
    };
  };
}

/** What is read of front matter that passed, and is wrong in another way. */
export function allOf(data: EntryData): Salvaged {
  return { data, contradictions: [], original: (path) => path, isTainted: () => false };
}

type Resolved = ReturnType<typeof resolveIncident>;

function salvageIncident(
  written: Readonly<Record<string, unknown>>,
  tainted: Path[],
  read: (pruned: unknown) => Resolved | undefined,
) {
  const lists = new Map<string, number[]>();
  const isLost = (path: Path) => tainted.some((taint) => startsWith(path, taint) || startsWith(taint, path));
  const prune = (): Record<string, unknown> => {
    const pruned: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(written)) {
      const path = ['incident', key];
      if (tainted.some((taint) => startsWith(path, taint))) continue;
      if (Array.isArray(value)) {
        const items = value.map((item: unknown, index) => {
          return isLost([...path, index]) ? standIn([...path, index], item, tainted) : item;
        });
        const kept = [...items.keys()].filter((index) => items[index] !== undefined);
        lists.set(key, kept);
        pruned[key] = kept.map((index) => items[index]);
      } else if (!isLost(path)) pruned[key] = value;
    }
    const status = pruned.resolved === undefined ? 'ongoing' : 'resolved';
    // Of maintenance the least is asked: its instants may lie ahead.
    const kind = isLost(['incident', 'kind']) ? 'maintenance' : 'incident';
    return { ...INCIDENT_STAND_IN, status, kind, ...pruned };
  };
  const original = ([root, key, index, ...more]: Path): Path => {
    if (root !== 'incident' || key === undefined || index === undefined)
      return [root, key, index, ...more].filter(isKey);
    const at = typeof index === 'number' ? (lists.get(String(key))?.[index] ?? index) : index;
    return [root, key, at, ...more];
  };
  const inFile = ({ path, ...found }: Contradiction): Contradiction => {
    return {
      ...found,
      path: original(['incident', ...path])
        .slice(1)
        .filter(isText),
    };
  };

  const hasZone = !isLost(['incident', 'tz']);
  for (const taint of [...tainted]) tainted.push(...heirsOf(taint, written));
  // Without its zone, what is local time cannot be placed; only what no zone would mend is a fault of its own.
  const zoned = hasZone ? undefined : read({ ...prune(), tz: 'UTC' });
  let outcome = read(prune());
  if (!outcome) return undefined;
  const faults = ((hasZone ? outcome : zoned)?.problems ?? [])
    .map(inFile)
    .filter(({ path }) => !isLost(['incident', ...path]));
  while (outcome && outcome.problems.length > 0) {
    const paths = outcome.problems.map((problem): Path => ['incident', ...inFile(problem).path]);
    tainted.push(...paths, ...paths.flatMap((path) => heirsOf(path, written)));
    outcome = read(prune());
  }
  if (!outcome) return undefined;
  const hasStart = !isLost(['incident', 'started']);
  const contradictions = findContradictions(outcome.incident)
    .map(inFile)
    .filter(({ path: [key, ...more] }) => {
      if (key === undefined || isLost(['incident', key, ...more])) return false;
      // Where the incident begins or ends is not known any more.
      if (key === 'services') return hasStart && !isLost(['incident', 'resolved']);
      return !(key === 'started' && isLost(['incident', 'detected']));
    });
  return { incident: outcome.incident, contradictions: [...faults, ...contradictions], original };
}

/** What a list keeps of a faulty item: nothing, but of a timeline the moment, which the next clock time goes by. */
function standIn(path: Path, item: unknown, tainted: readonly Path[]): unknown {
  const [, list] = path;
  if (list !== 'timeline' || !isRecord(item) || typeof item.at !== 'string') return undefined;
  const at = [...path, 'at'];
  return tainted.some((taint) => startsWith(at, taint)) ? undefined : { ...MOMENT_STAND_IN, at: item.at };
}

/** A clock time inherits its date from what is before it: when that cannot be read, nor can what follows it. */
function heirsOf([root, key, index, field]: Path, written: Readonly<Record<string, unknown>>): Path[] {
  const { timeline, started } = written;
  if (root !== 'incident' || !Array.isArray(timeline)) return [];
  const isStart = key === 'started' || (key === 'detected' && started === undefined);
  const isMoment = key === 'timeline' && typeof index === 'number' && (field === 'at' || field === undefined);
  if (!isStart && !isMoment) return [];
  const first = isMoment ? index + 1 : 0;
  const after = timeline.slice(first);
  const next = after.findIndex((item: unknown) => !(isRecord(item) && typeof item.at === 'string' && isClock(item.at)));
  return Array.from({ length: next < 0 ? after.length : next }, (_, count) => ['incident', 'timeline', first + count]);
}

function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((part, index) => part === path[index]);
}

function isText(part: PropertyKey): part is string | number {
  return typeof part !== 'symbol';
}

function isKey(part: PropertyKey | undefined): part is PropertyKey {
  return part !== undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
