import { defineSite } from './src/site.ts';

export default defineSite({
  title: 'Afterword',
  description:
    'What broke, for how long, and what changed since: an engineering blog with post-mortems that can be counted.',
  url: 'https://afterword.example',
  lang: 'en',
  timeZone: 'UTC',
  idAuthority: 'afterword.example,2026',
  defaultAuthor: 'afterword',
  pageSize: 10,
  nav: [
    { label: 'Blog', href: '/blog/' },
    { label: 'Post-mortems', href: '/postmortems/' },
    { label: 'Reliability', href: '/reliability/' },
    { label: 'Services', href: '/services/' },
    { label: 'About', href: '/about/' },
  ],
  repository: { url: 'https://git.afterword.example/afterword', branch: 'main' },
  severities: {
    sev1: { label: 'SEV1', description: 'All runs stopped, or data exposed.', aliases: ['critical'] },
    sev2: { label: 'SEV2', description: 'A core feature or a whole class of vals affected.', aliases: ['major'] },
    sev3: { label: 'SEV3', description: 'A part of the users affected.', aliases: ['minor'] },
    sev4: { label: 'SEV4', description: 'Everything else.', aliases: ['low'] },
  },
  search: { thresholds: { mrrAt10: 0.9, firstQueryBytes: 60_000 } },
  policy: {
    published:
      'This demonstration retells seven public post-mortems that Val Town published between January 2023 and April 2025.',
    notPublished: 'Incidents without a public report are not here. Silence is not a claim that nothing happened.',
  },
});
