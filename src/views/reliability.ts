import site from '../../site.config.ts';
import { readNow } from '../clock.ts';
import { getContent, type Service } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { type Availability, computeAvailability, type Life } from '../incidents/availability.ts';
import { type CountedReport, type Report, type Selection, selectCounted } from '../incidents/counted.ts';
import { firstInstant } from '../incidents/durations.ts';
import { startOfDay } from '../incidents/instants.ts';
import type { Interval } from '../incidents/intervals.ts';
import { oncePerBuild } from '../once.ts';

/** A named stretch of time that ends at `now`. */
export interface Window extends Interval {
  readonly label: string;
}

/** Availability of a service in each window. */
export interface ServiceAvailability {
  readonly service: Service;
  readonly windows: readonly { readonly window: Window; readonly availability: Availability }[];
}

/** What the reliability pages are drawn from. */
export interface Reliability extends Selection {
  readonly now: number;
}

const DAY = 86_400_000;

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
    .map((service) => describeAvailability(counted, service, siteFirst, now));
}

/** Availability over 90 days, 12 months and all time; “all time” begins with the service, else with the first incident of the site. */
export function describeAvailability(
  counted: readonly CountedReport[],
  service: Service,
  siteFirst: number,
  now: number,
): ServiceAvailability {
  const incidents = counted.map(({ incident }) => incident);
  const life: Life = {
    since: service.since === undefined ? undefined : startOfDay(service.since, 'UTC'),
    retired: service.retired === undefined ? undefined : startOfDay(service.retired, 'UTC') + DAY,
  };
  const first = life.since ?? siteFirst;
  const windows: Window[] = [
    { label: '90 days', from: now - 90 * DAY, to: now },
    { label: '12 months', from: now - 365 * DAY, to: now },
    { label: 'All time', from: first, to: now },
  ];
  const options = { weights: site.weights, life, now };
  return {
    service,
    windows: windows.map((window) => ({
      window,
      availability: computeAvailability(incidents, service.id, window, options),
    })),
  };
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
