import { partCandidates } from './srcset.ts';

const IMAGE = /<img\b[^>]*>/g;
const DRAWN = /<(?:img|picture)\b(?:"[^"]*"|[^">])*>/g;
const STYLE = /\sstyle="[^"]*"/;
const SRCSET = /\ssrcset="([^"]*)"/;

/**
 * Put every image of a rendered text whose candidates have two formats into a `<picture>`. Markdown knows one element for an
 * image, and by the time its files have names it is HTML; components write their own, without a style: the policy refuses it.
 */
export function toPictures(html: string): string {
  const unstyled = html.replace(DRAWN, (element) => element.replace(STYLE, ''));
  return unstyled.replace(IMAGE, (image) => {
    const { avif, rest } = partCandidates(SRCSET.exec(image)?.[1] ?? '');
    if (!avif) return image;
    const sizes = /\ssizes="[^"]*"/.exec(image)?.[0] ?? '';
    return `<picture><source type="image/avif" srcset="${avif}"${sizes}>${image.replace(SRCSET, ` srcset="${rest}"`)}</picture>`;
  });
}
