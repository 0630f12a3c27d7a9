import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

/** Debian has it where only root's PATH leads. */
const NGINX = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
  .map((folder) => join(folder, 'nginx'))
  .find((file) => existsSync(file));
if (!NGINX) console.warn('There is no nginx here: how it serves feeds is not tested (apt-get install nginx-light)');

const DOCUMENTATION = readFileSync(join(import.meta.dirname, '../../docs/deploying.md'), 'utf8');

/** The server that the documentation describes, of which only port and folder are others. */
function documentedServer(root: string): string {
  const [, written = ''] = /^```nginx\n(.*?)^```$/ms.exec(DOCUMENTATION) ?? [];
  const server = written.replace('root /srv/notes;', `root ${root};`);
  expect(server).toContain(`root ${root};`);
  return server;
}

/** The same, with what the documentation adds for redirects: the map, its file and the line that asks it. */
function movingServer(project: string, folder: string): string {
  const [, command = ''] = /^```sh\n(awk .*?)^```$/ms.exec(DOCUMENTATION) ?? [];
  const [, map = ''] = /^```nginx moved\n(.*?)^```$/ms.exec(DOCUMENTATION) ?? [];
  const [, line = ''] = /`(if \(\$moved\) [^`]+)`/.exec(DOCUMENTATION) ?? [];
  const place = (text: string) => text.replace('/srv/moved.map', `${folder}/moved.map`);
  execFileSync('sh', ['-e', '-c', place(command)], { cwd: project });
  return place(map) + documentedServer(join(folder, 'site')).replace('etag on;', `etag on;\n${line}`);
}

/** Run nginx in the foreground, with all that it writes in a folder of its own. */
async function startNginx(
  binary: string,
  folder: string,
  server: string,
): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const types = ['/etc/nginx/mime.types', join(dirname(binary), '../etc/nginx/mime.types')].find((file) =>
    existsSync(file),
  );
  expect(server).toContain('listen 80;');
  const configuration = [
    ...['daemon off;', 'master_process off;', `pid ${folder}/pid;`, `error_log ${folder}/error.log;`, 'events {}'],
    ...['http {', 'access_log off;', ...places, types ? `include ${types};` : ''],
    ...[server.replace('listen 80;', `listen 127.0.0.1:${port};`), '}'],
  ].join('\n');
  writeFileSync(join(folder, 'nginx.conf'), configuration);
  const process = spawn(binary, ['-p', folder, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`], {
    stdio: 'inherit',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100 && process.exitCode === null; attempt++) {
    if (await fetch(url).catch(() => undefined)) return { url, process };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.kill();
  throw new Error(`nginx does not answer:\n${readFileSync(join(folder, 'error.log'), 'utf8')}`);
}

async function build(site: FixtureSite, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const { code, stderr } = await site.build(env);
  expect(code, stderr).toBe(0);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const CONTENT: Readonly<Record<string, string>> = {
  'content/authors/ada.yml': 'name: Ada Byron\naliases: [augusta]\n',
  'content/services/api.yml': 'name: API\naliases: [gateway]\n',
  'content/blog/still.md': entry(
    fourFields('Still', '2025-06-03', 'tags: [still]\naliases: [/2019/still.html, /über/]'),
  ),
  'content/blog/mended.md': entry(fourFields('Mended', '2025-06-02', 'tags: [mended]'), 'A mistkae.\n'),
  'content/blog/older.md': entry(fourFields('Older', '2025-06-01', 'tags: [growing]')),
  'content/blog/oldest.md': entry(fourFields('Oldest', '2025-05-01', 'tags: [growing]')),
  'content/postmortems/outage.md': entry(
    fourFields(
      'Outage',
      '2025-05-02',
      `incident:
  status: resolved
  severity: sev2
  started: 2025-05-01T10:00Z
  resolved: 2025-05-01T12:00Z
  services: [api]`,
    ),
    'Reads failed for two hours.\n\n## Impact\n\nReads failed.\n\n## Actions\n\nNone, because it cannot happen again.\n',
  ),
};
const SETTINGS = { feeds: { limit: 2, archives: 'all', hub: 'https://hub.example/' } };

/** Every kind of feed, in scopes of every depth, and what it is served as. */
const TYPES: Readonly<Record<string, string>> = {
  '/rss.xml': 'application/xml',
  '/atom.xml': 'application/xml',
  '/feed.json': 'application/feed+json',
  '/rss.json': 'application/json',
  '/feeds.opml': 'text/x-opml',
  '/postmortems/incidents.ics': 'text/calendar',
  '/rss/archive/1.xml': 'application/xml',
  '/atom/archive/1.xml': 'application/xml',
  '/feed/archive/1.json': 'application/feed+json',
  '/blog/rss.xml': 'application/xml',
  '/blog/rss/archive/1.xml': 'application/xml',
  '/postmortems/atom.xml': 'application/xml',
  '/tags/still/feed.json': 'application/feed+json',
  '/authors/ada/atom/archive/1.xml': 'application/xml',
  '/services/api/rss.xml': 'application/xml',
  '/services/gateway/rss.xml': 'application/xml',
  '/authors/augusta/feed.json': 'application/feed+json',
  '/authors/augusta/rss/archive/1.xml': 'application/xml',
};

describe.skipIf(!NGINX)('feeds that nginx serves as documented', () => {
  let site: FixtureSite;
  let folder: string;
  let server: Awaited<ReturnType<typeof startNginx>>;
  /** The same, with the lines of `_redirects` as the documentation adds them. */
  let moving: Awaited<ReturnType<typeof startNginx>>;
  /** Validators of every feed, as of the first deployment. */
  const known = new Map<string, { etag: string; modified: string }>();

  const deploy = ({ root }: FixtureSite) => {
    rmSync(join(folder, 'site'), { recursive: true, force: true });
    cpSync(join(root, 'dist'), join(folder, 'site'), { recursive: true, preserveTimestamps: true });
  };
  const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
  /** Answers to a reader that knows the feed: by both validators, by the one, by the other. */
  const askAgain = async (path: string) => {
    const { etag, modified } = known.get(path) ?? { etag: '', modified: '' };
    const [byTag, byTime] = [{ 'If-None-Match': etag }, { 'If-Modified-Since': modified }];
    const answers = await Promise.all([{ ...byTag, ...byTime }, byTag, byTime].map((headers) => get(path, headers)));
    return answers.map(({ status }) => status);
  };
  const feeds = () =>
    site.output().filter((file) => /((rss|atom|feed)(\/archive\/\d+)?\.(xml|json)|\.opml|\.ics)$/.test(file));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afterword-nginx-'));
    mkdirSync(join(folder, 'nginx'));
    site = createSite(CONTENT, SETTINGS);
    await build(site);
    deploy(site);
    server = await startNginx(NGINX ?? '', join(folder, 'nginx'), documentedServer(join(folder, 'site')));
    mkdirSync(join(folder, 'moving'));
    moving = await startNginx(NGINX ?? '', join(folder, 'moving'), movingServer(site.root, folder));
    for (const file of feeds()) {
      const { headers } = await get(`/${file}`);
      known.set(`/${file}`, { etag: headers.get('etag') ?? '', modified: headers.get('last-modified') ?? '' });
    }
  });
  afterAll(() => {
    server?.process.kill();
    moving?.process.kill();
    site?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(TYPES))(
    '%s comes as %s in UTF-8, with validators, and may be kept for minutes',
    async (path, type) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(response.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate');
      expect(response.headers.get('etag')).toMatch(/^(W\/)?"[^"]+"$/);
      expect(Date.parse(response.headers.get('last-modified') ?? '')).toBeLessThan(Date.parse('2025-06-04'));
      expect(Buffer.from(await response.arrayBuffer()).equals(site.read(`dist${path}`))).toBe(true);
    },
  );

  test('have the types that _headers gives them too', () => {
    const headers = site.read('dist/_headers').toString();
    const given = new Set(Array.from(headers.matchAll(/Content-Type: ([^;\n]+); charset=utf-8/g), ([, type]) => type));
    // For llms.txt and security.txt, which are not feeds.
    given.delete('text/plain');
    expect(given).toEqual(new Set(Object.values(TYPES)));
  });

  test.each([
    ['/data/incidents.csv', 'text/csv; charset=utf-8'],
    ['/data/incidents.json', 'application/json; charset=utf-8'],
    ['/data/site.db', 'application/vnd.sqlite3'],
    ['/blog/still.md', 'text/markdown; charset=utf-8'],
    ['/llms.txt', 'text/plain; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/2019/still.html', 'text/html; charset=utf-8'],
    ['/%C3%BCber/', 'text/html; charset=utf-8'],
  ])('%s beside them comes as %s', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
  });

  test.each(['/_headers', '/_redirects', '/.nojekyll'])('%s, which is for other hosts, is not served', async (path) => {
    expect(site.exists(`dist${path}`)).toBe(true);
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no page here');
  });

  test.each([
    ['/2019/still.html', '/blog/still/'],
    ['/%C3%BCber/', '/blog/still/'],
    ['/authors/augusta/', '/authors/ada/'],
    ['/services/gateway/rss.xml', '/services/api/rss.xml'],
    ['/authors/augusta/feed/archive/1.json', '/authors/ada/feed/archive/1.json'],
  ])('%s is answered with a 301 to %s where nginx knows the lines of _redirects', async (from, to) => {
    const response = await fetch(moving.url + from, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(new URL(response.headers.get('location') ?? '').pathname).toBe(to);
    expect((await fetch(moving.url + to)).status).toBe(200);
  });

  test('are not a pattern for other files', async () => {
    const page = await get('/blog/still/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBeNull();
    const style = /href="(\/_astro\/[^"]+\.css)"/.exec(await page.text())?.[1] ?? '';
    expect((await get(style)).headers.get('cache-control')).toContain('immutable');
    const missing = await get('/none/rss.xml');
    expect(missing.status).toBe(404);
  });

  test('are answered 304 when they were built again elsewhere, later, and deployed', async () => {
    const other = createSite(CONTENT, SETTINGS);
    const later = String(Date.parse('2026-01-17T08:00:00Z') / 1000);
    await build(other, { SOURCE_DATE_EPOCH: later, TZ: 'Asia/Tokyo' });
    deploy(other);
    other.dispose();
    expect(known.size).toBeGreaterThan(40);
    for (const path of known.keys()) expect(await askAgain(path), path).toEqual([304, 304, 304]);
  });

  describe('after a new entry, and a mistake mended without a date', () => {
    beforeAll(async () => {
      site.write('content/blog/newest.md', entry(fourFields('Newest', '2025-06-09', 'tags: [growing]')));
      site.write('content/blog/mended.md', CONTENT['content/blog/mended.md']?.replace('mistkae', 'mistake') ?? '');
      site.remove('node_modules/.astro');
      await build(site);
      deploy(site);
    });

    test.each([
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/rss.json',
      '/blog/rss.xml',
      '/tags/growing/atom.xml',
      '/authors/ada/feed.json',
    ])('%s, which has the entry, is sent', async (path) => {
      expect(await askAgain(path)).toEqual([200, 200, 200]);
      expect(await (await get(path)).text()).toContain('Newest');
    });

    test('the feeds of the mended entry are sent, although date and length are the same', async () => {
      const paths = ['/tags/mended/rss.xml', '/tags/mended/atom.xml', '/tags/mended/feed.json'];
      const answers = await Promise.all(paths.map(askAgain));
      // One change in 600 keeps the time of a file; not of all three.
      expect(new Set(answers.flat())).toContain(200);
      expect(answers.filter((statuses) => statuses.every((status) => status === 200)).length).toBeGreaterThan(1);
      for (const path of paths) expect(await (await get(path)).text()).toContain('A mistake.');
    });

    test.each([
      '/tags/still/rss.xml',
      '/tags/still/atom.xml',
      '/tags/still/feed.json',
      '/services/api/rss.xml',
      '/rss/archive/1.xml',
    ])('%s, which has neither, is answered 304', async (path) => {
      expect(await askAgain(path)).toEqual([304, 304, 304]);
    });
  });
});
