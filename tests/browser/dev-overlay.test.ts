import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type DevServer, startDev } from '../support/dev-server.ts';
import { configuration, createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

const GOOD = entry(fourFields('Good', '2025-06-01', 'id: x:good'));
const BAD = entry(fourFields('Bad', '2025-02-30', 'id: x:bad'), 'Text.\n');
const HOSTILE = entry(fourFields('Bad', '"<img src=x onerror=document.title=1>"', 'id: x:bad'));

describe('afterword dev', () => {
  let site: FixtureSite;
  let server: DevServer;
  let browser: Browser;
  let url: string;
  const overlay = (page: Page) => page.locator('vite-error-overlay');

  beforeAll(async () => {
    site = createSite({ 'content/blog/good.md': GOOD });
    browser = await launchChromium();
    server = await startDev(site);
    url = server.url;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    site.dispose();
  });

  test('covers the page with the errors of the content, until they are mended', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}blog/good/`);
    await page.waitForLoadState('networkidle');
    expect(await overlay(page).count()).toBe(0);

    site.write('content/blog/bad.md', BAD);
    await overlay(page).waitFor();
    const message = await overlay(page).locator('#message').innerText();
    expect(message).toContain('content/blog/bad.md:4:10  error C3  pubDate: “2025-02-30” is not a real date');
    expect(message).toContain(' > 4 | pubDate: 2025-02-30\n     |          ^^^^^^^^^^');
    const font = overlay(page)
      .locator('#message pre')
      .evaluate((element) => getComputedStyle(element).fontFamily);
    expect(await font).toContain('monospace');
    expect(await overlay(page).locator('#title').innerText()).toBe('1 error in the content');
    expect(await overlay(page).locator('#stack').isVisible()).toBe(false);
    expect(server.printed()).toContain('content/blog/bad.md:4:10  error C3');

    const later = await browser.newPage();
    await later.goto(url);
    await overlay(later).waitFor();

    site.write('content/blog/bad.md', GOOD.replace('x:good', 'x:mended'));
    await overlay(page).waitFor({ state: 'detached' });
    await overlay(later).waitFor({ state: 'detached' });
    expect(await page.locator('h1').innerText()).toBe('Good');
    const last = await browser.newPage();
    await vi.waitFor(
      async () => {
        await last.goto(`${url}blog/bad/`);
        expect(await last.locator('h1').innerText()).toBe('Good');
      },
      { timeout: 60_000, interval: 500 },
    );
    expect(await overlay(last).count()).toBe(0);
  });

  test('answers for a feed at the address that the build gives it', async () => {
    for (const [path, type] of Object.entries({
      'rss.xml': 'application/rss+xml',
      'blog/atom.xml': 'application/atom+xml',
      'authors/ada/feed.json': 'application/feed+json',
    })) {
      const answer = await fetch(`${url}${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('content-type'), path).toBe(`${type}; charset=utf-8`);
      expect(await answer.text(), path).toContain('x:good');
    }
    expect((await fetch(`${url}tags/none/rss.xml`)).status).toBe(404);
  });

  test('shows markup of the content as text', async () => {
    const page = await browser.newPage();
    await page.goto(url);
    site.write('content/blog/bad.md', HOSTILE);
    await overlay(page).waitFor();
    expect(await overlay(page).locator('#message').innerText()).toContain('<img src=x onerror=document.title=1>');
    expect(await overlay(page).locator('#message img').count()).toBe(0);
    // A page that is being loaded again has no title of its own yet.
    await expect.poll(() => page.title()).toBe('Fixture');
    site.remove('content/blog/bad.md');
    await overlay(page).waitFor({ state: 'detached' });
  });

  test('prints warnings, and does not cover the page with them', async () => {
    const page = await browser.newPage();
    await page.goto(url);
    site.write('content/blog/good.md', GOOD.replace('id:', 'subtitle: Surplus\nid:'));
    await vi.waitFor(() => expect(server.printed()).toContain('warning C3  subtitle is not a known key'), {
      timeout: 60_000,
    });
    expect(await overlay(page).count()).toBe(0);
    site.write('content/blog/good.md', GOOD);
    await vi.waitFor(() => expect(server.printed()).toContain('The content has no errors or warnings.'), {
      timeout: 60_000,
    });
  });

  test('follows a change of site.config.ts', async () => {
    const page = await browser.newPage();
    site.write('content/postmortems/pool.md', entry(fourFields('Pool', '2025-06-01', 'id: x:pool\nsubtitle: Surplus')));
    site.write('site.config.ts', configuration({ check: { C3: 'off' }, title: 'Renamed' }));
    await vi.waitFor(
      async () => {
        await page.goto(url);
        expect(await page.title()).toBe('Renamed');
      },
      { timeout: 60_000, interval: 500 },
    );
    site.write('content/blog/bad.md', BAD);
    await overlay(page).waitFor();
    site.remove('content/blog/bad.md');
    await overlay(page).waitFor({ state: 'detached' });
  });
});
