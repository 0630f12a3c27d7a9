import type { Around } from './prerender.ts';
import type { Progress } from './progress.ts';

declare global {
  /** Called by the image service, which Astro loads by itself, whenever a picture has been made or was found. */
  var afterwordPictureMade: (() => void) | undefined;
}

/** Say how many pictures have been made: they come last, and may take minutes. */
export function countPictures(progress: Progress): Around {
  return (prerenderer) => ({
    ...prerenderer,
    async teardown() {
      await prerenderer.teardown?.();
      let made = 0;
      globalThis.afterwordPictureMade = () => {
        made++;
        progress.update(`Making pictures: ${made}`);
      };
    },
  });
}
