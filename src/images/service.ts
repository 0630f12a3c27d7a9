import type { ImageMetadata, ImageTransform, LocalImageService } from 'astro';
import { baseService } from 'astro/assets';
import { openCache } from '../cache/cache.ts';
import { createKeep } from '../cache/keep.ts';
import { runningCode } from '../cache/running-code.ts';
import type { Site } from '../schemas/site.ts';
import { createPictureMaker, type PictureMaker } from './kept-pictures.ts';
import { heightOf, SIZES, widthsOf } from './widths.ts';

/** What `astro.config.mjs` tells the service. */
interface Settings {
  /** The project folder. */
  readonly root: string;
  /** `image` of the site's settings. */
  readonly image: Site['image'];
}

let version: string | undefined;
let make: PictureMaker | undefined;

/** Formats that may hold an animation; their pictures are published as WebP only. */
const MAY_MOVE = ['gif', 'webp'];

/**
 * Astro's image service as this site wants it. A picture that is asked for without measures, as Markdown does, gets AVIF and
 * WebP in several widths; an animation stays one; a drawing is cleaned. No file keeps metadata, and one that cannot be read
 * is an error instead of being published as it is.
 */
const service: LocalImageService<Settings> = {
  ...baseService,
  // Names of pictures may be cached for ever, so other code gives other names.
  propertiesToHash: [...(baseService.propertiesToHash ?? []), 'version'],

  validateOptions(options, config, logger) {
    const { src } = options;
    const { root, image } = config.service.config;
    if (isImported(src) && isPlain(options, src)) {
      const widths = widthsOf(src.width, image.widths);
      const width = widths.at(-1) ?? src.width;
      const sizes = options.sizes ?? SIZES;
      // An animation cannot be AVIF here, and of WebP nothing tells whether it is one.
      const formats = image.formats.filter((format) => format === 'webp' || !MAY_MOVE.includes(src.format));
      Object.assign(options, { width, height: heightOf(width, src), format: 'webp', sizes, formats, widths });
    } else if (isImported(src) && src.format !== 'svg' && Number(options.width) > src.width) {
      // No picture is made larger than it is.
      Object.assign(options, { width: src.width, height: src.height });
    }
    version ??= `${runningCode(root, 'pictures') ?? 'unknown'} ${JSON.stringify(image.quality)}`;
    Object.assign(options, { version });
    return baseService.validateOptions?.(options, config, logger) ?? options;
  },

  getSrcSet(asked, config, logger) {
    const { widths, formats, ...options } = asked;
    const { src } = options;
    if (!isImported(src) || !Array.isArray(formats) || !Array.isArray(widths)) {
      return baseService.getSrcSet?.(asked, config, logger) ?? [];
    }
    return formats.map(String).flatMap((format) =>
      widths.map(Number).map((width) => ({
        transform: { ...options, format, width, height: heightOf(width, src) },
        descriptor: `${width}w`,
        attributes: { type: `image/${format}` },
      })),
    );
  },

  async getHTMLAttributes(options, config, logger) {
    const { version: _, ...attributes } = (await baseService.getHTMLAttributes?.(options, config, logger)) ?? {};
    return attributes;
  },

  async transform(bytes, { format, width, src }, config) {
    const { root, image } = config.service.config;
    make ??= createPictureMaker(createKeep(openCache(root, 'pictures'), runningCode(root, 'pictures')));
    const data = await make(bytes, { format, width, quality: image.quality, name: src });
    globalThis.afterwordPictureMade?.();
    return { data, format };
  },
};

export default service;

function isImported(src: ImageTransform['src']): src is ImageMetadata {
  return typeof src === 'object';
}

/** Astro has filled in the measures of the original when none were asked for. */
function isPlain({ width, height, format, widths, densities }: ImageTransform, src: ImageMetadata): boolean {
  const isWhole = width === src.width && height === src.height;
  return isWhole && !format && !widths && !densities && src.format !== 'svg';
}
