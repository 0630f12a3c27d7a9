import site from '../../site.config.ts';
import { readNow } from '../clock.ts';
import { getContent, type Service } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { type Report, type Selection, selectCounted } from '../incidents/counted.ts';
import { firstInstant } from '../incidents/durations.ts';
import { describeWindows, type WindowAvailability } from '../incidents/windows.ts';
import { oncePerBuild } from '../once.ts';

/** Availability of a service in each window. */
export interface ServiceAvailability {
  readonly service: Service;
  readonly windows: readonly WindowAvailability[];
}

/** What the reliability pages are drawn from. */
export interface Reliability extends Selection {
  readonly now: number;
}

/** The reports that count, of the whole site or of one service. */
export async function getReliability(service?: string): Promise<Reliability> {
  if (service === undefined) return getWhole();
  return select((await getReports()).filter((report) => concerns(report, service)));
}

const getReports = oncePerBuild(async () => {
  const { entries } = await getContent();
  return entries.filter(({ collection }) => collection === 'postmortems').map(toReport);
});

const getWhole = oncePerBuild(async () => select(await getReports()));

function select(reports: readonly Report[]): Reliability {
  return { ...selectCounted(reports), now: readNow(process.env) };
}

/** Availability of every service, or of one, over the usual windows. */
export async function getServiceAvailability(
  { counted, now }: Reliability,
  only?: string,
): Promise<ServiceAvailability[]> {
  const [{ services }, whole] = await Promise.all([getContent(), getReliability()]);
  const firsts = whole.counted.flatMap(({ incident }) => firstInstant(incident)?.epochMs ?? []);
  const siteFirst = firsts.length > 0 ? Math.min(...firsts) : now;
  return services
    .filter(({ id }) => only === undefined || id === only)
    .map((service) => ({
      service,
      windows: describeWindows(counted, service, { siteFirst, now, weights: site.weights }),
    }));
}

function toReport({ path, slug, title, published, incident }: Entry): Report {
  return {
    path,
    slug,
    title,
    published: { epochMs: Date.parse(published.instant), timed: published.timed },
    incident,
  };
}

function concerns({ incident }: Report, service: string): boolean {
  return incident?.services.some(({ id }) => id === service) ?? false;
}
