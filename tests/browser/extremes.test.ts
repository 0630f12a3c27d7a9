import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite } from '../support/fixture-site.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';

const newPage = useBrowser();
const WIDTHS = [320, 390, 820, 1440];

/** A built fixture, served. */
interface Served {
  readonly site: FixtureSite;
  readonly server: StaticServer;
}

async function serve(files: Readonly<Record<string, string>>): Promise<Served> {
  const site = createSite(files, { nav: [{ label: 'Blog', href: '/blog/' }] });
  const { code, stderr, stdout } = await site.build();
  if (code !== 0) throw new Error(stderr + stdout);
  return { site, server: await serveFolder(join(site.root, 'dist')) };
}

const long = (letter: string, length: number) => letter.repeat(length);
const people = Array.from({ length: 14 }, (_, index) => `Person Number${index} ${long('n', 30)}`);
const part = (number: number) =>
  entry(`
title: Part ${number} of the tale
description: Part ${number}.
pubDate: 2025-0${number}-01
author: Ada Byron
series: A tale of ${long('s', 80)}
`);

const LONG = {
  ...Object.fromEntries(people.map((name, index) => [`content/authors/p${index}.yml`, `name: ${name}\n`])),
  'content/services/api.yml': `name: ${long('Service', 8)}\n`,
  'content/blog/long.md': entry(
    `
title: ${long('T', 120)}
description: ${long('d', 200)}
pubDate: 2025-06-01
authors: [${people.join(', ')}]
tags: [${Array.from({ length: 60 }, (_, index) => `tag${index}${long('x', index % 20)}`).join(', ')}]
`,
    `## ${long('H', 300)}\n\nA ${long('w', 300)} word and \`${long('c', 300)}\`.\n\n\`\`\`\n${long('k', 300)}\n\`\`\`\n\n## Two\n\nText.\n\n## Three\n\n| ${long('a', 60)} | b |\n|---|---|\n| c | ${long('e', 80)} |\n`,
  ),
  'content/postmortems/long.md': entry(
    `
title: ${long('R', 120)}
description: ${long('d', 200)}
pubDate: 2025-06-02
author: Ada Byron
corrections:
  - at: 2025-06-03
    text: ${long('z', 200)}
incident:
  status: ongoing
  severity: sev1
  tz: Australia/Lord_Howe
  started: 2025-06-01T10:16+10:30
  services: [{ id: api, state: down }]
  factors: [{ text: ${long('f', 200)} }]
  actions: [{ title: ${long('q', 120)}, type: prevent, due: 2025-07-01, url: https://fixture.example/1, status: open, owner: ${long('o', 60)} }]
  timeline: [{ at: 2025-06-01T10:16+10:30, type: impact-start, text: ${long('t', 200)} }]
`,
    `## Summary\n\n${long('w', 300)}\n`,
  ),
  'content/blog/wide.md': entry(
    'title: Wide\ndescription: Wide and tall.\npubDate: 2025-06-03\nauthor: Ada Byron',
    `${[0, 1, 2].map((row) => `|${(row === 1 ? ' --- |' : ` cell ${row} |`).repeat(40)}`).join('\n')}\n\n\`\`\`klingon\n${'line\n'.repeat(20_000)}\`\`\`\n`,
  ),
  'content/blog/one.md': part(1),
  'content/blog/two.md': part(2),
  'content/blog/three.md': part(3),
};

describe('a site of long words', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(LONG);
  });
  afterAll(async () => {
    await served.server.close();
    served.site.dispose();
  });
  const open = (path: string) => openAt(served, path);

  test.each([
    '/',
    '/blog/',
    '/blog/long/',
    '/blog/two/',
    '/blog/wide/',
    '/postmortems/',
    '/postmortems/long/',
    '/reliability/',
    '/services/',
    '/services/api/',
    '/tags/',
    '/authors/',
    '/authors/p0/',
    '/archive/',
    '/feeds/',
  ])('%s is as wide as the screen, whatever is in it', async (path) => {
    const page = await open(path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findOverflow(page), `at ${width} px`).toEqual([]);
    }
  });

  test('a table of 40 columns and code of 20 000 lines are whole, and scroll by themselves', async () => {
    const page = await open('/blog/wide/');
    expect(await page.locator('.prose th').count()).toBe(40);
    expect((await page.locator('.prose pre code').textContent())?.match(/line/g)).toHaveLength(20_000);
    const table = page.locator('.prose .table-scroll');
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(true);
  });

  test('all 60 tags and all 14 authors are there', async () => {
    const page = await open('/blog/long/');
    expect(await page.locator('[rel=tag]').count()).toBe(60);
    expect(await page.locator('.byline [rel=author]').count()).toBe(14);
  });

  test('a part of a series lists all parts in order, marks itself, and links the others only', async () => {
    const page = await open('/blog/two/');
    const series = page.getByRole('navigation', { name: 'Series' });
    expect(await series.getByRole('listitem').allInnerTexts()).toEqual([1, 2, 3].map((n) => `Part ${n} of the tale`));
    expect(await series.locator('[aria-current=page]').innerText()).toBe('Part 2 of the tale');
    expect(await series.getByRole('link').allInnerTexts()).toEqual(['Part 1 of the tale', 'Part 3 of the tale']);
    expect(await series.innerText()).toContain('Part 2 of 3');
  });

  test('an entry of no series says nothing of one', async () => {
    const page = await open('/blog/long/');
    expect(await page.getByRole('navigation', { name: 'Series' }).count()).toBe(0);
  });

  test('an ongoing incident is marked as such at the head of its report', async () => {
    const page = await open('/postmortems/long/');
    expect(await page.locator('.entry-header .kicker').innerText()).toContain('Ongoing');
  });
});

describe('a site without an entry', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({});
  });
  afterAll(async () => {
    await served.server.close();
    served.site.dispose();
  });
  const open = (path: string) => openAt(served, path);

  test('the front page says that nothing is published yet, and offers to tell when something is', async () => {
    const page = await open('/');
    expect(await page.locator('h1').innerText()).toBe('Fixture');
    expect(await page.locator('.empty').allInnerTexts()).toEqual([
      'No post has been published yet. The first one will be here.',
      'No report has been published yet.',
    ]);
    expect(await page.getByRole('region', { name: 'Subscribe' }).getByRole('link').count()).toBeGreaterThan(1);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'The record' }).count()).toBe(0);
  });

  test.each(['/', '/blog/', '/postmortems/', '/reliability/', '/services/', '/tags/', '/archive/'])(
    '%s has words for it, and fits',
    async (path) => {
      const page = await open(path);
      expect(await page.locator('main').innerText()).toMatch(/\b(?:no|nothing)\b/i);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await findOverflow(page), `at ${width} px`).toEqual([]);
      }
    },
  );
});

async function openAt({ server }: Served, path: string): Promise<Page> {
  const page = await newPage();
  await page.goto(new URL(path, server.url).href);
  return page;
}
