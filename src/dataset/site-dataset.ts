import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import { absolute } from '../site.ts';
import { DATASET_VERSION, type DatasetReport, makeDataset } from './incident-row.ts';

/** Every published report, newest first, with its identity and absolute address. */
export async function getDatasetReports(): Promise<DatasetReport[]> {
  const { entries } = await getContent();
  return entries
    .filter(({ collection }) => collection === 'postmortems')
    .map(({ id, path, slug, title, published, incident }) => ({
      ...{ id, path, slug, title, incident, url: absolute(site, path) },
      published: { epochMs: Date.parse(published.instant), timed: published.timed, day: published.day },
    }));
}

/** `/data/incidents.json`. */
export async function getIncidentsJson(): Promise<string> {
  const dataset = {
    version: DATASET_VERSION,
    site: absolute(site, '/'),
    documentation:
      'Instants are UTC; a precision of “day” means that only the date is known. Minutes are derived; null is not known.',
    policy: site.policy,
    weights: site.weights,
    incidents: makeDataset(await getDatasetReports()),
  };
  return `${JSON.stringify(dataset, null, 2)}\n`;
}
