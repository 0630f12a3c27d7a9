import { beforeAll, expect, inject, test } from 'vitest';
import site from '../../site.config.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/seo/policy.ts';
import { pagePaths, redirectPaths } from '../support/site-pages.ts';
import { useBrowser } from './open-page.ts';
import { type Visit, visit } from './visit.ts';

const newPage = useBrowser();
const visits = new Map<string, Visit>();
/** The one script that runs before anything is painted. */
const THEME = '<script src="/theme.js"></script>';

beforeAll(async () => {
  for (const path of pagePaths()) {
    const page = await newPage();
    visits.set(path, await visit(page, path));
    await page.close();
  }
  expect(visits.size).toBeGreaterThan(30);
});

test('no page writes an error to the console or breaks its own security policy', () => {
  expect(gather(({ complaints }) => complaints)).toEqual([]);
});

test('every page begins with the security policy', () => {
  expect(gather(({ policy }) => (policy === CONTENT_SECURITY_POLICY ? [] : [`${policy}`]))).toEqual([]);
});

test('no page asks for anything outside the site', () => {
  expect(gather(({ requests }) => requests.filter((url) => !url.startsWith(inject('site'))))).toEqual([]);
});

test('everything that a page asks for is there', () => {
  expect(gather(({ failures }) => failures)).toEqual([]);
});

test('every page has the theme, the one script that waits for a search, and others only for what they make nicer', () => {
  const [theme = '', shared = ''] = visits.get('/404.html')?.scripts ?? [];
  expect(theme).toBe(THEME);
  expect(shared).toContain('/_astro/');
  expect(gather(({ scripts, scripted }) => (scripts.length === scripted + 2 ? [] : scripts))).toEqual([]);
  expect(gather(({ scripts }) => (scripts[0] === theme ? [] : ['has no theme']))).toEqual([]);
  expect(gather(({ scripts }) => (scripts.includes(shared) ? [] : ['has no search']))).toEqual([]);
  const others = [...visits.values()].filter(({ scripts }) => scripts.length > 2).map(({ path }) => path);
  expect(others).not.toEqual([]);
  expect(others.filter((path) => !/^\/(reliability|services\/.+|postmortems\/.+|blog\/.+)\/$/.test(path))).toEqual([]);
});

test('a page asks for nothing of the search before a reader does', () => {
  expect(
    gather(({ requests }) => requests.filter((url) => /\/search\/(index|current)|\/_astro\/(page|dialog)\./.test(url))),
  ).toEqual([]);
});

test('every script is a file of the site', () => {
  const isOwn = (script: string) => /^<script type="module" src="\/_astro\/[^"]+"><\/script>$/.test(script);
  expect(gather(({ scripts }) => scripts.filter((script) => script !== THEME && !isOwn(script)))).toEqual([]);
});

test('no page has a style of its own inside its HTML', () => {
  expect(gather(({ inlineStyles }) => inlineStyles)).toEqual([]);
});

test('every page has one first heading', () => {
  expect(gather(({ headings }) => (headings === 1 ? [] : [`${headings} first headings`]))).toEqual([]);
});

test('every page names its language', () => {
  expect(gather(({ lang }) => (lang === site.lang ? [] : [`lang is “${lang}”`]))).toEqual([]);
});

test('every page has a title of its own', () => {
  const titles = [...visits.values()].map(({ title }) => title);
  expect(titles.filter((title, index) => !title || titles.indexOf(title) !== index)).toEqual([]);
});

test('commas and full stops follow their words without a space', () => {
  expect(gather(({ loose }) => loose)).toEqual([]);
});

test('no page uses an id twice', () => {
  expect(gather(({ ids }) => ids.filter((id, index) => ids.indexOf(id) !== index))).toEqual([]);
});

test('every link inside the site leads to something', async () => {
  const targets = new Set([...visits.values()].flatMap((from) => internalUrls(from).map(({ pathname }) => pathname)));
  const dead = new Set<string>();
  for (const target of targets) {
    const { status } = await fetch(new URL(target, inject('site')), { method: 'HEAD' });
    if (status !== 200) dead.add(target);
  }
  expect(gather((from) => internalUrls(from).flatMap(({ pathname }) => (dead.has(pathname) ? pathname : [])))).toEqual(
    [],
  );
});

test('every link to a part of a page leads to that part', () => {
  const isDead = ({ pathname, hash }: URL) =>
    hash && !visits.get(pathname)?.ids.includes(decodeURIComponent(hash.slice(1)));
  expect(gather((from) => internalUrls(from).filter(isDead).map(String))).toEqual([]);
});

test('no link takes the way over a redirect', () => {
  const redirects = redirectPaths();
  const pathnames = (from: Visit) => internalUrls(from).map(({ pathname }) => pathname);
  expect(gather((from) => pathnames(from).filter((path) => redirects.includes(path)))).toEqual([]);
});

/** What is wrong, page by page. */
function gather(find: (from: Visit) => readonly string[]): string[] {
  return [...visits.values()].flatMap((from) => find(from).map((problem) => `${from.path}: ${problem}`));
}

/** Addresses of the site itself, whether they are written with its domain or without. */
function internalUrls({ addresses, path }: Visit): URL[] {
  const { origin } = new URL(site.url);
  return addresses.map((address) => new URL(address, new URL(path, origin))).filter((url) => url.origin === origin);
}
