import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** What a first visit to a page without a cache asks for: bytes, and the number of requests. */
export interface Weight {
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly fonts: number;
  readonly requests: number;
}

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** A page of every kind; an entry of each kind has one without pictures. */
const PAGES = [
  ['home', '/'],
  ['posts', '/blog/'],
  ['post', '/blog/durations-are-derived/'],
  ['post, long, with code', '/blog/codegen/'],
  ['post, everything', '/blog/markdown-showcase/'],
  ['reports', '/postmortems/'],
  ['report', '/postmortems/db-migration/'],
  ['reliability', '/reliability/'],
  ['services', '/services/'],
  ['service', '/services/sqlite/'],
  ['tags', '/tags/'],
  ['tag', '/tags/databases/'],
  ['authors', '/authors/'],
  ['author', '/authors/steve-krouse/'],
  ['archive', '/archive/'],
  ['feeds', '/feeds/'],
  ['search', '/search/'],
  ['page', '/about/'],
  ['not found', '/404.html'],
] as const;

/** Print a table of what every kind of page weighs, from `dist/`, as brotli at its highest level; fonts are compressed already. */
export function weighPages(): void {
  if (!existsSync(DIST)) throw new Error('there is no dist/: run npm run build before');
  const rows = PAGES.map(([kind, path]) => {
    const { html, css, js, fonts, requests } = weigh(path);
    const sizes = [html, css, html + css, js].map((bytes) => (bytes / 1024).toFixed(1));
    return `| ${kind} | ${sizes.join(' | ')} | ${Math.round(fonts / 1024)} | ${requests} |`;
  });
  const head = ['| page | HTML | CSS | HTML + CSS | JS | fonts | requests |', '|---|---:|---:|---:|---:|---:|---:|'];
  process.stdout.write(`${[...head, ...rows].join('\n')}\n`);
}

/** Weigh a page of `dist/`, by its root-relative address. */
export function weigh(path: string): Weight {
  const html = readFileSync(join(DIST, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
  const styles = matches(html, /<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = matches(html, /<script[^>]* src="([^"]+)"/g).flatMap(withImports);
  const fonts = styles.flatMap((style) => fontsIn(read(style).toString(), html));
  return {
    html: compress(Buffer.from(html)),
    css: sum(styles.map((style) => compress(read(style)))),
    js: sum(scripts.map((script) => compress(read(script)))),
    fonts: sum(fonts.map((font) => read(font).length)),
    // The page itself, what it links, and its icon; pictures come when they are scrolled to.
    requests: 2 + styles.length + scripts.length + fonts.length,
  };
}

/** Fonts of a style sheet that a browser loads for a page: those that something on it is set in. */
function fontsIn(css: string, html: string): string[] {
  const unused = [/<(?:em|i|cite|dfn)\b/.test(html) ? [] : 'italic', html.includes('<math') ? [] : 'math'].flat();
  const text = html.replace(/^[\s\S]*?<body|<[^>]*>/g, '');
  // A letter alone, such as Σ, is a sign of a formula, which is set in the face of the system.
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const letters = new Set(Array.from(words.join(''), (letter) => letter.codePointAt(0) ?? 0));
  const faces = matches(css, /@font-face\s*\{([^}]*)\}/g).filter((face) => isInRange(face, letters));
  return faces
    .flatMap((face) => matches(face, /url\(["']?([^)"']+\.woff2)["']?\)/g))
    .filter((font) => !unused.some((name) => font.includes(name)));
}

/** True for a face without a range of letters, and for one whose range has one of these letters. */
function isInRange(face: string, letters: ReadonlySet<number>): boolean {
  const [, written] = /unicode-range:([^;}]*)/i.exec(face) ?? [];
  if (written === undefined) return true;
  const ranges = written.split(',').map((range) => {
    const [, first = '', last = first] = /U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/i.exec(range) ?? [];
    const [from, to] = [first.replaceAll('?', '0'), last.replaceAll('?', 'F')].map((hex) => Number.parseInt(hex, 16));
    return { from: from ?? 0, to: to ?? 0 };
  });
  return [...letters].some((letter) => ranges.some(({ from, to }) => from <= letter && letter <= to));
}

/** A script and the modules that it imports at once; those that it imports when a reader asks come later. */
function withImports(script: string): string[] {
  const imported = matches(read(script).toString(), /\bfrom\s*["'`]\.\/([^"'`]+)["'`]/g);
  return [script, ...imported.map((name) => `/_astro/${name}`)];
}

function read(path: string): Buffer {
  return readFileSync(join(DIST, path));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))];
}

function compress(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
    .length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
