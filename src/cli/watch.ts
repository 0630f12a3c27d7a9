import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, join } from 'node:path';

/** Changes within this time are one: editors write, rename and touch when they save. */
const QUIET_MS = 120;
/** Left by editors while they save. */
const LITTER = /^\.|~$/;

/**
 * Watch `content/` and `site.config.ts`; call when something changed and no more changes come for a moment.
 *
 * Every folder has a watcher of its own: Node's recursive watching follows files, and loses one that an editor saves by
 * renaming another file over it.
 */
export function watchProject(root: string, onChange: () => void): { close(): void } {
  const content = join(root, 'content');
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;

  const close = () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const follow = (folder: string, concerns: (name: string) => boolean) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !concerns(basename(name))) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        // A folder may be gone, new, or another one of the same name: all are watched anew, and before they are read.
        close();
        followAll();
        onChange();
      }, QUIET_MS);
    });
    // Some systems report a removed folder as an error.
    watcher.on('error', () => watcher.close());
    watchers.push(watcher);
  };
  const followAll = () => {
    follow(root, (name) => name === 'site.config.ts' || name === 'content');
    for (const folder of foldersIn(content)) follow(folder, (name) => !LITTER.test(name));
  };

  followAll();
  return { close };
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const inside = readdirSync(folder, { withFileTypes: true, recursive: true });
  return [folder, ...inside.filter((item) => item.isDirectory()).map(({ parentPath, name }) => join(parentPath, name))];
}
