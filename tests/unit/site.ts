import type { Site, SiteInput } from '../../src/schemas/site.ts';
import { defineSite } from '../../src/site.ts';

/** The settings that have no default. */
export const REQUIRED: SiteInput = {
  title: 'Field notes',
  description: 'What broke and what changed since.',
  url: 'https://example.org',
  idAuthority: 'example.org,2025',
  policy: { published: 'Every outage.', notPublished: 'Nothing else.' },
};

/** A site with the required settings and those that a test is about. */
export function makeSite(settings: Partial<SiteInput> = {}): Readonly<Site> {
  return defineSite({ ...REQUIRED, ...settings });
}
