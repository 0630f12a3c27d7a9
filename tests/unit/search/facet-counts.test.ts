import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search } from '../../../src/search/client/search.ts';
import { FACETS, type FacetName } from '../../../src/search/format/facets.ts';
import { documentsOf, fill, sourceOf } from '../database/filled.ts';
import { entry, reportEntry } from '../entry.ts';
import { ask, document, makeIndex, open } from './corpus.ts';

/** Each facet as the site's database has it. */
const SQL: Readonly<Record<FacetName, string>> = {
  kind: `select case collection when 'blog' then 'post' else 'post-mortem' end, id from entries`,
  year: 'select substr(published_day, 1, 4), id from entries',
  tag: 'select tag, entry_id from entry_tags',
  author: `select author_id, entry_id from entry_authors where role = 'author'`,
  severity: 'select severity, entry_id from incidents',
  service: 'select distinct service_id, entry_id from incident_services',
  trigger: 'select trigger_kind, entry_id from incidents where trigger_kind is not null',
};

const day = fc.constantFrom('2023-12-31', '2024-01-01', '2024-06-01', '2025-04-02');
const tags = fc.uniqueArray(fc.constantFrom('SQLite', 'On call', 'deploys'), { maxLength: 3 });
const incident = fc.record(
  {
    severity: fc.constantFrom('sev1', 'sev2', 'sev3'),
    trigger: fc.constantFrom('deploy', 'capacity'),
    services: fc.array(fc.constantFrom('api', 'web'), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const fields = fc.record({
  ...{ pubDate: day, tags, author: fc.constantFrom('ada', 'grace'), title: fc.constantFrom('Pool', 'Queue') },
});
const source = fc
  .array(fc.tuple(fields, fc.option(incident)), { maxLength: 12 })
  .map((list) =>
    list.map(([own, report], n) => (report ? reportEntry(`r${n}`, report, own) : entry(`blog/p${n}`, own))),
  );

describe('facet counts', () => {
  test('agree with the site’s database, whatever is asked for and chosen', async () => {
    const filter = fc.constantFrom(
      '',
      'kind:post',
      'tag:sqlite',
      'author:grace year:2024',
      'severity:sev1',
      'service:api tag:"on call"',
    );
    await fc.assert(
      fc.asyncProperty(source, fc.constantFrom('', 'pool'), filter, async (entries, word, chosen) => {
        const made = sourceOf(entries);
        const db = fill(entries);
        const list = (name: FacetName) => db.prepare<[], [string, number]>(SQL[name]).raw().all();
        const query = `${word} ${chosen}`.trim();
        const { facets, query: parsed, total } = await ask(documentsOf(made), query);
        const all = db.prepare<[string], number>('select id from entries where title like ?').pluck();
        const found = query === '' ? [] : all.all(word === '' ? '%' : `%${word}%`);
        const left = (besides?: FacetName) =>
          found.filter((id) =>
            FACETS.every((name) => {
              const values = parsed.filters.get(name)?.map((value) => value.replace(' ', '-'));
              return (
                name === besides || !values || list(name).some(([value, own]) => own === id && values.includes(value))
              );
            }),
          );
        expect(total).toBe(left().length);
        for (const name of FACETS) {
          const counts = Object.fromEntries(facets[name].map(({ id, count }) => [id, count]));
          const expected = Map.groupBy(list(name), ([value]) => value);
          const ids = new Set(left(name));
          expect(counts, name).toEqual(
            Object.fromEntries(
              [...expected].map(([value, rows]) => [value, rows.filter(([, id]) => ids.has(id)).length]),
            ),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test('are read only when somebody looks at them or a filter needs them', async () => {
    const facet = Array.from({ length: 300 }, (_, n) => [`tag-number-${n}`, `Tag number ${n}`] as const);
    const none = { kind: [], year: [], author: [], severity: [], service: [], trigger: [] };
    const index = makeIndex([document('Pool', '', {}, { facets: { ...none, tag: facet } })]);
    const read = async (query: string, counts: boolean) => {
      const paths: string[] = [];
      const answer = await search(open(index, paths), (word) => word, query, { order: 'relevance', page: 1, counts });
      return [answer.total, paths.includes('facets'), answer.facets.tag.length];
    };
    expect(await read('pool', false)).toEqual([1, false, 0]);
    expect(await read('pool', true)).toEqual([1, true, 300]);
    expect(await read('pool tag:tag-number-7', false)).toEqual([1, true, 300]);
    expect(await read('pool tag:', false)).toEqual([1, true, 300]);
  });
});
