import { z } from 'astro/zod';
import { incidentSchema } from './incident.ts';

/** JSON Schema (2020-12) of the `incident:` block as a writer types it, from the schema that the build validates with. */
export function incidentJsonSchema(): object {
  return {
    ...z.toJSONSchema(incidentSchema({}), { io: 'input', unrepresentable: 'any' }),
    title: 'Incident',
    description: 'The incident block of a post-mortem’s front matter.',
  };
}
