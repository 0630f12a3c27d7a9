import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, type FixtureSite } from '../support/fixture-site.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { HOSTILE_SETTINGS, hostileFiles, TEXTS } from './hostile-site.ts';
import { type NewPage, useBrowser } from './open-page.ts';

/** What a page would do without the security policy, which is the last line of defence and not the first. */
const withoutPolicy = (html: string) => html.replace(/<meta http-equiv="?Content-Security-Policy"?[^>]*>/i, '');

describe('a site with something hostile in every text and every field, without its security policy', () => {
  const newPage = useBrowser();
  let site: FixtureSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = createSite(await hostileFiles(), HOSTILE_SETTINGS);
    const { code, stderr } = await site.build();
    expect(code, stderr.slice(-2000)).toBe(0);
    server = await serveFolder(join(site.root, 'dist'), '/', withoutPolicy);
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  const read = (file: string) => site.read(`dist/${file}`).toString();
  const pages = () => site.output().filter((file) => file.endsWith('index.html'));

  test('has most of the texts on its pages, to their ends', () => {
    const texts = pages().filter((file) => file.startsWith('blog/text-') || file === 'blog/code/index.html');
    expect(texts).toHaveLength(TEXTS + 1);
    const markers = texts.map((file) => read(file).split('<p>Marker.</p>').length - 1);
    expect(Math.min(...markers)).toBeGreaterThanOrEqual(25);
    expect(markers.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(500);
  });

  test('runs nothing of them, asks nobody, and has its own parts where scripts look for them', async () => {
    // A page at an old address leads on by itself.
    const shown = pages().filter((file) => !/^(?:old|wiki)\//.test(file));
    const quarters = [0, 1, 2, 3].map((part) => shown.filter((_, index) => index % 4 === part));
    const found = await Promise.all(quarters.map((files) => visitAll(newPage, server.url, files)));
    expect(found.flat()).toEqual([]);
    expect(shown.length).toBeGreaterThan(TEXTS + 15);
  });

  test('shows what it finds by searching as text', async () => {
    const page = await newPage();
    await page.goto(`${server.url}search/?q=script`);
    const results = page.locator('.search-results');
    await results.locator('li').first().waitFor();
    expect(await results.textContent()).toContain('<script>window.hostile=1</script>');
    expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
    expect(await results.locator('script, img, [onload]').count()).toBe(0);
  });

  test('is searched from a text that passes for the parts of the page', async () => {
    const page = await newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${server.url}blog/parts/`);
    await page.keyboard.press('/');
    await page.locator('#search-dialog-field').fill('script');
    await page.locator('dialog .result-title').first().waitFor();
    expect(asked.filter((address) => !address.startsWith(server.url))).toEqual([]);
    expect(await page.locator('#search-dialog-title, .prose #text-search-dialog-title').count()).toBe(2);
    expect(await page.locator('.prose button').count()).toBe(0);
    expect(await page.getByText('Copy link').count()).toBe(1);
  });

  test('would be found out by this: the same pages with a script in them', async () => {
    const spoilt = await serveFolder(join(site.root, 'dist'), '/', (html) =>
      withoutPolicy(html).replace(
        '<h1',
        '<script>window.hostile = 1</script><img src="https://hostile.example/x.png"><h1',
      ),
    );
    const found = await visitAll(newPage, spoilt.url, ['blog/text-0/index.html']);
    await spoilt.close();
    expect(found).toEqual(
      expect.arrayContaining([expect.stringContaining('ran'), expect.stringContaining('hostile.example')]),
    );
  });

  test('leads on from old addresses without running anything', async () => {
    const old = pages().filter((file) => /^(?:old|wiki)\//.test(file));
    expect(old.length).toBeGreaterThan(TEXTS);
    for (const file of old) {
      const html = read(file);
      expect(html.match(/<script/gi), file).toBeNull();
      expect(html.match(/<meta http-equiv="refresh"/g), file).toHaveLength(1);
    }
  });

  test('has no rule for hosts that is a pattern, and no header that it does not mean', () => {
    const rules = read('_redirects').trimEnd().split('\n');
    expect(rules.length).toBeGreaterThan(TEXTS);
    for (const rule of rules) expect(rule).toMatch(/^\/[^\s*:"<>\\]* (?:\/|https:\/\/)[^\s*"<>\\]* 301$/);
    const lines = read('_headers').split('\n').filter(Boolean);
    for (const line of lines) expect(line).toMatch(/^(?:\/\S*| {2}[A-Z][\w-]+: [^<>"]*)$/);
    expect(lines.join('\n')).not.toMatch(/hostile/i);
    expect(read('.well-known/security.txt').split('\n').filter(Boolean)).toHaveLength(5);
  });

  test('has the rows that it means in CSV, JSON and the database, and the events that it means in the calendar', () => {
    const rows: string[][] = parse(read('data/incidents.csv'));
    expect(rows).toHaveLength(3);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(JSON.parse(read('data/incidents.json')).incidents).toHaveLength(2);
    const database = new Database(join(site.root, 'dist/data/site.db'), { readonly: true });
    const count = database.prepare('SELECT count(*) FROM entries').pluck().get();
    database.close();
    expect(count).toBe(TEXTS + 4);
    const calendar = read('postmortems/incidents.ics').split('\r\n');
    expect(calendar.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(calendar.filter((line) => /^(?:X-Hostile|ATTENDEE|ATTACH)/i.test(line))).toEqual([]);
  });
});

/** What pages do that they should not, each with its address. */
async function visitAll(newPage: NewPage, origin: string, files: readonly string[]): Promise<string[]> {
  const page = await newPage();
  const found: string[] = [];
  page.on('dialog', (dialog) => {
    found.push(`${page.url()} opened a dialog`);
    return dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) found.push(`${page.url()} asked for ${request.url()}`);
  });
  for (const file of files) {
    const address = origin + file.replace(/index\.html$/, '');
    await page.goto(address, { waitUntil: 'load' });
    const said = await page.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      const links = all.filter(
        (element) => 'protocol' in element && /^(?:javascript|data|vbscript):/.test(String(element.protocol)),
      );
      return [
        ...('hostile' in window ? ['ran'] : []),
        ...all.flatMap(({ attributes }) => [...attributes].flatMap(({ name }) => (/^on/i.test(name) ? [name] : []))),
        ...links.map((link) => link.outerHTML),
        ...[...document.scripts].flatMap(({ type, src, outerHTML }) =>
          type === 'application/ld+json' || src.startsWith(location.origin) ? [] : [outerHTML],
        ),
        ...(document.querySelectorAll('#content').length === 1 ? [] : ['another content']),
        ...(document.body instanceof HTMLBodyElement && typeof document.getElementById === 'function'
          ? []
          : ['clobbered']),
        ...(document.querySelector('.prose main, .prose footer:last-child, .prose #search-dialog-title')
          ? ['a part of the page']
          : []),
      ];
    });
    found.push(...said.map((one) => `${address}: ${one}`));
  }
  return found;
}
