import { z } from 'astro/zod';
import { isTimeZone } from '../incidents/instants.ts';

/** What is said where another kind of value is written. */
export const TEXT_WANTED = 'write text here, in quotes if it has a colon or a #';
export const NUMBER_WANTED = 'write a number';

/**
 * Text as written. YAML reads `1984` as a number; the loader keeps `007` and `1.10` as written, so the value that
 * arrives here is what the writer sees in the file.
 */
export const text = (max = 2000) =>
  z
    .union([z.string(), z.number().transform(String)], { error: TEXT_WANTED })
    .pipe(z.string().overwrite(onOneLine).min(1, 'is empty').max(max, `is longer than ${max} characters`));

/** Line breaks and control characters have no place in a title, a name or a cell. */
function onOneLine(written: string): string {
  return written
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
}

/** A number ≥ 0; `1e5` and `3.50` count as numbers although the loader keeps them as written. */
export const quantity = () =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i)
          .transform(Number),
      ],
      { error: NUMBER_WANTED },
    )
    .pipe(z.number().min(0, 'is below zero'));

/** One of a closed list. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, {
    error: ({ input }) => `${quote(input)} is not one of ${values.join(', ')}`,
  });

/** An absolute `http(s)` or `mailto:` URL, or a root-relative path. Other schemes never reach a page. */
export const link = () =>
  text().refine(
    (value) =>
      /^(?:https?:\/\/\S+|mailto:\S+|\/(?![/\\])[^\s\\]*)$/i.test(value) && URL.canParse(value, 'https://example.org/'),
    refusal('is not a link', 'write https://…, mailto:… or a path that begins with /'),
  );

/** An absolute `http(s)` URL. */
export const webUrl = () =>
  text().refine(
    (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
    refusal('is not a web address', 'write it in full, like https://example.org/page'),
  );

/** An absolute `https` URL: what is read there decides about security, and over http anyone could have changed it. */
export const secureUrl = () =>
  webUrl().refine((value) => /^https:/i.test(value), {
    ...refusal('begins with http://', 'write https://, which nobody on the way can change'),
    abort: true,
  });

/** Segments that a browser takes away, and characters that no file name has. */
const LEAVES_PATH = /(?:^|\/)\.{1,2}(?:\/|$)|\\|\p{Cc}/u;
/** A dot, a slash, a backslash or a control character in another spelling, encoded any number of times: hosts disagree about it. */
const IN_DISGUISE = /%(?:25)*(?:2[ef]|5c|[01][\da-f]|7f)/i;
/** What hosts take for any name: a star, and a segment that begins with a colon. */
const PATTERN = /\*|\/:/;

/** Where a setting leads: the same, and a page of the site by the address that it has, with a slash at its end. */
export const pageLink = () => link().transform((value) => value.replace(/^(\/(?:[^?#]*\/)?[^./?#]+)(?=[?#]|$)/, '$1/'));

/** Where an old address leads. Hosts read it in rules of their own, in which more signs have a meaning than in a link. */
export const redirectTarget = () =>
  pageLink().refine(
    (value) => {
      const [path = ''] = value.replace(/^https?:\/\//i, '/').split(/[?#]/);
      if (/\/:(?!\/)|:splat\b/i.test(value.replace(/^https?:\/\//i, ''))) return false;
      return !value.startsWith('/') || !(PATTERN.test(path) || IN_DISGUISE.test(path) || LEAVES_PATH.test(path));
    },
    refusal(
      'is not an address that hosts read alike',
      'write it without *, without : at the beginning of a name, and plain',
    ),
  );

/**
 * The path of one page or file that was, without `base`: decoded, normalised to end in a slash unless its last segment has an
 * extension.
 */
export const rootPath = () =>
  text()
    .refine((value) => /^\/(?!\/)[^\s?#]*$/.test(value) && !LEAVES_PATH.test(decodeLetters(value)), {
      ...refusal('is not a path of this site', 'write it from the root, like /blog/old-name/'),
      abort: true,
    })
    .refine(
      (value) => !IN_DISGUISE.test(value),
      refusal('has a dot, a slash or a control character in code', 'write dots and slashes as they are'),
    )
    .refine(
      (value) => !PATTERN.test(decodeLetters(value)),
      refusal('is a pattern to hosts', 'write each old path in full'),
    )
    .transform((value) => decodeLetters(value).normalize('NFC'))
    .transform((value) => (value.endsWith('/') || /\.[a-z0-9]+$/i.test(value) ? value : `${value}/`));

/** Files have the letters themselves in their names; what has a meaning in a URL stays encoded. */
function decodeLetters(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** An IANA time zone that `Intl` knows. */
export const timeZone = () =>
  text().refine(
    isTimeZone,
    refusal('is not an IANA time zone', 'write one like UTC, Europe/Berlin or America/New_York'),
  );

/** What is wrong with a value, and how to put it right: both in the message, and the remedy by itself for those who show it apart. */
function refusal(what: string, hint: string) {
  return { error: ({ input }: { readonly input?: unknown }) => `${quote(input)} ${what}: ${hint}`, params: { hint } };
}

/** The offending value, short enough for a message. */
export function quote(value: unknown): string {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return `“${shown.length > 60 ? `${shown.slice(0, 57)}…` : shown}”`;
}
