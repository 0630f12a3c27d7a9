import sharp from 'sharp';

/** Every library that takes part in drawing and encoding, with its version: a machine may have its own instead of the package’s. */
export const LIBRARY = Object.entries(sharp.versions)
  .map((entry) => entry.join(' '))
  .sort()
  .join(', ');
