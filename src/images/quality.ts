/** How much of a picture formats with losses keep, from 1 to 100. */
export interface Quality {
  readonly avif: number;
  readonly webp: number;
}

/** Quality at which photographs look like their originals; AVIF’s scale is another one. */
export const QUALITY: Quality = { avif: 56, webp: 80 };
