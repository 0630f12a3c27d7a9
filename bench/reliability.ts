import { layoutMonths } from '../src/charts/months.ts';
import { layoutStrip } from '../src/charts/strip.ts';
import { takeInventory } from '../src/entries/inventory.ts';
import { itemsOf } from '../src/entries/item.ts';
import { computeAvailability } from '../src/incidents/availability.ts';
import { type Report, selectCounted } from '../src/incidents/counted.ts';
import * as Statistics from '../src/incidents/statistics.ts';
import { siteSchema } from '../src/schemas/site.ts';
import { createSite } from '../tests/support/fixture-site.ts';
import { makeReports } from './corpus.ts';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const DAY = 86_400_000;

/** Measure all statistics of the reliability page, and the page in a real build, over many incidents. */
export async function measureReliability(count: number): Promise<void> {
  const fixture = createSite(Object.fromEntries(makeReports(count)));
  const settings = {
    title: 'F',
    description: 'F',
    url: 'https://fixture.example',
    idAuthority: 'fixture.example,2025',
  };
  const site = siteSchema.parse({ ...settings, policy: { published: 'All.', notPublished: 'None.' } });
  const reports = itemsOf(takeInventory(fixture.root, site, NOW).items, 'postmortems').map(
    ({ name, parsed }): Report => ({
      ...{ path: `/postmortems/${name}/`, slug: name, title: parsed.title, incident: parsed.incident },
      published: { epochMs: Date.parse(parsed.pubDate), timed: false },
    }),
  );

  const before = process.cpuUsage();
  const { counted } = selectCounted(reports);
  const incidents = counted.map(({ incident }) => incident);
  const metrics = Statistics.describeMetrics(counted);
  const points = metrics.flatMap((metric) => metric.points);
  for (const metric of metrics) layoutStrip(metric.points, points);
  layoutMonths(Statistics.countByMonth(counted));
  Statistics.groupByDay(counted, NOW);
  Statistics.listOpenActions(counted, NOW, site.timeZone);
  Statistics.describeLags(counted, site.timeZone);
  Statistics.countLabels(counted, ({ incident }) => incident.factors.flatMap(({ tag }) => tag ?? []));
  for (const service of new Set(incidents.flatMap(({ services }) => services.map(({ id }) => id)))) {
    for (const days of [90, 365, 2500]) {
      const window = { from: NOW - days * DAY, to: NOW };
      computeAvailability(incidents, service, window, { weights: site.weights, life: {}, now: NOW });
    }
  }
  const statistics = cpuSeconds(process.cpuUsage(before));

  // Only this page is measured: the pages of the entries are left out, and the build stops where it would miss them.
  for (const route of ['postmortems', 'blog', 'tags', 'authors', 'services', 'search', 'archive.astro']) {
    fixture.remove(`src/pages/${route}`);
  }
  const { stdout } = await fixture.run(['build', '--verbose']);
  fixture.dispose();
  const page = /reliability\/index\.html.*?\(\+([^)]+)\)/.exec(stdout)?.[1] ?? 'not logged';
  process.stdout.write(
    [
      `${counted.length} incidents`,
      `statistics and layouts   ${statistics.toFixed(2)} s of CPU`,
      `/reliability/ in a build ${page}`,
      '',
    ].join('\n'),
  );
}

function cpuSeconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}
