import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { launchChromium } from '../support/chromium.ts';

/** A fresh tab with nothing stored, whose addresses are relative to the demonstration site. */
export type NewPage = (options?: BrowserContextOptions) => Promise<Page>;

/** Start a browser for the tests of a file. Every page is closed after the test that opened it. */
export function useBrowser(): NewPage {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  afterAll(() => browser.close());
  return async (options) => {
    const context = await browser.newContext({ baseURL: inject('site'), ...options });
    contexts.push(context);
    return context.newPage();
  };
}
