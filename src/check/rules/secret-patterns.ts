import type { Range } from '../../markdown/tree.ts';
import { hasSign, type Signed } from './signs.ts';

/** A secret in a text; its words are never to be printed. */
export interface Secret extends Range {
  readonly kind: string;
  /** Where the secret itself begins, after a name and a sign. */
  readonly value: string;
}

interface Kind extends Signed {
  readonly kind: string;
  /** The group `value` is the secret, else all of it. */
  readonly pattern: RegExp;
  readonly isReal?: (value: string) => boolean;
}

/** Forms that the issuers of secrets have given them, so that they can be found. */
const KINDS: readonly Kind[] = [
  {
    kind: 'a private key',
    signs: ['private key'],
    pattern:
      /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?=(?:\s|\\[nr]|>|(?:Proc-Type|DEK-Info|Version|Comment):[^\n]{0,100})*[A-Za-z0-9+/=]{24})/g,
    isReal: () => true,
  },
  {
    kind: 'an AWS access key',
    signs: ['akia', 'asia'],
    pattern: /(?<![A-Za-z0-9+/])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9+/])/g,
  },
  {
    kind: 'a GitHub token',
    signs: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})/g,
  },
  {
    kind: 'a GitLab token',
    signs: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-'],
    pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|ft)-[\w-]{20,}/g,
  },
  {
    kind: 'a Slack token',
    signs: ['xox', 'xapp-'],
    pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{20,}/g,
    isReal: isRandom,
  },
  {
    kind: 'a Slack webhook',
    signs: ['hooks.slack.com'],
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/(?<value>[A-Z0-9]{8,}\/[A-Z0-9]{8,}\/[A-Za-z0-9]{20,})/g,
  },
  {
    kind: 'a Discord webhook',
    signs: ['/api/webhooks/'],
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{16,}\/(?<value>[\w-]{60,})/g,
  },
  {
    kind: 'a Stripe key',
    signs: ['k_live_', 'whsec_'],
    pattern: /(?<![A-Za-z0-9])(?:[rs]k_live_[A-Za-z0-9]{20,}|whsec_[A-Za-z0-9+/]{24,})/g,
  },
  { kind: 'a Google API key', signs: ['aiza'], pattern: /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/g },
  { kind: 'a Google secret', signs: ['gocspx-'], pattern: /(?<![A-Za-z0-9])GOCSPX-[\w-]{28}(?![\w-])/g },
  { kind: 'an npm token', signs: ['npm_'], pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g },
  { kind: 'a SendGrid key', signs: ['sg.'], pattern: /(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { kind: 'a Hugging Face token', signs: ['hf_'], pattern: /(?<![A-Za-z0-9])hf_[A-Za-z]{34}(?![A-Za-z0-9])/g },
  {
    kind: 'an API key',
    signs: ['sk-'],
    pattern: /(?<![A-Za-z0-9-])sk-(?:[a-z]+\d*-){0,2}[\w-]{20,}/g,
    isReal: isRandom,
  },
  {
    kind: 'a signed token',
    signs: ['eyj'],
    pattern: /(?<![A-Za-z0-9])eyJ[\w-]{10,1000}\.(?!eyJzdWIiOiIxMjM0NTY3ODkw)eyJ[\w-]{10,4000}\.[\w-]{16,}/g,
  },
  {
    kind: 'a password in an address',
    signs: ['@'],
    pattern:
      /(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@<>"'`()[\]]{0,80}:(?<value>[^\s/@<>"'`]{3,120})@(?=[\w[])/gi,
    isReal: (value) => !WELL_KNOWN.test(value),
  },
  {
    kind: 'a secret',
    signs: ['password', 'passwd', 'pwd', 'secret', 'token', 'key'],
    pattern:
      /(?<![A-Za-z])(?:[A-Za-z]+[_-]){0,4}(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key|secret[_-]?key)["']?\s{0,3}(?::=|[:=])\s{0,3}["'`]?(?<value>[A-Za-z0-9+/_.~!@#%^&*=-]{12,200})(?![A-Za-z0-9(])/gi,
    isReal: isRandom,
  },
];

/** What stands in examples for a secret. */
const PLACEHOLDER =
  /example|x{4,}|\*{3}|\.{3}|…|[<>{}$]|your|placeholder|redacted|removed|change-?me|dummy|sample|fake|foo-?bar|0{5,}|1{5,}|123456|abcdef(?!\d)|abcdefgh|process\.env|password|s3cr3t|secret|p@ss|hunter2|(.)\1{5,}/i;
const WELL_KNOWN =
  /^(?:pass|pw|pwd|user|root|admin|postgres|mysql|guest|rabbit|minio(?:admin)?|token|test\w*|dev\w*|local\w*|abc|foo|bar|my\w+|some\w+|\d{1,5})$/i;
/** Cursors are handed around in the open. */
const OPEN_NAME =
  /(?:next|page|prev|sync|csrf|xsrf|continuation|cursor|public|publishable|anon)[_-]?(?:token|key)["']?\s*[:=]/i;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
/** Digests and pictures hold every sequence of letters sooner or later. */
const OPAQUE = /data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+|\bsha(?:1|256|384|512)-[A-Za-z0-9+/=]{20,}/g;

/** Find secrets, those of a known form first; no two of them overlap. */
export function findSecrets(text: string): Secret[] {
  const shown = text.replace(OPAQUE, (digest) => ' '.repeat(digest.length));
  const found: Secret[] = [];
  const lowerCase = shown.toLowerCase();
  for (const { kind, pattern, isReal } of KINDS.filter((one) => hasSign(lowerCase, one))) {
    for (const { 0: words, index, groups } of shown.matchAll(pattern)) {
      const value = groups?.value ?? words;
      if (!(isReal ?? isLikely)(value) || (kind !== 'a private key' && PLACEHOLDER.test(value))) continue;
      if (OPEN_NAME.test(words)) continue;
      const from = index + words.lastIndexOf(value);
      const to = from + value.length;
      if (!found.some((other) => other.from < to && from < other.to)) found.push({ kind, value, from, to });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function isLikely(value: string): boolean {
  return new Set(value).size >= 8;
}

/** True for letters and digits without a pattern: no words, no identifier, no date, no UUID. */
function isRandom(value: string): boolean {
  if (UUID.test(value) || /^[a-z_$][a-z]*(?:[._-][a-z]+)*$/i.test(value)) return false;
  if (!/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value);
  return entropyOf(value) >= (isMixed ? 3.2 : 3.3) && (isMixed || value.length >= 16) && changesIn(value) >= 4;
}

/** Bits for each character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** How often letters and digits, or small and large letters, follow each other: seldom in words, often in a secret. */
function changesIn(text: string): number {
  const classes = Array.from(text, (character) => (/\d/.test(character) ? 1 : /[a-z]/.test(character) ? 2 : 3));
  return classes.filter((one, index) => index > 0 && one !== classes[index - 1]).length;
}
