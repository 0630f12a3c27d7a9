import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './open-page.ts';
import { announcement, archive, field, focused, resultLinks, results, searchFor, summary } from './search-page.ts';

const newPage = useBrowser();

async function open(path: string): Promise<Page> {
  const page = await newPage();
  await page.goto(path);
  return page;
}

describe('by keyboard alone', () => {
  test('Tab leads from the top of the page to the field', async () => {
    const page = await open('/search/');
    const stops: string[] = [];
    while ((await focused(page)) !== 'q' && stops.length < 20) {
      await page.keyboard.press('Tab');
      stops.push((await focused(page))?.trim() ?? '');
    }
    expect(stops[0]).toBe('Skip to the content');
    expect(stops).toContain('Search');
    expect(stops.at(-1)).toBe('q');
  });

  test('typing shows results, the best first, and announces how many there are', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'backward incompatible');
    expect(titles[0]).toBe('Post-mortem: A Backward Incompatible Database Migration');
    const count = titles.length === 1 ? '1 result.' : `${titles.length} results.`;
    expect(await announcement(page, /result/)).toBe(count);
    expect(await summary(page).innerText()).toMatch(/^\d+ results? in \d+ ms\.$/);
  });

  test('the arrows move through the results and back to the field', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'database');
    expect(titles.length).toBeGreaterThan(2);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(titles[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(titles[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('q');
  });

  test('the last result is the end of the way down', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'database');
    for (const _ of [...titles, 'once more']) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(titles.at(-1));
  });

  test('Escape returns from a result to the field, with the query as it was', async () => {
    const page = await open('/search/');
    await searchFor(page, 'database');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('q');
    expect(await field(page).inputValue()).toBe('database');
  });

  test('Enter opens the result at the section that matches, and Back returns to the results', async () => {
    const page = await open('/search/');
    const titles = await searchFor(page, 'roll-back refused');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/postmortems\/db-migration\/#/);
    expect(await page.locator('h1').innerText()).toBe(titles[0]);
    expect(await page.locator(':target').count()).toBe(1);
    await page.goBack();
    await announcement(page, /result/);
    expect(await resultLinks(page).allInnerTexts()).toEqual(titles);
  });

  test('Enter opens the whole entry when its title is what was asked for', async () => {
    const page = await open('/search/');
    await searchFor(page, 'exhausted connection pool');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/postmortems\/connection-pool\/$/);
  });

  test('Escape in the field empties it', async () => {
    const page = await open('/search/');
    await searchFor(page, 'database');
    await page.keyboard.press('Escape');
    expect(await field(page).inputValue()).toBe('');
    expect(await focused(page)).toBe('q');
    await expect.poll(() => results(page).count()).toBe(0);
  });

  test('the slash and Ctrl+K lead to the field, and a slash in the field is a slash', async () => {
    const page = await open('/search/');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('q');
    await page.keyboard.type('a/b');
    expect(await field(page).inputValue()).toBe('a/b');
    await page.locator('h1').click();
    await page.keyboard.press('Control+k');
    expect(await focused(page)).toBe('q');
  });

  test('the filters can be reached and turned, and keep the focus', async () => {
    const page = await open('/search/');
    await searchFor(page, 'database');
    const box = page.getByRole('checkbox', { name: /^Post-mortem \d+$/ });
    await box.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => field(page).inputValue()).toBe('database kind:post-mortem');
    await expect.poll(() => box.isChecked()).toBe(true);
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    const count = Number((await page.locator('label', { has: box }).locator('.count').innerText()) || 0);
    await announcement(page, `${count} result`);
    await page.keyboard.press('Space');
    await expect.poll(() => field(page).inputValue()).toBe('database');
  });

  test('emptying the field takes results and announcement away', async () => {
    const page = await open('/search/');
    await searchFor(page, 'database');
    await field(page).fill('');
    await expect.poll(() => resultLinks(page).count()).toBe(0);
    await expect.poll(() => page.getByRole('status').innerText()).toBe('');
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });
});

test('every result leads to a page and to a section that is there', async () => {
  const page = await open('/search/?q=e');
  await announcement(page, /results/);
  const addresses = await resultLinks(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of addresses) {
    const response = await page.goto(address);
    expect(response?.status() ?? 200, address).toBe(200);
    if (address.includes('#')) expect(await page.locator(':target').count(), address).toBe(1);
  }
});

describe('an address with a query', () => {
  test('fills the field and shows the results', async () => {
    const page = await open('/search/?q=connection+pool');
    await announcement(page, /result/);
    expect(await field(page).inputValue()).toBe('connection pool');
    expect(await resultLinks(page).first().innerText()).toContain('connection pool');
  });

  test('is where the form of the home page leads', async () => {
    const page = await open('/');
    await field(page).focus();
    await page.keyboard.type('connection pool');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=connection+pool');
    await announcement(page, /result/);
    expect(await resultLinks(page).count()).toBeGreaterThan(0);
  });

  test('follows what is typed before the script is there', async () => {
    const page = await newPage();
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/_astro/app.*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/search/');
    await field(page).focus();
    await page.keyboard.type('database');
    answer();
    await announcement(page, /result/);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('database');
  });

  test('follows what is typed, so that it can be shared', async () => {
    const page = await open('/search/');
    await searchFor(page, 'data & C');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('data & C');
  });
});

describe('a report in the results', () => {
  test('shows severity, services and duration', async () => {
    const page = await open('/search/?q=backward+incompatible');
    await announcement(page, /result/);
    const facts = await results(page).first().locator('.result-facts').innerText();
    expect(facts).toContain('SEV1');
    expect(facts).toContain('HTTP vals');
    expect(facts).toContain('about 12 min');
  });

  test('marks the words, and links to sections that have them', async () => {
    const page = await open('/search/?q=migration');
    await announcement(page, /result/);
    expect((await results(page).first().locator('mark').first().innerText()).toLowerCase()).toMatch(/^migrat/);
    const sections = results(page).first().getByRole('list', { name: 'Sections' }).getByRole('link');
    expect(await sections.count()).toBeGreaterThan(0);
    expect(await sections.count()).toBeLessThanOrEqual(3);
    await sections.first().click();
    await page.waitForURL('**/postmortems/**#*');
    expect(await page.locator(':target').count()).toBe(1);
  });
});

describe('the history', () => {
  test('has a step for every choice, and none for typing', async () => {
    const page = await open('/search/');
    await searchFor(page, 'database');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: /^Post \d+$/ }).click();
    await page.waitForURL('**/search/?q=database+kind%3Apost');
    await page.getByLabel('Sort by').selectOption('date');
    await page.waitForURL('**/search/?q=database+kind%3Apost&sort=date');
    await page.goBack();
    await expect.poll(() => page.getByLabel('Sort by').inputValue()).toBe('relevance');
    await page.goBack();
    await expect.poll(() => field(page).inputValue()).toBe('database');
    await expect.poll(() => page.getByRole('checkbox', { name: /^Post \d+$/ }).isChecked()).toBe(false);
    await page.goForward();
    await expect.poll(() => page.getByRole('checkbox', { name: /^Post \d+$/ }).isChecked()).toBe(true);
  });

  test('changes no more often than browsers allow, however fast a reader types', async () => {
    const page = await open('/search/');
    await page.evaluate(() => {
      const replace = history.replaceState.bind(history);
      history.replaceState = (...values) => {
        document.body.dataset.changes = String(Number(document.body.dataset.changes ?? 0) + 1);
        replace(...values);
      };
    });
    await field(page).focus();
    for (const letter of 'incompatible') await page.keyboard.type(letter, { delay: 130 });
    await announcement(page, /result/);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('incompatible');
    expect(Number(await page.locator('body').getAttribute('data-changes'))).toBeLessThan(6);
  });
});

describe('filters in the box', () => {
  test('are a query of their own, newest first', async () => {
    const page = await open('/search/?q=kind:post-mortem');
    const text = await announcement(page, /result/);
    expect(Number.parseInt(text, 10)).toBe(await results(page).count());
    const days = await results(page)
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(days).toEqual(days.toSorted().reverse());
  });

  test('without a value say what values there are', async () => {
    const page = await open('/search/?q=severity:');
    await page.locator('.search-notes').getByRole('link', { name: 'SEV1' }).click();
    await expect.poll(() => field(page).inputValue()).toBe('severity:sev1');
    expect(await focused(page)).toBe('q');
    await announcement(page, /result/);
    expect(await results(page).first().locator('.severity').innerText()).toBe('SEV1');
  });

  test('with an unknown value offer the nearest', async () => {
    const page = await open('/search/?q=tag:databse');
    expect(await announcement(page, 'Nothing')).toContain('Did you mean tag:databases');
    await page.getByRole('link', { name: 'tag:databases' }).click();
    await announcement(page, /result/);
  });

  test('that leave nothing can be taken out, and say what that would leave', async () => {
    const page = await open('/search/?q=pool+severity:sev1');
    await announcement(page, 'Nothing');
    const link = page.getByRole('link', { name: /^without severity:sev1 \(\d+\)$/ });
    const count = Number(/\d+(?=\))/.exec(await link.innerText())?.[0]);
    await link.click();
    await announcement(page, `${count} result`);
    expect(await field(page).inputValue()).toBe('pool');
  });
});

test('a misspelt word finds what was meant, and says so', async () => {
  const page = await open('/search/?q=databsae');
  expect(await announcement(page, /result/)).toContain('instead of “databsae”');
});

test('the list of everything makes room for results, and comes back without them', async () => {
  const page = await open('/search/');
  expect(await archive(page).isVisible()).toBe(true);
  await searchFor(page, 'database');
  expect(await archive(page).isVisible()).toBe(false);
  await field(page).fill('');
  await archive(page).waitFor();
});
