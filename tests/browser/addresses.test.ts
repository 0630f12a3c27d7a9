import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import site from '../../site.config.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/seo/policy.ts';
import { DIST, redirectPaths } from '../support/site-pages.ts';
import { useBrowser } from './open-page.ts';

const newPage = useBrowser();

describe('an address without a page', () => {
  test.each(['/no-such-page/', '/blog/no/such/page', '/postmortems/db-migration.html'])(
    '%s gets a page that says so, with the status 404',
    async (path) => {
      const page = await newPage();
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      expect(await page.locator('h1').innerText()).toBe('There is no page here');
      const font = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontFamily);
      expect(font).toContain('Source Serif');
    },
  );

  test('offers a way on: the archive, the header and a search', async () => {
    const page = await newPage();
    await page.goto('/deep/down/nothing/');
    await page.getByRole('link', { name: 'everything by year' }).click();
    await page.waitForURL('**/archive/');
    await page.goBack();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Blog' }).click();
    await page.waitForURL('**/blog/');
    await page.goBack();
    await page.getByRole('searchbox').fill('migration');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=migration');
  });

  test('is kept out of search engines', async () => {
    const page = await newPage();
    await page.goto('/404.html');
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    expect(await page.locator('link[rel=canonical]').count()).toBe(0);
  });
});

describe('an address that has moved', () => {
  const targets = new Map(
    readFileSync(join(DIST, '_redirects'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([from = '', to = '']) => [from, to]),
  );

  test('lands on the new page, also without JavaScript', async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto('/blog/post-mortem-db-migration/');
    await page.waitForURL('**/postmortems/db-migration/');
    expect(await page.locator('h1').innerText()).toContain('Backward Incompatible Database Migration');
  });

  test.each(redirectPaths())(
    '%s names its language, says where the page is and leads where _redirects does',
    async (path) => {
      const html = await (await fetch(new URL(path, inject('site')))).text();
      const target = targets.get(path);
      expect(target).toBeDefined();
      expect(html).toContain(`<html lang="${site.lang}">`);
      expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${target}">`);
      expect(html).toContain(`<a href="${target}">`);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain(CONTENT_SECURITY_POLICY);
      expect(html).not.toContain('<script');
      expect((await fetch(new URL(target ?? '', inject('site')))).status).toBe(200);
    },
  );
});

test('the sitemap lists pages that exist, each by its canonical address', async () => {
  const { origin } = new URL(site.url);
  const listed = async (path: string) => {
    const xml = await (await fetch(new URL(path, inject('site')))).text();
    return Array.from(xml.matchAll(/<loc>([^<]+)<\/loc>/g), ([, url = '']) => url);
  };
  const [sitemap = ''] = await listed('/sitemap-index.xml');
  const urls = await listed(sitemap.replace(origin, ''));
  expect(urls.length).toBeGreaterThan(30);
  for (const url of urls) {
    const html = await (await fetch(new URL(url.replace(origin, ''), inject('site')))).text();
    expect(html).toContain(`<link rel="canonical" href="${url}">`);
  }
});
