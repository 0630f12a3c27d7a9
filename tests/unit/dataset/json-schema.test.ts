import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/entries/front-matter.ts';
import { incidentJsonSchema } from '../../../src/schemas/json-schema.ts';

const schema = incidentJsonSchema();
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const problems = (value: unknown) =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);

const CONTENT = fileURLToPath(new URL('../../../content/postmortems/', import.meta.url));
const reports = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
const blocks = reports.flatMap((name): [string, unknown][] => {
  const { incident } = parseFrontMatter(readFileSync(`${CONTENT}${name}`, 'utf8')).data;
  return incident === undefined ? [] : [[name, incident]];
});

const SHORT = { status: 'ongoing', severity: 'sev2', started: '2025-04-01T10:00Z' };

describe('the JSON Schema of an incident', () => {
  test('says which version of JSON Schema it is, and what it describes', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Incident',
      description: expect.stringContaining('front matter'),
    });
  });

  test('has reports to be tried on', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  test.each(blocks)('takes the incident of %s', (_name, incident) => {
    expect(problems(incident)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['an unknown kind', { ...SHORT, kind: 'outage' }, '/kind enum'],
    ['an unknown status', { ...SHORT, status: 'closed' }, '/status enum'],
    ['an unknown trigger', { ...SHORT, trigger: 'gremlins' }, '/trigger enum'],
    ['no severity', { status: 'ongoing', started: SHORT.started }, ' required'],
    ['an unknown field', { ...SHORT, duration: 12 }, ' additionalProperties'],
    ['a done action without a title', { ...SHORT, actions: [{ status: 'done' }] }, '/actions/0 required'],
    [
      'an unknown state of an action',
      { ...SHORT, actions: [{ title: 'A', status: 'later' }] },
      '/actions/0/status enum',
    ],
  ])('refuses %s', (_case, incident, problem) => {
    expect(problems(SHORT)).toEqual([]);
    expect(problems(incident)).toContain(problem);
  });

  test('requires only what a writer has to type: fields with a default may be left out', () => {
    expect(schema).toMatchObject({ required: ['status', 'severity'] });
  });

  test('describes every property in a sentence', () => {
    const found = [...properties('', schema)];
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter(([, sentence]) => !/\.$/.test(sentence)).map(([path]) => path)).toEqual([]);
  });
});

function described(property: unknown): string {
  return typeof property === 'object' && property !== null && 'description' in property
    ? String(property.description)
    : '';
}

/** Every property at every depth with its description, which is empty when there is none. */
function* properties(path: string, node: unknown): Generator<[string, string]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties' && typeof value === 'object' && value !== null) {
      for (const [name, property] of Object.entries(value)) {
        yield [`${path}/${name}`, described(property)];
      }
    }
    yield* properties(`${path}/${key}`, value);
  }
}
