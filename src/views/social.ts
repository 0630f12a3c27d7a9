import { root } from 'astro:config/server';
import { fileURLToPath } from 'node:url';
import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { deriveDuration, formatDuration, METRICS } from '../incidents/durations.ts';
import { oncePerObject } from '../once.ts';
import { absolute } from '../site.ts';
import { CARD, type Card } from '../social/card.ts';
import { createDraw, type Draw } from '../social/picture.ts';
import { type SizedPicture, socialPictureOf } from './entry-picture.ts';
import { formatDay } from './format.ts';

/** An image that represents a page elsewhere. */
export interface SocialImage extends SizedPicture {
  readonly alt: string;
}

/** What pages without an image of their own are represented by. */
export const SITE_IMAGE: SocialImage = card('/social/site.png', site.title);

/** The PNG that represents the site. */
export function getSitePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const { host } = new URL(site.url);
  return drawCard({ title: [site.title, host], kind: 'Blog and post-mortems', date: [host], site: [] });
}

/** Paths of the social images: one for each visible entry. */
export async function socialPaths() {
  const { entries } = await getContent();
  // They are drawn beside the main thread while it renders pages. Whoever asks for one is told if it failed.
  if (!import.meta.env.DEV) for (const entry of entries) getSocialPicture(entry).catch(() => {});
  return entries.map((entry) => ({ params: { collection: entry.collection, slug: entry.slug }, props: { entry } }));
}

/** The image that represents an entry: its own picture, else a drawn one. An unlisted entry has none. */
export async function socialImageOf(entry: Entry): Promise<SocialImage | undefined> {
  const { collection, slug, title, image, withheld } = entry;
  if (withheld === 'unlisted') return undefined;
  const alt = `${title}, ${site.title}`;
  const own = await socialPictureOf(entry);
  return own ? { ...own, alt: image?.alt || alt } : card(`/social/${collection}/${slug}.png`, alt);
}

/** A drawn image at a root-relative path. */
function card(path: string, alt: string): SocialImage {
  return { ...CARD, url: absolute(site, path), type: 'image/png', alt };
}

let draw: Draw | undefined;

/** The PNG of an entry's social image. */
export const getSocialPicture = oncePerObject((entry: Entry) => drawCard(makeCard(entry)));

function drawCard(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  draw ??= createDraw(fileURLToPath(root));
  return draw(card);
}

function makeCard({ collection, slug, title, published, incident }: Entry): Card {
  return {
    // A title in a script that the face lacks gives way to the address.
    title: [title, `${collection}/${slug}`, site.title, new URL(site.url).host],
    kind: collection === 'blog' ? 'Blog' : 'Post-mortem',
    severity: incident && { id: incident.severity, label: site.severities[incident.severity].label },
    date: [formatDay(site, published.day), published.day],
    duration: incident && durationOf(incident),
    site: [site.title, new URL(site.url).host],
  };
}

function durationOf(incident: NonNullable<Entry['incident']>): string | undefined {
  if (incident.status === 'ongoing') return 'ongoing';
  const resolve = METRICS.find(({ id }) => id === 'resolve');
  const duration = resolve && deriveDuration(incident, resolve);
  return duration?.known ? formatDuration(duration) : undefined;
}
