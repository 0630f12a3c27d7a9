import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

const KINDS = {
  draft: 'draft: true',
  scheduled: '',
  unlisted: 'unlisted: true',
} as const;
type Kind = keyof typeof KINDS;

/** A word that stands nowhere else: in title, text, tag, heading and the name of the picture. */
const secret = (kind: Kind, extension: string) => `zz${kind}${extension}`;

async function withheldEntry(kind: Kind, extension: 'md' | 'mdx'): Promise<Record<string, string | Uint8Array>> {
  const word = secret(kind, extension);
  const date = kind === 'scheduled' ? '2026-02-01' : '2025-05-05';
  const front = fourFields(`Title ${word}`, date, `tags: [tag ${word}]\naliases: [/old-${word}/]\n${KINDS[kind]}`);
  const colour = { draft: '#a00', scheduled: '#0a0', unlisted: '#00a' }[kind];
  const folder = `content/blog/${word}`;
  return {
    [`${folder}/index.${extension}`]: entry(
      front,
      `## Heading ${word}\n\nText ${word} ![${word}](./${word}-image.png)\n`,
    ),
    [`${folder}/${word}-image.png`]: await picture(extension === 'md' ? colour : `${colour}a`),
  };
}

/** Every file of the output that holds a word, in its name or anywhere in its bytes, compressed or not. */
function filesWith(site: FixtureSite, word: string): string[] {
  return site.output().filter((file) => {
    const bytes = site.read(`dist/${file}`);
    const unpacked = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return file.includes(word) || unpacked.includes(word);
  });
}

describe.each(['md', 'mdx'] as const)('withheld entries in .%s', (extension) => {
  let site: FixtureSite;
  let stdout: string;
  beforeAll(async () => {
    site = createSite({
      'content/blog/visible.md': entry(fourFields('Visible', '2025-05-05', 'tags: [shared]')),
      ...(await withheldEntry('draft', extension)),
      ...(await withheldEntry('scheduled', extension)),
      ...(await withheldEntry('unlisted', extension)),
    });
    const result = await site.build();
    expect(result.stderr).toContain('0 errors');
    expect(result.code).toBe(0);
    stdout = result.stdout;
  });
  afterAll(() => site.dispose());

  test('a draft and a scheduled entry leave no byte in any output, their pictures included', () => {
    expect(filesWith(site, 'Visible')).not.toEqual([]);
    expect(filesWith(site, secret('draft', extension))).toEqual([]);
    expect(filesWith(site, secret('scheduled', extension))).toEqual([]);
  });

  test('an unlisted entry is in its own page and that page’s picture only', () => {
    const word = secret('unlisted', extension);
    const files = filesWith(site, word);
    expect(files.filter((file) => !file.startsWith('_astro/'))).toEqual([`blog/${word}/index.html`]);
    for (const file of files.filter((name) => name.startsWith('_astro/'))) expect(file).toContain(`${word}-image`);
    expect(site.read(`dist/blog/${word}/index.html`).toString()).toContain('<meta name="robots" content="noindex"');
  });

  test('the database holds the visible entry alone, and opens', () => {
    const db = new Database(site.read('dist/data/site.db'));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('select slug from entries').pluck().all()).toEqual(['visible']);
    expect(db.prepare('select slug from tags').pluck().all()).toEqual(['shared']);
    db.close();
  });

  test('the summary names each of them with the reason', () => {
    expect(stdout).toMatch(new RegExp(`draft +blog/${secret('draft', extension)}\n`));
    expect(stdout).toMatch(new RegExp(`scheduled +blog/${secret('scheduled', extension)}\n`));
    expect(stdout).toMatch(new RegExp(`unlisted +blog/${secret('unlisted', extension)}\n`));
  });

  test('a scheduled entry appears in a build whose moment has come, and is gone again in one before it', async () => {
    const word = secret('scheduled', extension);
    const epoch = (iso: string) => ({ SOURCE_DATE_EPOCH: String(Date.parse(iso) / 1000) });
    expect((await site.build(epoch('2026-02-01T00:00:00Z'))).code).toBe(0);
    expect(site.output()).toContain(`blog/${word}/index.html`);
    expect(filesWith(site, `${word}-image`)).not.toEqual([]);
    expect((await site.build(epoch('2026-01-31T23:59:59Z'))).code).toBe(0);
    expect(filesWith(site, word)).toEqual([]);
  });

  test('flipping draft on a warm cache shows the entry, and hides it without a trace', async () => {
    const word = secret('draft', extension);
    const file = `content/blog/${word}/index.${extension}`;
    const hidden = site.read(file).toString();
    site.write(file, hidden.replace('draft: true', 'draft: false'));
    expect((await site.build()).code).toBe(0);
    expect(site.output()).toContain(`blog/${word}/index.html`);
    site.write(file, hidden);
    expect((await site.build()).code).toBe(0);
    expect(filesWith(site, word)).toEqual([]);
  });
});
