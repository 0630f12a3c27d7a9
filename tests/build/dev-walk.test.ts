import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRandom } from '../../bench/corpus.ts';
import { type DevServer, startDev } from '../support/dev-server.ts';
import { createWalk } from '../support/dev-walk.ts';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

const { WALK_STEPS = '40', WALK_SEED = '1' } = process.env;
/** Steps after which the server is asked; between them there is hardly any time. */
const BURST = 4;

let site: FixtureSite;
let server: DevServer;
beforeAll(async () => {
  site = createSite({ 'content/blog/stays.md': entry(fourFields('Stays', '2025-06-01', 'id: x:stays')) });
  server = await startDev(site);
});
afterAll(async () => {
  await server.stop();
  site.dispose();
});

async function shown(names: Iterable<string>): Promise<ReadonlyMap<string, string | undefined>> {
  const list = await (await fetch(`${server.url}blog/`)).text();
  expect(list).toContain('/blog/stays/');
  const pages = Array.from(names, async (name): Promise<[string, string | undefined]> => {
    const answer = await fetch(`${server.url}blog/${name}/`);
    const html = await answer.text();
    expect(list.includes(`"/blog/${name}/"`), `${name} in the list`).toBe(answer.status === 200);
    return [name, answer.status === 200 ? /Words \d+\./.exec(html)?.[0] : undefined];
  });
  return new Map(await Promise.all(pages));
}

test('after any saves, renames, moves and deletions the dev server shows what is on disk', async () => {
  const random = createRandom(Number(WALK_SEED));
  const walk = createWalk(site.root, random);
  for (let step = 1; step <= Number(WALK_STEPS); step++) {
    walk.step();
    await new Promise((resolve) => setTimeout(resolve, random() * 300));
    if (step % BURST !== 0) continue;
    const expected = walk.expected();
    await vi.waitFor(async () => expect(await shown(expected.keys())).toEqual(expected), {
      timeout: 90_000,
      interval: 300,
    });
  }
});
