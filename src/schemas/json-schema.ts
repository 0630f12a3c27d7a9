import { z } from 'astro/zod';
import { SEVERITIES } from '../incidents/terms.ts';
import { collectionSchemas } from './collections.ts';
import { incidentSchema } from './incident.ts';
import { postSchema } from './post.ts';
import type { Site } from './site.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** JSON Schema (2020-12) of the `incident:` block as a writer types it, from the schema that the build validates with. */
export function incidentJsonSchema(): JsonSchema {
  return {
    ...z.toJSONSchema(incidentSchema({}), { io: 'input', unrepresentable: 'any' }),
    title: 'Incident',
    description: 'The incident block of a post-mortem’s front matter.',
  };
}

/** JSON Schema of the fields that posts and reports share, as a writer types them. */
export function entryJsonSchema(): JsonSchema {
  return z.toJSONSchema(
    postSchema(() => z.string()),
    { io: 'input', unrepresentable: 'any' },
  );
}

/**
 * JSON Schemas (draft-07, which every editor knows) of what is typed into content files, by file name: with the site’s own
 * words for severities.
 */
export function editorSchemas(site: Pick<Site, 'severities'>): Readonly<Record<string, JsonSchema>> {
  const { blog, postmortems, authors, services, pages } = collectionSchemas(site, () => z.string());
  const words = severityWords(site);
  return {
    'post.json': describe('Post', 'Front matter of a file in content/blog.', blog),
    'report.json': describe('Report', 'Front matter of a file in content/postmortems.', postmortems, words),
    'author.json': describe('Author', 'A file in content/authors.', authors),
    'service.json': describe('Service', 'A file in content/services.', services),
    'page.json': describe('Page', 'Front matter of a file in content/pages.', pages),
  };
}

function describe(title: string, description: string, schema: z.ZodType, severities?: JsonSchema): JsonSchema {
  const json = z.toJSONSchema(schema, {
    ...{ io: 'input', unrepresentable: 'any', target: 'draft-7' },
    override: ({ jsonSchema, path }) => {
      if (!severities || path.join('/') !== 'properties/incident/properties/severity') return;
      delete jsonSchema.type;
      Object.assign(jsonSchema, severities);
    },
  });
  return { ...json, title, description };
}

/** The words to propose; in any case they are right. */
function severityWords({ severities }: Pick<Site, 'severities'>): JsonSchema {
  const words = [...SEVERITIES, ...Object.values(severities).flatMap(({ label, aliases }) => [label, ...aliases])];
  const folded = [...new Set(words.map((word) => word.toLowerCase()))];
  return {
    anyOf: [{ enum: [...new Set(words)] }, { type: 'string', pattern: `^(${folded.map(inAnyCase).join('|')})$` }],
  };
}

/** JSON Schema has no flag for it. */
function inAnyCase(word: string): string {
  return Array.from(word, (sign) => {
    const [lower, upper] = [sign.toLowerCase(), sign.toUpperCase()];
    if (lower !== upper && upper.length === 1) return `[${upper}${lower}]`;
    return sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  }).join('');
}
