import { z } from 'astro/zod';
import { QUALITY } from '../images/quality.ts';
import { writtenDate } from './dates.ts';
import { quote, secureUrl, text, webUrl } from './scalars.ts';

/** Hosts of this very machine. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** How to reach someone, as RFC 9116 has it. */
const contact = () =>
  text(300).refine((value) => /^(mailto:\S+@\S+|https:\/\/\S+|tel:[+\d][\d().-]*)$/i.test(value), {
    error: 'write mailto:…, https://… or tel:…',
  });

const quality = () => z.number().int().min(1, 'is below 1').max(100, 'is above 100');

/** `feeds` of the settings. */
export const feeds = z
  .strictObject({
    limit: z
      .number()
      .int()
      .min(1, 'is below 1')
      .max(100, 'is above 100: readers load a feed again and again, and follow it to its archives by themselves')
      .default(30)
      .describe('Newest entries in a feed, and entries in an archive.'),
    hub: webUrl()
      .refine(hasNoPassword, {
        error: 'has a user name or password in it, which every feed would publish',
        abort: true,
      })
      .refine(isSafeHub, {
        error: ({ input }) => `${quote(input)} begins with http://, but a hub is told over https only`,
        abort: true,
      })
      .transform((value) => new URL(value).href)
      .optional()
      .describe('A WebSub hub, which `afterword ping` tells about new entries.'),
    archives: z
      .enum(['site', 'all', 'none'])
      .default('site')
      .describe('Which feeds have archives of older entries: the one of the whole site, all of them, or none.'),
  })
  .default({ limit: 30, archives: 'site' })
  .describe('Settings of the feeds.');

/** `image` of the settings. */
export const image = z
  .strictObject({
    formats: z
      .array(z.enum(['avif', 'webp']))
      .min(1, 'names no format')
      .refine((formats) => new Set(formats).size === formats.length, { error: 'names a format twice' })
      .default(['avif', 'webp'])
      .describe(
        'Formats of the pictures of texts. AVIF is smaller and takes ten times as long; old browsers get WebP in any case.',
      ),
    widths: z
      .array(z.number().int().min(16, 'has a width below 16').max(8192, 'has a width above 8192'))
      .min(1, 'names no width')
      .refine((widths) => widths.every((width, index) => index === 0 || width > (widths[index - 1] ?? 0)), {
        error: 'is not in ascending order',
      })
      .default([480, 800, 1312])
      .describe('Widths in pixels, ascending. The column of a text is 656 pixels wide at most.'),
    quality: z
      .strictObject({
        avif: quality().default(QUALITY.avif).describe('Of AVIF.'),
        webp: quality().default(QUALITY.webp).describe('Of WebP.'),
      })
      .prefault({})
      .describe('How much of a picture is kept, from 1 to 100; the scales of the two formats differ.'),
  })
  .prefault({})
  .describe('How pictures of texts are published.');

/** `security` of the settings. */
export const security = z
  .strictObject({
    contact: z
      .union([contact(), z.array(contact()).min(1, 'names nobody')])
      .transform((value) => [value].flat())
      .describe('Where to report a weakness: mailto:…, https://… or tel:…, the preferred one first.'),
    expires: writtenDate().optional().describe('Until when it holds. Default: a year from the day of the build.'),
    encryption: secureUrl().optional().describe('Address of a key.'),
    policy: secureUrl().optional().describe('Address of the policy.'),
  })
  .optional()
  .describe('Contents of /.well-known/security.txt (RFC 9116); without it there is no such file.');

function hasNoPassword(value: string): boolean {
  const url = URL.parse(value);
  return !url?.username && !url?.password;
}

/** On the way to another machine, anyone could read and change what is said over http. */
function isSafeHub(value: string): boolean {
  const url = URL.parse(value);
  return url?.protocol !== 'http:' || LOOPBACK.test(url.hostname);
}
