import type { AstroIntegration, AstroPrerenderer } from 'astro';

/** Something that is done around the rendering of pages. */
export type Around = (prerenderer: AstroPrerenderer) => AstroPrerenderer;

/** Put something around the rendering of pages; the last is the outermost. Astro takes one such thing, so all are given at once. */
export function aroundPages(...all: readonly Around[]): AstroIntegration {
  return {
    name: 'afterword-around-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((prerenderer) => all.reduce((inner, wrap) => wrap(inner), prerenderer)),
    },
  };
}
