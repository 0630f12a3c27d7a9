import { z } from 'astro/zod';
import { basics, type ImageSchema, withBasicRules } from './basics.ts';
import { incidentSchema, type SeverityAliases } from './incident.ts';

/** Front matter of a file in `content/postmortems`. Without `incident` it is a narrative report, counted in no statistic. */
export const reportSchema = (image: ImageSchema, aliases: SeverityAliases) =>
  withBasicRules(
    z.strictObject({
      ...basics(image),
      incident: incidentSchema(aliases).optional().describe('The structured facts of the incident.'),
    }),
  );

export type ReportData = z.output<ReturnType<typeof reportSchema>>;
