import { z } from 'astro/zod';
import { SECTION_KEYS } from '../incidents/sections.ts';
import { SERVICE_STATES, SEVERITIES } from '../incidents/terms.ts';
import { HOSTS, type Host } from '../output/hosts.ts';
import { RULE_IDS } from './rules.ts';
import { pageLink, quote, redirectTarget, rootPath, text, timeZone, webUrl } from './scalars.ts';
import { feeds, image, security } from './site-parts.ts';

const weight = z.number().min(0, 'is below 0').max(1, 'is above 1');

/** A template of an address: what is filled in is an address itself or a part of one, so its beginning decides what it leads to. */
const template = () =>
  text().refine((value) => /^(?:\{url\}|https?:\/\/[^\s/?#]|mailto:|\/(?![/\\]))\S*$/i.test(value), {
    error: ({ input }) => `${quote(input)} is not an address: begin it with {url}, https://, mailto: or /`,
  });

const repository = z.union([
  webUrl().transform((url) => ({ url, branch: 'main' })),
  z.strictObject({
    url: webUrl().describe('Address of the repository, without a slash at the end.'),
    branch: text(100).default('main').describe('The branch that the site is built from.'),
    source: template().optional().describe('Template of a file’s address: {url}, {branch} and {file} are filled in.'),
    history: template().optional().describe('Template of a file’s history.'),
    report: template().optional().describe('Template of the form for a mistake; {title} is filled in too.'),
  }),
]);

/** The beginning of paths that are not the site's; all of them would be no beginning. */
const prefix = () =>
  text(200)
    .refine((value) => /^\/[^\s?#*\\/][^\s?#*\\]*$/.test(value) && !/\/\.{0,2}(?=\/)|\/\.{1,2}$/.test(value), {
      error: ({ input }) => `${quote(input)} is not a beginning of a path: write one like /docs/`,
    })
    .transform((value) => (value.endsWith('/') ? value : `${value}/`));

const severity = z.strictObject({
  label: text(60).describe('What readers see.'),
  description: z
    .union([z.literal(''), text(300)])
    .default('')
    .describe('The rule by which it is chosen.'),
  aliases: z.array(text(40)).default([]).describe('Other words that reports may use for it.'),
});

/** `site.config.ts`: the one file that an owner edits. */
export const siteSchema = z.strictObject({
  title: text(80).describe('Name of the site.'),
  description: text(300).describe('One or two sentences about it.'),
  url: webUrl()
    .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', {
      error: 'has a path: write the path into base',
    })
    .transform((value) => new URL(value).origin)
    .describe('Where it is published, like https://example.org; a path belongs in base.'),
  base: text(200)
    .refine((value) => /^\/([\w.~-]+\/)*([\w.~-]+)?$/.test(value) && !/\/\.{1,2}(\/|$)/.test(value), {
      error: 'write a path like / or /notes/',
    })
    .transform((value) => (value.endsWith('/') ? value : `${value}/`))
    .default('/')
    .describe('The folder under url, when the site does not have the whole domain.'),
  lang: text(35)
    .refine(isLanguageTag, { error: 'write a language tag like en or pt-BR' })
    .default('en')
    .describe('Language of the site, as in <html lang>.'),
  timeZone: timeZone().default('UTC').describe('IANA zone in which dates without a time begin and dates are shown.'),
  idAuthority: text(100)
    .refine((value) => /^[a-z0-9.-]+,\d{4}(-\d{2}){0,2}$/.test(value), {
      error: 'write a domain and a year, like example.org,2025',
    })
    .describe('Who mints feed ids and since when (RFC 4151); never change it, even when url changes.'),
  defaultAuthor: text(100).optional().describe('Author of files that name none.'),
  pageSize: z.number().int().min(1).max(500).default(20).describe('Entries on a page of a listing.'),
  nav: z
    .array(
      z.strictObject({ label: text(40).describe('Text of the link.'), href: pageLink().describe('Where it leads.') }),
    )
    .default([
      { label: 'Blog', href: '/blog/' },
      { label: 'Post-mortems', href: '/postmortems/' },
      { label: 'Reliability', href: '/reliability/' },
      { label: 'Services', href: '/services/' },
      { label: 'About', href: '/about/' },
    ])
    .describe('Links in the header.'),
  repository: repository
    .optional()
    .describe('Gives every entry links to its source, its history and a form for mistakes.'),
  severities: z
    .record(z.enum(SEVERITIES), severity)
    .default({
      sev1: { label: 'SEV1', description: '', aliases: [] },
      sev2: { label: 'SEV2', description: '', aliases: [] },
      sev3: { label: 'SEV3', description: '', aliases: [] },
      sev4: { label: 'SEV4', description: '', aliases: [] },
    })
    .describe('Labels, rules and aliases of the four severities.'),
  weights: z
    .record(z.enum(SERVICE_STATES), weight)
    .default({ down: 1, partial: 1, degraded: 0 })
    .describe('How much of an affected minute counts against availability, by state.'),
  policy: z
    .strictObject({
      published: text().describe('What gets a public report.'),
      notPublished: text().describe('What does not.'),
    })
    .describe('What a reader may conclude from silence; shown wherever incidents are counted.'),
  social: z
    .array(z.strictObject({ label: text(60).describe('Text of the link.'), url: webUrl().describe('Where it leads.') }))
    .default([])
    .describe('Profiles elsewhere, in the footer, with rel=me.'),
  feeds,
  host: z
    .enum(Object.keys(HOSTS) as [Host, ...Host[]])
    .optional()
    .describe('Where the site is published: the check and the build warn before a limit of this host is met.'),
  image,
  security,
  redirects: z
    .record(rootPath(), redirectTarget())
    .default({})
    .describe('Old paths of the site and where they lead now, both without base.'),
  sections: z
    .partialRecord(z.enum(SECTION_KEYS), z.array(text(80)).min(1, 'names no heading'))
    .default({})
    .describe('Headings that stand for the sections of a report, besides the English ones, by section.'),
  links: z
    .strictObject({
      elsewhere: z
        .array(prefix())
        .default([])
        .describe(
          'Beginnings of paths that something else on the same host answers, like /docs/: links there are not dead.',
        ),
    })
    .prefault({})
    .describe('What links of the site may lead to besides its own pages.'),
  search: z
    .strictObject({
      thresholds: z
        .strictObject({
          mrrAt10: z
            .number()
            .min(0, 'is below 0')
            .max(1, 'is above 1')
            .optional()
            .describe('MRR@10 that the search has to reach in its test on the site’s own entries, from 0 to 1.'),
          firstQueryBytes: z
            .number()
            .int()
            .min(1)
            .optional()
            .describe('Bytes that the first search of a visit may load, script included.'),
        })
        .default({})
        .describe('A build warns when its search falls short of these.'),
    })
    .default({ thresholds: {} })
    .describe('Settings of the search.'),
  content: z
    .strictObject({
      code: z
        .enum(['judged', 'trusted'])
        .default('judged')
        .describe(
          '“trusted” allows the code of texts what C10 refuses: for sites whose every writer may run programs.',
        ),
    })
    .default({ code: 'judged' })
    .describe('What the files in content/ may do.'),
  check: z
    .partialRecord(
      z.enum(RULE_IDS, { error: ({ input }) => `${quote(input)} is not a rule of the check` }),
      z.enum(['error', 'warning', 'info', 'off']),
    )
    .default({})
    .describe('Levels of check rules, by id.'),
});

export type SiteInput = z.input<typeof siteSchema>;
export type Site = z.output<typeof siteSchema>;

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
