import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import site from '../../../site.config.ts';
import { readContentFiles } from '../../../src/entries/files.ts';
import { editorSchemas } from '../../../src/schemas/json-schema.ts';
import { makeSite } from '../site.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = join(ROOT, '.vscode/schemas');
const FILES = Object.entries(editorSchemas(site));
const SCHEMA_OF = { blog: 'post', postmortems: 'report', authors: 'author', services: 'service', pages: 'page' };

/** A schema as it is committed: formatted like every other file. */
function format(schema: object): string {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const input = JSON.stringify(schema, null, 2);
  return execFileSync(biome, ['format', '--stdin-file-path=.vscode/schemas/schema.json'], {
    cwd: ROOT,
    input,
  }).toString();
}

/** What an editor finds wrong with data, as `path keyword`. */
function complaints(name: string, data: unknown, schemas = editorSchemas(site)): string[] {
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schemas[name] ?? false);
  return validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

describe('the schemas for editors', () => {
  // After a change of a schema or of the severities: npm run test:unit -- editor-schemas --update
  test.each(FILES)('%s in .vscode/schemas is the current one', async (name, schema) => {
    await expect(format(schema)).toMatchFileSnapshot(join(FOLDER, name));
  });

  test('are all that is in .vscode/schemas', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(FILES.map(([name]) => name).sort());
  });

  const content = readContentFiles(ROOT).files.map((file) => [file.file, file] as const);
  test.each(content)('find nothing wrong with %s', (_path, { collection, frontMatter }) => {
    expect(complaints(`${SCHEMA_OF[collection]}.json`, frontMatter.data)).toEqual([]);
  });

  test('have been tried on every kind of file', () => {
    expect(new Set(content.map(([, { collection }]) => collection)).size).toBe(5);
  });

  const BASICS = { title: 'A', description: 'B', pubDate: '2025-04-02', author: 'Ada' };
  const report = (severity: string) => ({
    ...BASICS,
    incident: { status: 'ongoing', severity, started: '2025-04-01T10:00Z' },
  });

  test.each<[string, string, object, string]>([
    ['an unknown key', 'post.json', { ...BASICS, tagz: [] }, ' additionalProperties'],
    ['a missing title', 'post.json', { ...BASICS, title: undefined }, ' required'],
    ['an incident in a post', 'post.json', report('sev1'), ' additionalProperties'],
    [
      'an unknown status',
      'report.json',
      { ...BASICS, incident: { status: 'over', severity: 'sev1' } },
      '/incident/status enum',
    ],
    ['an unknown severity', 'report.json', report('catastrophic'), '/incident/severity anyOf'],
    ['an author without a name', 'author.json', { bio: 'Who?' }, ' required'],
    ['a service with an unknown key', 'service.json', { name: 'API', owner: 'Ada' }, ' additionalProperties'],
  ])('refuse %s', (_what, name, data, complaint) => {
    expect(complaints(name, JSON.parse(JSON.stringify(data)))).toContain(complaint);
  });

  test('know the site’s own words for severities, in any case, and no others', () => {
    const own = editorSchemas(
      makeSite({ severities: { ...site.severities, sev1: { label: 'P0 (all)', aliases: ['größt'] } } }),
    );
    for (const word of ['sev1', 'SEV1', 'P0 (all)', 'p0 (ALL)', 'größt', 'GRÖßT', 'Major']) {
      expect(complaints('report.json', report(word), own)).toEqual([]);
    }
    for (const word of ['critical', 'P0', 'p0 all', 'sev1x', '']) {
      expect(complaints('report.json', report(word), own)).toContain('/incident/severity anyOf');
    }
  });
});

test('the editor’s settings name the schemas that are there, for the folders that collections have', () => {
  const settings: unknown = JSON.parse(readFileSync(join(ROOT, '.vscode/settings.json'), 'utf8'));
  expect(settings).toMatchObject({
    'yaml.schemas': {
      './.vscode/schemas/author.json': ['content/authors/*.yml', 'content/authors/*.yaml'],
      './.vscode/schemas/service.json': ['content/services/*.yml', 'content/services/*.yaml'],
    },
  });
});
