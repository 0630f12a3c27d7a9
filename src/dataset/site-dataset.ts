import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import { oncePerBuild } from '../once.ts';
import { absolute } from '../site.ts';
import { type DatasetReport, makeDataset } from './incident-row.ts';
import { writeIncidentsJson } from './json.ts';

/** Every published report, newest first, with its identity and absolute address. */
export const getDatasetReports = oncePerBuild(async (): Promise<DatasetReport[]> => {
  const { entries } = await getContent();
  return entries
    .filter(({ collection }) => collection === 'postmortems')
    .map(({ id, path, slug, title, published, incident }) => ({
      ...{ id, path, slug, title, incident, url: absolute(site, path) },
      publishedDay: published.day,
      published: { epochMs: Date.parse(published.instant), timed: published.timed },
    }));
});

/** Every published report as a row of the dataset, newest first. */
export const getDataset = oncePerBuild(async () => makeDataset(await getDatasetReports()));

/** The row of one report, by the id of its entry. */
export const getDatasetById = oncePerBuild(async () => new Map((await getDataset()).map((row) => [row.id, row])));

/** The text of `/data/incidents.json`. */
export async function getIncidentsJson(): Promise<string> {
  return writeIncidentsJson(site, await getDataset());
}
