import { stringify } from 'yaml';
import type { Settings } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';
import { type Body, hostileMarkdown, hostileMdx } from '../unit/hostile/bodies.ts';
import { pageOfMdx } from '../unit/hostile/pipeline.ts';

/** What breaks out of an attribute, of an element, of a script and of JSON, and would set `window.hostile`. */
const MARKUP = `"'></script><script>window.hostile=1</script>`;
/** The same, which is a formula, a row of CSV, a line of a header, an event of a calendar and a statement of SQL besides. */
const LONG = `=1+1,"a\nX-Hostile: 1\nBEGIN:VEVENT\nEND:VEVENT\n'); DELETE FROM entries; --<img src=/pub.png onload=window.hostile=1>`;

/** What passes for the parts of a page that its scripts look for. */
const PARTS = `<a data-search="" href="https://hostile.example/">x</a> <b data-copy-link="">x</b> <b id="search-dialog-field">x</b>

<div id="search-panel" data-index="https://hostile.example/"><b data-local-times="">x</b></div>

<p class="contents"><a href="#search-dialog-title">x</a></p> <h2 id="search-dialog-title">x</h2>
`;

/** How many texts the site has, of how many bodies each. */
export const TEXTS = 12;

/** The files of a site that has something hostile in every text and in every field of front matter, authors and services. */
export async function hostileFiles(): Promise<Record<string, string | Uint8Array>> {
  const files: Record<string, string | Uint8Array> = {
    'public/pub.png': await picture('#00f'),
    'content/blog/red.png': await picture('#f00'),
    'content/postmortems/red.png': await picture('#f00'),
    'content/authors/ada.yml': stringify({
      ...{ name: `Ada ${MARKUP}`, aliases: [`a ${MARKUP}`], bio: LONG, url: 'https://example.org/?a="><b>' },
      links: [{ label: MARKUP, url: 'https://example.org/?a="><b>' }],
    }),
    'content/services/api.yml': stringify({ name: `Api ${MARKUP}`, aliases: [`b ${MARKUP}`], description: LONG }),
    'content/pages/about.md': matter({ title: MARKUP, description: LONG }, part(hostileMarkdown(), 0)),
    'content/blog/parts.md': matter(basics('Parts'), PARTS),
    'content/postmortems/report.md': matter({ ...basics('Report'), incident: incident() }, 'Some text.'),
    'content/postmortems/other.md': matter(
      { ...basics('Other'), incident: { ...incident(), related: [] } },
      'Some text.',
    ),
  };
  for (let index = 0; index < TEXTS; index++) {
    files[`content/blog/text-${index}.md`] = matter(basics(`Text ${index}`), part(hostileMarkdown(), index));
  }
  const accepted = await Promise.all(
    hostileMdx().map(async (body) => ((await pageOfMdx(body.text).catch(() => undefined)) === undefined ? [] : [body])),
  );
  // All begin with the same line of code.
  const [first = '', ...others] = join(accepted.flat()).split(/(?=^export const Name.*$)/m);
  const texts = [first, ...others.map((text) => text.replace(/^export const Name.*$/m, ''))];
  files['content/blog/code.mdx'] = matter(basics('Code'), texts.join(''));
  return files;
}

/** Settings with something hostile in every text of them. */
export const HOSTILE_SETTINGS: Settings = {
  title: `Site ${MARKUP}`,
  description: LONG,
  policy: { published: LONG, notPublished: LONG },
  nav: [{ label: `N ${MARKUP}`.slice(0, 40), href: '/blog/?a="><script>window.hostile=1</script>' }],
  social: [{ label: MARKUP, url: 'https://example.org/?a="><script>window.hostile=1</script>' }],
  repository: { url: 'https://example.org/?a="><script>', report: '{url}/new?title={title}&b="><script>' },
  severities: Object.fromEntries(
    ['sev1', 'sev2', 'sev3', 'sev4'].map((id) => [
      id,
      { label: `${id} ${MARKUP}`.slice(0, 60), description: LONG, aliases: [] },
    ]),
  ),
  security: { contact: 'mailto:a@example.org?subject="><script>', policy: 'https://example.org/?a="><script>' },
  redirects: {
    '/old/"><script>window.hostile=1<': 'https://example.org/?a="><script>window.hostile=1</script>',
    '/wiki/Talk:Pool/': '/blog/',
  },
  sections: { summary: [MARKUP] },
  // What a report should have besides.
  check: { R11: 'off', R12: 'off' },
};

function basics(name: string) {
  return {
    ...{
      title: `=1+1,${name} ${MARKUP}`,
      description: LONG,
      pubDate: '2025-06-01',
      author: `Ada ${MARKUP}`,
      id: `tag:x,2025:${name.replace(' ', '')}"><script>`,
    },
    ...{
      tags: [MARKUP, '=1+1'],
      series: MARKUP,
      contributors: [`Ada ${MARKUP}`],
      image: { src: './red.png', alt: LONG },
    },
    aliases: [`/old/${name.replace(' ', '')}"><script>/`, `/wiki/${name.replace(' ', '')}:Pool/`],
    canonical: 'https://example.org/?a="><script>',
    corrections: [{ at: '2025-06-02', text: LONG }],
    source: {
      title: LONG,
      url: 'https://example.org/?a="><script>',
      author: MARKUP,
      archive: 'https://example.org/?a="><script>',
    },
  };
}

function incident() {
  const url = 'https://example.org/?a="><script>window.hostile=1</script>';
  return {
    ...{ status: 'resolved', severity: 'sev2', started: '2025-05-01T10:00Z', resolved: '2025-05-01T11:00Z' },
    services: [{ id: `Api ${MARKUP}`, regions: [MARKUP] }],
    detection: { source: 'monitoring', note: LONG },
    factors: [{ text: LONG, tag: MARKUP }],
    impact: [{ metric: MARKUP, value: 1, unit: 'percent', scope: LONG }, { unknown: LONG }],
    timeline: [{ at: '2025-05-01T10:00Z', text: LONG, evidence: url }],
    actions: [{ title: LONG, owner: MARKUP, reason: LONG, status: 'dropped', closed: '2025-05-02', url }],
    related: [{ id: 'other', rel: 'same-cause' }],
    redactions: [{ what: LONG, why: LONG }],
  };
}

/**
 * One of `TEXTS` parts of every second body: each vector, each place and each spelling is among them. Those in callouts come first,
 * since the parser takes HTML in capitals to go on behind its end, and the end of a callout with it.
 */
function part(bodies: readonly Body[], index: number): string {
  const own = bodies.filter((_, at) => at % (2 * TEXTS) === 2 * index);
  const [outside, inCallouts] = [false, true].map((is) => own.filter(({ name }) => name.includes('callout') === is));
  return join([...(inCallouts ?? []), ...(outside ?? [])]);
}

/** Bodies one behind the other, each with a line that says whether its text went on. */
function join(bodies: readonly Body[]): string {
  return bodies.map(({ text }) => `${text}\n\nMarker.\n`).join('\n');
}

function matter(fields: object, text: string): string {
  return `---\n${stringify(fields)}---\n\n${text}\n`;
}
