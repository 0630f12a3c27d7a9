import type { Incident } from './incident.ts';
import type { Publication } from './publication.ts';

/** A published report, as statistics see it. */
export interface Report {
  /** Root-relative address, which every mark of a chart links to. */
  readonly path: string;
  readonly slug: string;
  readonly title: string;
  /** When it was published. */
  readonly published: Publication;
  readonly incident?: Incident | undefined;
}

/** A report whose incident counts. */
export interface CountedReport extends Report {
  readonly incident: Incident;
}

/** The reports that count, and how many do not, by reason. */
export interface Selection {
  readonly counted: readonly CountedReport[];
  readonly narrative: number;
  readonly maintenance: number;
  readonly duplicates: number;
}

/** Leave out narrative reports, maintenance, and reports that say they are duplicates of another published one. */
export function selectCounted(reports: readonly Report[]): Selection {
  const slugs = new Set(reports.map(({ slug }) => slug));
  const isDuplicate = ({ related }: Incident) => related.some(({ id, rel }) => rel === 'duplicate' && slugs.has(id));
  const structured = reports.flatMap((report) => (report.incident ? { ...report, incident: report.incident } : []));
  const work = structured.filter(({ incident }) => incident.kind !== 'maintenance');
  const counted = work.filter(({ incident }) => !isDuplicate(incident));
  return {
    counted,
    narrative: reports.length - structured.length,
    maintenance: structured.length - work.length,
    duplicates: work.length - counted.length,
  };
}
