import Callout from './Callout.astro';
import Figure from './Figure.astro';

/** What MDX texts may use without importing it. */
export const PROSE_COMPONENTS = { Callout, Figure };
