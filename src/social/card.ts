import type { Severity } from '../incidents/terms.ts';
import { setLines, shorten } from './lines.ts';
import { plainText, type Typeface } from './typeface.ts';

/** What a social image says. Every list is in order of preference: the first text that the typeface can write is drawn. */
export interface Card {
  readonly title: readonly string[];
  readonly kind: string;
  readonly severity?: { readonly id: Severity; readonly label: string } | undefined;
  readonly date: readonly string[];
  readonly duration?: string | undefined;
  readonly site: readonly string[];
}

/** The size that every service shows uncropped. */
export const CARD = { width: 1200, height: 630 };

const MARGIN = 76;
const INNER = CARD.width - 2 * MARGIN;
/** A quarter of this is what a list of messages shows; less could not be read there. */
const SMALL = 40;
const TITLE = { width: INNER, height: 330, leading: 1.14, sizes: [96, 88, 80, 72, 66, 60, 54, 48, 42, 37, 33] };

/** The light colours of `src/styles/tokens.css`. */
const COLOURS = { paper: '#fbfaf6', ink: '#1b1d20', muted: '#585a5e', line: '#d9d5c8', accent: '#0f5a62' };
const SEVERITIES: Readonly<Record<Severity, string>> = {
  sev1: '#a1162b',
  sev2: '#9a4a06',
  sev3: '#6d5a00',
  sev4: '#4a5a63',
};

/** Draw a social image as SVG. All text is outlines, so nothing in it depends on the machine, or needs escaping. */
export function drawCard(face: Typeface, { title, kind, severity, date, duration, site }: Card): string {
  const tone = severity ? SEVERITIES[severity.id] : COLOURS.accent;
  const label = severity && choose(face, [severity.label, severity.id.toUpperCase()]);
  const heading = [kind, label].filter(Boolean).join(' · ');
  const facts = [choose(face, date), duration && choose(face, [duration])].filter(Boolean).join(' · ');
  const { lines, size } = setLines(face, choose(face, title), TITLE);
  const leading = size * TITLE.leading;
  // Capitals reach up to about two thirds of the size; a short title hangs a little above the middle.
  const top = 168 + size * 0.72 + Math.max(0, TITLE.height - lines.length * leading) * 0.35;
  const factsWidth = face.measure(facts, SMALL);
  const name = fitted(face, choose(face, site), SMALL, INNER - factsWidth - SMALL);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">`,
    `<rect width="100%" height="100%" fill="${COLOURS.paper}"/>`,
    `<rect width="100%" height="20" fill="${tone}"/>`,
    path(face.draw(fitted(face, heading, SMALL, INNER), MARGIN, 116, SMALL), tone),
    ...lines.map((line, index) => path(face.draw(line, MARGIN, top + index * leading, size), COLOURS.ink)),
    `<rect x="${MARGIN}" y="512" width="${INNER}" height="2" fill="${COLOURS.line}"/>`,
    path(face.draw(facts, MARGIN, 572, SMALL), COLOURS.muted),
    path(face.draw(name, CARD.width - MARGIN - face.measure(name, SMALL), 572, SMALL), COLOURS.ink),
    '</svg>',
  ].join('');
}

/** The first text that can be written whole; nothing when there is none. */
function choose(face: Typeface, texts: readonly string[]): string {
  return texts.map((text) => plainText(face, text)).find((text) => text !== '' && face.canWrite(text)) ?? '';
}

function fitted(face: Typeface, text: string, size: number, width: number): string {
  return face.measure(text, size) <= width ? text : shorten(face, text, size, width);
}

function path(data: string, colour: string): string {
  return `<path fill="${colour}" d="${data}"/>`;
}
