import { authorSchema } from './author.ts';
import type { ImageSchema } from './basics.ts';
import type { SeverityAliases } from './incident.ts';
import { pageSchema } from './page.ts';
import { postSchema } from './post.ts';
import { reportSchema } from './report.ts';
import { serviceSchema } from './service.ts';
import type { Site } from './site.ts';

/** The schema of each collection, for a site's words and a way to load images. */
export function collectionSchemas(site: Pick<Site, 'severities'>, image: ImageSchema) {
  return {
    blog: postSchema(image),
    postmortems: reportSchema(image, severityAliases(site)),
    authors: authorSchema(image),
    services: serviceSchema(),
    pages: pageSchema(),
  };
}

/** Words that a site accepts for a severity: labels and aliases. */
export function severityAliases({ severities }: Pick<Site, 'severities'>): SeverityAliases {
  return Object.fromEntries(
    Object.entries(severities).flatMap(([id, { label, aliases }]) =>
      [label, ...aliases].map((word) => [word.toLowerCase(), id as keyof typeof severities]),
    ),
  );
}
