import type { Page } from 'playwright-core';

/** What happened while a page loaded, and what it consists of. */
export interface Visit {
  readonly path: string;
  /** Errors and warnings of the console, refusals of the security policy among them. */
  readonly complaints: readonly string[];
  /** Addresses that the page asked for. */
  readonly requests: readonly string[];
  /** Requests without an answer, or with an error for an answer. */
  readonly failures: readonly string[];
  /** Addresses in links, images and the head, as they are written. */
  readonly addresses: readonly string[];
  readonly ids: readonly string[];
  /** The security policy, if it stands before anything that it governs. */
  readonly policy: string | undefined;
  readonly lang: string;
  readonly title: string;
  readonly headings: number;
  /** Scripts that run; blocks of data do not. */
  readonly scripts: readonly string[];
  /** Parts that a script of their own makes nicer: the days since the last incident, times in the reader's own zone, code, videos, articles. */
  readonly scripted: number;
  readonly inlineStyles: readonly string[];
  /** Words with a space between them and their comma or full stop, outside of code. */
  readonly loose: readonly string[];
}

/** Load a page of the site and write down everything about it that has to be the same on every page. */
export async function visit(page: Page, path: string): Promise<Visit> {
  const complaints: string[] = [];
  const requests: string[] = [];
  const failures: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => failures.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) failures.push(`${response.url()}: ${response.status()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.error(`the policy refuses: ${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.goto(path);
  return { path, complaints, requests, failures, ...(await describe(page)) };
}

function describe(page: Page): Promise<Omit<Visit, 'path' | 'complaints' | 'requests' | 'failures'>> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const values = (name: string) => all(`[${name}]`).map((element) => element.getAttribute(name) ?? '');
    const sources = values('srcset').flatMap((set) => set.split(/,\s+/).map((source) => source.split(' ')[0] ?? ''));
    const looseWords = () => {
      for (const code of all('pre, code')) code.textContent = 'code';
      for (const formula of all('math')) formula.replaceWith('formula');
      return document.body.innerText.match(/\S+\s+(?:[,;:!?]|\.(?=\s|$))/g) ?? [];
    };
    const opening = (element: Element) => element.outerHTML.slice(0, 120);
    return {
      addresses: [...values('href'), ...values('src'), ...values('action'), ...sources],
      ids: values('id'),
      policy:
        document.querySelector('head > meta[charset]:first-child + meta[http-equiv]')?.getAttribute('content') ??
        undefined,
      lang: document.documentElement.lang,
      title: document.title,
      headings: all('h1').length,
      scripts: all('script:not([type="application/ld+json"])').map(opening),
      scripted:
        all('[data-days-since], [data-local-times], .prose:has(pre), .article').length +
        all('.prose:has([data-video])').length,
      inlineStyles: all('style, [style]').map(opening),
      loose: looseWords(),
    };
  });
}
