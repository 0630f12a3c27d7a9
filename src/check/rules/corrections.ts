import { join } from 'node:path';
import { parseFrontMatter } from '../../entries/front-matter.ts';
import { itemsOf } from '../../entries/item.ts';
import { createValidator } from '../../entries/validate.ts';
import { decideVisibility, toEpoch } from '../../entries/visibility.ts';
import { dayIn, startOfDay } from '../../incidents/instants.ts';
import type { ReportData } from '../../schemas/report.ts';
import { type Change, listChanges, type ReportVersion } from '../changes.ts';
import type { Finding } from '../finding.ts';
import { readHistory, type Version } from '../history.ts';
import type { Surroundings } from '../subject.ts';
import type { SiteRule } from './all.ts';

type Correction = ReportData['corrections'][number];
type Moment = Pick<Surroundings, 'site' | 'now'>;

/** The version that readers saw first, or the first that called the incident over. */
interface Baseline extends ReportVersion {
  readonly commit: string;
  readonly committed: number;
  /** When readers could see it, in epoch milliseconds. */
  readonly published: number;
}

/** R27: a report says something else than when it was published, and no correction says so. */
export const checkCorrections: SiteRule = (subjects, { root, site, now }, { items }) => {
  const reports = new Map(itemsOf(items, 'postmortems').map((item) => [item.file, item]));
  const published = subjects.flatMap(({ file, visibility, incident }) => {
    const item = reports.get(file.file);
    // While an incident lasts, its report is rewritten as it goes. A report with errors has worse problems.
    return item && visibility === 'visible' && incident?.status !== 'ongoing' ? [{ file, item }] : [];
  });
  if (published.length === 0 || site.check.R27 === 'off') return { findings: [], skipped: [] };

  const current = new Map(published.map(({ file }) => [file.name, file.source]));
  const history = readHistory(join(root, 'content/postmortems'), current);
  if ('why' in history) return { findings: [], skipped: [{ rule: 'R27', why: history.why }] };
  const read = createReader(site);
  const findings = published.flatMap(({ file, item: { parsed: data } }) => {
    const baseline = findBaseline(history.versions.get(file.name) ?? [], read, { site, now });
    if (!baseline || isCorrected(baseline, data.corrections, site.timeZone)) return [];
    const changes = listChanges(baseline, { data, body: file.frontMatter.body }, file.file);
    return changes.length > 0 ? [[file, [describe(changes, baseline, data, { site, now })]] as const] : [];
  });
  return { findings, skipped: [] };
};

type Reader = (version: Version) => ReportVersion | undefined;

/** What was not a valid report was not published, and counts for nothing. */
function createReader(site: Surroundings['site']): Reader {
  const validate = createValidator(site);
  return ({ source }) => {
    const frontMatter = parseFrontMatter(source);
    if (frontMatter.errors.length > 0) return undefined;
    const file = { collection: 'postmortems', name: '', file: '', source, frontMatter } as const;
    const data = validate('postmortems', file).result?.parsed;
    return data && { data, body: frontMatter.body };
  };
}

function findBaseline(versions: readonly Version[], read: Reader, { site, now }: Moment): Baseline | undefined {
  const { timeZone } = site;
  for (const [index, version] of versions.entries()) {
    const report = read(version);
    if (!report || report.data.incident?.status === 'ongoing') continue;
    // A scheduled report appears without a commit, unless the next one comes before its day.
    const replaced = Math.max(version.at, versions[index + 1]?.at ?? now);
    if (decideVisibility(report.data, { now: replaced, timeZone }) !== 'visible') continue;
    const published = Math.max(version.at, toEpoch(report.data.pubDate, timeZone));
    return { ...report, commit: version.commit, committed: version.at, published };
  }
  return undefined;
}

function isCorrected({ data, published }: Baseline, corrections: readonly Correction[], timeZone: string): boolean {
  if (corrections.length > data.corrections.length) return true;
  const day = startOfDay(dayIn(published, timeZone), timeZone);
  const isKnown = ({ at, text }: Correction) =>
    data.corrections.some((known) => known.at === at && known.text === text);
  return corrections.some((correction) => toEpoch(correction.at, timeZone) >= day && !isKnown(correction));
}

function describe(
  changes: readonly Change[],
  { commit, committed }: Baseline,
  { corrections }: ReportData,
  { site: { timeZone }, now }: Moment,
): Finding {
  const names = changes.map(({ name }) => name);
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more fields`] : names;
  const what = [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter(Boolean).join(' and ');
  const since = `commit ${commit.slice(0, 8)} of ${dayIn(committed, timeZone)}`;
  const entry = `{ at: ${dayIn(now, timeZone)}, text: "what was wrong, and what is right" }`;
  const field = changes.find((change) => change.field)?.field ?? ['corrections'];
  return {
    rule: 'R27',
    level: 'warning',
    at: { field },
    message: `${what} changed since ${since} without a correction`,
    hint: corrections.length > 0 ? `add to corrections: - ${entry}` : `add a line: corrections: [${entry}]`,
  };
}
