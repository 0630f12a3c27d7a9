import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type BuildResult, createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';
import { LOOK_ALIKES, lookAlikes } from './ways-out/look-alikes.ts';
import { KEPT, WAYS } from './ways-out/refused.ts';

const SECRET = 'zzsecret-of-the-machine';

interface Told {
  readonly file: string;
  readonly level: string;
  readonly message: string;
}

describe('what the check refuses', () => {
  let site: FixtureSite;
  let problems: readonly Told[];
  const LINKS = [
    ['public/way.txt', '/etc/hostname'],
    ['public/way-within.svg', 'favicon.svg'],
    ['public/way-dangling.txt', 'nowhere'],
    ['src/way', '../content'],
    ['content/blog/zzplan/way.png', 'x.png'],
  ] as const;

  beforeAll(async () => {
    const files = Object.fromEntries(WAYS.map(({ file, text }) => [file, text]));
    site = createSite({
      ...KEPT,
      ...files,
      'content/blog/zzplan/x.png': await picture('#123'),
      'content/authors/zzhelper.png': await picture('#456'),
      '.env': `SECRET=${SECRET}`,
    });
    for (const [path, target] of LINKS) symlinkSync(target, join(site.root, path));
    const { stdout, code } = await site.run(['check', '--format', 'json']);
    expect(code).toBe(1);
    expect(stdout).not.toContain(SECRET);
    problems = JSON.parse(stdout).problems;
  });
  afterAll(() => site.dispose());

  const errorsOf = (wanted: string) =>
    problems.flatMap(({ file, level, message }) => (file === wanted && level === 'error' ? message : []));

  test.each(WAYS)('$file: $said', ({ file, said }) => {
    expect(errorsOf(file)).toContainEqual(expect.stringContaining(said));
  });

  test.each(LINKS)('the symbolic link %s to %s', (path) => expect(errorsOf(path)).toEqual(['is a symbolic link']));

  test('and nothing else: what is withheld is right in itself', () => {
    const ways = new Set<string>([...WAYS.map(({ file }) => file), ...LINKS.map(([path]) => path)]);
    const others = problems.filter(({ file, level }) => level === 'error' && !ways.has(file));
    expect(others).toEqual([]);
  });
});

describe('what a build refuses', () => {
  let site: FixtureSite;
  const canaries: (readonly [string, string | Buffer])[] = [];

  beforeAll(async () => {
    const [plan, quiet, helper] = [await picture('#a10'), await picture('#0b2'), await picture('#456')];
    site = createSite({
      ...KEPT,
      ...lookAlikes(await picture('#00c')),
      'content/blog/zzplan/x.png': plan,
      'content/blog/zzquiet/x.png': quiet,
      'content/authors/zzhelper.png': helper,
      'content/blog/zzflip/index.md': entry(
        fourFields('Zzflip', '2025-05-05', 'id: urn:x:f\ncontributors: [Zzhelper]'),
        'Zzflip ![x](./zzf.png)\n',
      ),
      'content/blog/zzflip/zzf.png': await picture('#f0f'),
      'content/blog/race/index.md': entry(fourFields('Race', '2025-05-05', 'id: urn:x:r'), 'One. ![x](./x.png)\n'),
      'content/blog/race/x.png': await picture('#fed'),
      'node_modules/zzleaky/package.json': '{"name":"zzleaky","version":"1.0.0","type":"module"}',
      '.env': `SECRET=${SECRET}\n`,
    });
    canaries.push(['of .env', SECRET], ['of the path', site.root], ['of a picture', plan], ['of an author', helper]);
    canaries.push(...['Zzplan.', 'Zzlater', 'Zzguest', 'Zzdraft'].map((word) => [word, word] as const));
  });
  afterAll(() => site.dispose());

  /** Files of the output that hold bytes anywhere, compressed or not. */
  const filesWith = (bytes: string | Buffer) =>
    site.output().filter((file) => {
      const read = site.read(`dist/${file}`);
      return (file.endsWith('.gz') ? gunzipSync(read) : read).includes(bytes);
    });

  const errorLines = ({ stderr }: BuildResult) => stderr.slice(stderr.indexOf('The build failed')).split('\n');

  test(`an entry that is taken back leaves nothing, by no cache; ${LOOK_ALIKES} harmless texts pass`, async () => {
    const first = await site.build();
    expect(first.stderr).toMatch(/(^|\n)0 errors|no problems/);
    expect(first.code).toBe(0);
    expect(filesWith('Zzflip')).not.toEqual([]);
    expect(site.output().filter((file) => /zzhelper/.test(file))).toContain('authors/zzhelper/index.html');
    expect(site.output().filter((file) => /_astro\/zzhelper/.test(file))).not.toEqual([]);
    site.write(
      'content/blog/zzflip/index.md',
      entry(fourFields('Zzflip', '2025-05-05', 'draft: true'), 'Zzflip ![x](./zzf.png)\n'),
    );
    expect((await site.build()).code).toBe(0);
    for (const [name, bytes] of [...canaries, ['Zzflip', 'Zzflip'], ['zzf', 'zzf.']] as const) {
      expect(filesWith(bytes), name).toEqual([]);
    }
    expect(
      site.output().filter((file) => /zzf|\/zzplan\/|zzplan\.(md|png)|zzlater|zzguest|zzhelper|lab/.test(file)),
    ).toEqual(['postmortems/zzlab/index.html']);
    // People and services of unlisted entries are named there, and nowhere else.
    expect(filesWith('Zzhelper')).toEqual(['blog/zzquiet/index.html']);
    expect(filesWith('Zzlab')).toEqual(['postmortems/zzlab/index.html']);
    expect(site.read('dist/blog/zzquiet/index.html').toString()).not.toContain('/authors/zzhelper/');
    expect(site.read('dist/postmortems/zzlab/index.html').toString()).not.toContain('/services/lab/');
  });

  test('every edge of the bundle to what is kept, in one error, before anything runs', async () => {
    const before = site.output();
    const home = site.read('dist/index.html');
    const config = site.read('tsconfig.json').toString();
    const outside = `${site.root}-outside.css`;
    writeFileSync(outside, 'i { color: red; }');
    symlinkSync(join(site.root, 'content/blog/zzplan/x.png'), join(site.root, 'node_modules/zzleaky/x.png'));
    const added = {
      'src/components/Way.astro': `---
import picture from '../../content/blog/zzplan/x.png';
import raw from '../../content/blog/zzlater.md?raw';
import url from '/content/blog/zzquiet/x.png?url';
import alias from '@kept/index.mdx?raw';
import secret from '../../.env?raw';
import last from '../../dist/index.html?raw';
import store from '../../node_modules/.astro/zz.json?raw';
import host from '${outside}?raw';
import { writeFileSync } from 'node:fs';
import leak from './way.ts';
import '../styles/way.css';
const later = await import('../../content/blog/zzby-guest.md?raw');
writeFileSync('zzran', '');
---
<p>{[picture.src, raw, url, alias, secret, last, store, host, leak, later.default]}</p>
<style>p { background: url('../../content/blog/zzflip/zzf.png'); }</style>
`,
      'src/components/way.ts': "export { default } from 'zzleaky/x.png?url';\n",
      'src/styles/way.css': `@import '${outside}';\n@import './way-too.css';\n`,
      'src/styles/way-too.css': "b { background: url('/content/blog/zzplan/x.png'); }\n",
      'content/blog/way-glob.mdx': entry(
        fourFields('Glob', '2025-05-05', 'id: urn:x:g'),
        `import Way from '../../src/components/Way.astro';

export const pictures = import.meta.glob('./zzquiet/*.png', { eager: true });
export const texts = import.meta.glob('./zzp*/*.mdx', { query: '?raw' });

<Way />
`,
      ),
    };
    for (const [path, text] of Object.entries(added)) site.write(path, text);
    onTestFinished(() => {
      for (const path of Object.keys(added)) site.remove(path);
      site.write('tsconfig.json', config);
      rmSync(outside);
    });
    mkdirSync(join(site.root, 'node_modules/.astro'), { recursive: true });
    site.write('node_modules/.astro/zz.json', '{}');
    const paths = { '@kept/*': ['./content/blog/zzplan/*'] };
    const options = JSON.parse(config);
    site.write('tsconfig.json', JSON.stringify({ ...options, compilerOptions: { ...options.compilerOptions, paths } }));

    const result = await site.build();

    expect(result.code).toBe(1);
    const of = 'content/blog/zzplan/index.mdx, which is not published';
    const way = 'src/components/Way.astro takes in';
    const foreign = 'which is not a part of the site';
    expect(errorLines(result).slice(1, -2).sort()).toEqual(
      [
        `content/blog/way-glob.mdx takes in content/blog/zzquiet/x.png of content/blog/zzquiet/index.md, which is unlisted`,
        `content/blog/way-glob.mdx takes in ${of}`,
        `src/components/way.ts takes in content/blog/zzplan/x.png of ${of}`,
        `src/styles/way.css takes in ../${outside.split('/').at(-1)}, ${foreign}`,
        `src/styles/way.css takes in content/blog/zzplan/x.png of ${of}`,
        `${way} ../${outside.split('/').at(-1)}, ${foreign}`,
        `${way} .env, ${foreign}`,
        `${way} content/blog/zzby-guest.md, which is not published`,
        `${way} content/blog/zzflip/zzf.png of content/blog/zzflip/index.md, which is not published`,
        `${way} content/blog/zzlater.md, which is not published`,
        `${way} ${of}`,
        `${way} content/blog/zzplan/x.png of ${of}`,
        `${way} content/blog/zzquiet/x.png of content/blog/zzquiet/index.md, which is unlisted`,
        `${way} dist/index.html, ${foreign}`,
        `${way} node_modules/.astro/zz.json, ${foreign}`,
      ]
        .map((line) => `  ${line}`)
        .sort(),
    );
    expect(result.stderr + result.stdout).not.toContain(SECRET);
    expect(site.output()).toEqual(before);
    expect(site.read('dist/index.html')).toEqual(home);
    expect(site.exists('.afterword')).toBe(false);
    expect(site.exists('zzran')).toBe(false);
  });

  test('what changes while a build runs, also with the same size and time', async () => {
    const before = site.output();
    const home = site.read('dist/index.html');
    const text = 'content/blog/race/index.md';
    const longAgo = new Date('2020-01-01T00:00Z');
    utimesSync(join(site.root, text), longAgo, longAgo);
    const other = await picture('#def');
    const running = site.build();
    await expect.poll(() => site.exists('.afterword/scratch'), { interval: 10 }).toBe(true);
    site.write(text, site.read(text).toString().replace('One.', 'Two.'));
    utimesSync(join(site.root, text), longAgo, longAgo);
    site.write('content/blog/race/x.png', other);
    site.write('public/zzlate.txt', 'late');
    site.write('site.config.ts', `${site.read('site.config.ts')}// changed\n`);

    const result = await running;

    expect(result.code).toBe(1);
    expect(errorLines(result)).toEqual([
      'The build failed: files changed while the build ran; run it again:',
      '  content/blog/race/index.md was changed',
      '  content/blog/race/x.png was changed',
      '  public/zzlate.txt was added',
      '  site.config.ts was changed',
      'dist/ is unchanged.',
      '',
    ]);
    expect(site.output()).toEqual(before);
    expect(readFileSync(join(site.root, 'dist/index.html'))).toEqual(home);
  });
});
