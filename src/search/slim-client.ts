import { isChangedInside } from './word-forms.ts';

/** What this module uses of a Vite plugin. */
interface SlimClient {
  readonly name: string;
  readonly enforce: 'pre';
  load(id: string): string | undefined;
  transform(code: string, id: string): string | undefined;
}

/**
 * Keep what no reader of this site needs out of its script: the stemmers of other languages, each a file of the build; the
 * lists of word forms that few languages have; and the bundler's own way to import, which loads styles and chunks ahead: ours
 * have none, so an import is an import.
 */
export function slimClient(lang: string): SlimClient {
  const own = lang.toLowerCase().split('-')[0] ?? '';
  return {
    name: 'slim-client',
    enforce: 'pre',
    load(id) {
      if (id.includes('vite/preload-helper')) return 'export const __vitePreload = (load) => load();';
      const isNeedless = id.endsWith('/search/client/forms.ts') && !isChangedInside(lang);
      return isNeedless ? 'export const readForms = () => [];' : undefined;
    },
    transform: (code, id) =>
      id.endsWith('/search/client/stems.ts')
        ? code.replace(/^ {2}([a-z]{2}): async .*\n/gm, (line, language) => (language === own ? line : ''))
        : undefined,
  };
}
