import type { Site } from '../schemas/site.ts';

/** Links from an entry to its file in the repository. */
export interface RepositoryLinks {
  readonly source: string;
  readonly history: string;
  readonly report: string;
}

/** Addresses of a file's source, its history, and a form to report a mistake; the defaults are GitHub's. */
export function repositoryLinks(
  repository: Site['repository'],
  file: string,
  title: string,
): RepositoryLinks | undefined {
  if (!repository) return undefined;
  const { url, branch } = repository;
  const templates = 'source' in repository ? repository : undefined;
  const fill = (template: string) =>
    template
      .replaceAll('{url}', url.replace(/\/$/, ''))
      .replaceAll('{branch}', encodeURIComponent(branch))
      .replaceAll('{file}', encodeURI(file))
      .replaceAll('{title}', encodeURIComponent(title));
  return {
    source: fill(templates?.source ?? '{url}/blob/{branch}/{file}'),
    history: fill(templates?.history ?? '{url}/commits/{branch}/{file}'),
    report: fill(templates?.report ?? '{url}/issues/new?title={title}'),
  };
}
