import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { DATASET_VERSION, type DatasetIncident } from './incident-row.ts';

/** `/data/incidents.json`: what its numbers rest on, and every incident. */
export function writeIncidentsJson(
  site: Pick<Site, 'url' | 'base' | 'policy' | 'weights'>,
  incidents: readonly DatasetIncident[],
): string {
  const dataset = {
    version: DATASET_VERSION,
    site: absolute(site, '/'),
    documentation:
      'Instants are UTC; a precision of “day” means that only the date is known. The published_day is one of the site’s zone. Minutes are derived; null is not known.',
    policy: site.policy,
    weights: site.weights,
    incidents,
  };
  return `${JSON.stringify(dataset, null, 2)}\n`;
}
