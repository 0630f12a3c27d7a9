import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReports } from '../../bench/corpus.ts';
import { createSite, type FixtureSite } from '../support/fixture-site.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { useBrowser } from './open-page.ts';
import { findOverflow } from './overflow.ts';

describe('a site with three hundred incidents', () => {
  const newPage = useBrowser();
  let site: FixtureSite;
  let server: StaticServer;
  beforeAll(async () => {
    site = createSite(Object.fromEntries(makeReports(300)), { check: { R11: 'off', R12: 'off' } });
    const { code } = await site.build();
    expect(code).toBe(0);
    server = await serveFolder(join(site.root, 'dist'));
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  test.each(['reliability/', 'services/api/'])('%s fits every width', async (path) => {
    const page = await newPage();
    await page.goto(server.url + path);
    for (const width of [320, 390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findOverflow(page), `at ${width} px`).toEqual([]);
    }
  });

  test('every known duration has a dot that links to its report', async () => {
    const page = await newPage();
    await page.goto(`${server.url}reliability/`);
    const strip = page.locator('section[aria-labelledby="time-to-resolve"] svg a');
    expect(await strip.count()).toBe(300);
    await strip.first().click();
    await page.waitForURL('**/postmortems/incident-*/');
  });

  test('labels of an axis do not cover each other', async () => {
    const page = await newPage();
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(`${server.url}reliability/`);
    const overlaps = await page.evaluate(() =>
      [...document.querySelectorAll('.chart svg')].flatMap((svg) => {
        const boxes = [...svg.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
        return boxes.filter((box, index) =>
          boxes
            .slice(index + 1)
            .some(
              (other) =>
                box.left < other.right &&
                other.left < box.right &&
                box.top < other.bottom - 1 &&
                other.top < box.bottom - 1,
            ),
        );
      }),
    );
    expect(overlaps).toEqual([]);
  });
});
