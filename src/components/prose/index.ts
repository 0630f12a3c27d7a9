import Picture from '../Picture.astro';
import Callout from './Callout.astro';
import Embed from './Embed.astro';
import Figure from './Figure.astro';
import Video from './Video.astro';

/** What MDX texts may use without importing it, and what their images are drawn with. */
export const PROSE_COMPONENTS = { Callout, Embed, Figure, Video, img: Picture };
