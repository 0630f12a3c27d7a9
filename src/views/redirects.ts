import site from '../../site.config.ts';
import { writeRedirectPage } from '../seo/redirect-page.ts';
import { fileOfRedirect, type Redirect } from '../seo/redirects.ts';
import { getRedirects } from '../seo/site-redirects.ts';

/** A file at an old address. */
export interface RedirectFile {
  readonly params: { readonly redirect: string };
  readonly props: { readonly redirect: Redirect };
}

/** Files at old addresses that have an extension, or the pages of folders, each once. */
export async function redirectFiles(extension?: string): Promise<RedirectFile[]> {
  const files = new Map<string, Redirect>();
  for (const redirect of await getRedirects()) {
    const file = fileOfRedirect(redirect);
    if (file.extension === extension) files.set(file.name, redirect);
  }
  return Array.from(files, ([name, redirect]) => ({ params: { redirect: name }, props: { redirect } }));
}

/** Answer with a page that leads on. */
export function answerRedirect({ redirect }: RedirectFile['props']): Response {
  return new Response(writeRedirectPage(site, redirect), { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
