import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import site from '../../site.config.ts';
import { listFiles } from '../../src/output/read-output.ts';
import { DIST, pagePaths } from '../support/site-pages.ts';
import { useBrowser } from './open-page.ts';

type Node = Readonly<Record<string, unknown>>;

/** What search engines ask of each type that pages use. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  BlogPosting: ['headline', 'description', 'image', 'datePublished', 'dateModified', 'author', 'publisher', 'url'],
  TechArticle: ['headline', 'description', 'image', 'datePublished', 'dateModified', 'author', 'publisher', 'url'],
  BreadcrumbList: ['itemListElement'],
  WebSite: ['@id', 'name', 'url'],
  Organization: ['@id', 'name', 'url'],
  ProfilePage: ['mainEntity', 'url'],
  Person: ['name', 'url'],
  CollectionPage: ['name', 'description', 'url', 'isPartOf'],
  WebPage: ['name', 'description', 'url', 'isPartOf'],
};

const pages = pagePaths();
const html = (path: string) => readFileSync(join(DIST, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
const isEntry = (path: string) => /^\/(blog|postmortems)\/(?!page\/)[^/]+\/$/.test(path);

function graphOf(path: string): Node[] {
  const scripts = [...html(path).matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  expect(scripts, path).toHaveLength(1);
  const data = JSON.parse(scripts[0]?.[1] ?? '');
  expect(data['@context'], path).toBe('https://schema.org');
  return data['@graph'];
}

const property = (path: string, name: string) =>
  new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html(path))?.[1];

describe('JSON-LD', () => {
  test('of every page has what its types need, and no type that nobody knows', () => {
    expect(pages.length).toBeGreaterThan(30);
    for (const path of pages) {
      for (const node of graphOf(path)) {
        const required = REQUIRED[String(node['@type'])];
        expect(required, `${path}: ${String(node['@type'])}`).toBeDefined();
        expect(Object.keys(node), `${path}: ${String(node['@type'])}`).toEqual(
          expect.arrayContaining([...(required ?? [])]),
        );
      }
    }
  });

  test('tells the way to every page but the first one', () => {
    const types = (path: string) => graphOf(path).map((node) => node['@type']);
    for (const path of pages) expect(types(path).includes('BreadcrumbList'), path).toBe(path !== '/');
    expect(types('/')).toEqual(expect.arrayContaining(['WebSite', 'Organization']));
    expect(types('/tags/')).toContain('CollectionPage');
    for (const [folder, type] of Object.entries({
      authors: 'Person',
      postmortems: 'TechArticle',
      blog: 'BlogPosting',
    })) {
      const own = pages.filter((path) => path.split('/')[1] === folder && path.split('/').length === 4);
      for (const path of own) expect(types(path), path).toContain(type);
    }
  });

  test('names only pages and files of the site that are there', () => {
    const files = new Set(listFiles(DIST));
    const addresses = pages.flatMap((path) => JSON.stringify(graphOf(path)).match(/https:[^"#{]+/g) ?? []);
    const own = [...new Set(addresses)].filter(
      (address) => address.startsWith(`${site.url}/`) && !address.includes('?'),
    );
    expect(own.length).toBeGreaterThan(40);
    for (const address of own) {
      const file = decodeURI(address.slice(site.url.length + 1));
      expect(files.has(file.endsWith('/') || file === '' ? `${file}index.html` : file), address).toBe(true);
    }
  });
});

describe('Open Graph', () => {
  test('of every page is complete, and its picture is there in the size that it says', async () => {
    const sizes = new Map<string, string>();
    for (const path of pages) {
      for (const name of ['title', 'description', 'type', 'url', 'site_name', 'image', 'image:alt']) {
        expect(property(path, `og:${name}`), `${path} ${name}`).toBeTruthy();
      }
      const image = property(path, 'og:image') ?? '';
      const { width, height } = await sharp(join(DIST, decodeURI(image.slice(site.url.length)))).metadata();
      sizes.set(image, `${width}×${height}`);
      expect(property(path, 'og:image:width')).toBe(String(width));
      expect(property(path, 'og:image:height')).toBe(String(height));
    }
    expect([...new Set(sizes.values())]).toEqual(['1200×630']);
    expect(sizes.size).toBeGreaterThan(pages.filter(isEntry).length);
  });
});

describe('Markdown twins', () => {
  test('of every entry are named by its page and by llms.txt, and served as text', async () => {
    const listed = readFileSync(join(DIST, 'llms.txt'), 'utf8');
    const entries = pages.filter(isEntry);
    expect(entries.length).toBeGreaterThan(10);
    for (const path of entries) {
      const twin = /<link rel="alternate" type="text\/markdown" title="Markdown" href="([^"]+)"/.exec(html(path))?.[1];
      expect(twin, path).toBe(`${path.slice(0, -1)}.md`);
      const text = readFileSync(join(DIST, twin ?? ''), 'utf8');
      expect(text, path).toMatch(/^---\ntitle: [\s\S]+\n---\n\n# \S/);
      expect(text, path).not.toMatch(/\]\((?!https?:|mailto:|tel:)|<(script|style|div|span|svg)\b/);
      expect(listed).toContain(`(${site.url}${twin})`);
    }
  });
});

describe('the sitemap', () => {
  test('lists every page that may be found, by its canonical address, and when it changed', () => {
    const sitemap = readFileSync(join(DIST, 'sitemap.xml'), 'utf8');
    const listed = Array.from(sitemap.matchAll(/<loc>([^<]+)<\/loc>/g), ([, address]) => address ?? '');
    const findable = pages.filter((path) => !/\/page\/\d+\/$/.test(path) && !html(path).includes('content="noindex"'));
    expect(listed.map((address) => decodeURI(address.slice(site.url.length))).sort()).toEqual(findable.sort());
    for (const path of findable)
      expect(html(path)).toContain(`<link rel="canonical" href="${encodeURI(site.url + path)}"`);
    const dated = [...sitemap.matchAll(/<lastmod>(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)<\/lastmod>/g)];
    const undated = findable.filter((path) => !new RegExp(`${path}</loc><lastmod>`).test(sitemap));
    expect(dated.length).toBe(findable.length - undated.length);
    expect(undated).toContain('/about/');
    expect(undated).not.toContain('/tags/databases/');
  });
});

describe('pictures', () => {
  const newPage = useBrowser();

  test('come as AVIF where it is understood, and move nothing when they come', async () => {
    const page = await newPage({ viewport: { width: 820, height: 900 } });
    await page.goto('/blog/codegen/');
    const image = page.locator('.prose picture img').first();
    const before = await image.boundingBox();
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth > 0))
      .toBe(true);
    const source = await image.evaluate((img) => (img instanceof HTMLImageElement ? img.currentSrc : ''));
    expect(source).toMatch(/\.avif$/);
    const after = await image.boundingBox();
    expect({ width: after?.width, height: after?.height }).toEqual({ width: before?.width, height: before?.height });
  });

  test.each([
    ['1 × 8000', 1, 8000],
    ['8000 × 1', 1200, 1],
    ['1200 × 3000', 1200, 3000],
  ])('of %s pixels leave a page that can be read', async (_, width, height) => {
    for (const viewport of [390, 820, 1440]) {
      const page = await newPage({ viewport: { width: viewport, height: 900 } });
      await page.goto('/blog/codegen/');
      const [box, overflow] = await page
        .locator('.prose picture img')
        .first()
        .evaluate(
          (img, [w, h]) => {
            for (const source of img.parentElement?.querySelectorAll('source') ?? []) source.remove();
            img.removeAttribute('srcset');
            img.setAttribute('src', '/favicon.svg');
            img.setAttribute('width', String(w));
            img.setAttribute('height', String(h));
            const { width: boxWidth, height: boxHeight } = img.getBoundingClientRect();
            const root = document.documentElement;
            return [[boxWidth, boxHeight], root.scrollWidth - root.clientWidth] as const;
          },
          [width, height] as const,
        );
      expect(box[0]).toBeLessThanOrEqual(viewport);
      expect(box[1]).toBeLessThanOrEqual(812);
      expect(overflow).toBe(0);
    }
  });
});
