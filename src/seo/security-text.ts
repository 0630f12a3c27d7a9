import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';

const DAY = 86_400_000;

/**
 * Write `/.well-known/security.txt` (RFC 9116). Without a date of the owner's it holds for a year from the day of the build,
 * which is the longest that the RFC recommends; nothing when there is no contact.
 */
export function writeSecurityText(site: Pick<Site, 'url' | 'base' | 'lang' | 'security'>, now: number): string {
  if (!site.security) return '';
  const { contact, expires, encryption, policy } = site.security;
  const until = expires ? Date.parse(expires) : Math.floor(now / DAY) * DAY + 365 * DAY;
  const lines: [string, string | undefined][] = [
    ...contact.map((address): [string, string] => ['Contact', address]),
    ['Expires', new Date(until).toISOString().replace('.000Z', 'Z')],
    ['Encryption', encryption],
    ['Policy', policy],
    ['Preferred-Languages', site.lang],
    ['Canonical', absolute(site, '/.well-known/security.txt')],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\n`)).join('');
}
