import type { Severity } from '../incidents/terms.ts';
import { createCanvas, fillBox, type Ink, writeText } from './canvas.ts';
import { setLines, shorten } from './lines.ts';
import { writePng } from './png.ts';
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
/** Shades of each colour, so that all of them and the paper make sixteen: the large letters of the title need most. */
const INKS = {
  ink: { first: 1, shades: 6 },
  tone: { first: 7, shades: 4 },
  muted: { first: 11, shades: 4 },
  line: { first: 15, shades: 1 },
} as const satisfies Readonly<Record<string, Ink>>;
type Colour = keyof typeof INKS;

/** One for all pictures: a megabyte for each would wait for the garbage collector. */
const CANVAS = createCanvas(CARD.width, CARD.height);
const SEVERITIES: Readonly<Record<Severity, string>> = {
  sev1: '#a1162b',
  sev2: '#9a4a06',
  sev3: '#6d5a00',
  sev4: '#4a5a63',
};

/** A text of a picture: where its baseline begins, and its size, in pixels. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: Colour;
}

/** Draw a social image, as PNG. */
export function drawCard(face: Typeface, card: Card): Uint8Array<ArrayBuffer> {
  const tone = card.severity ? SEVERITIES[card.severity.id] : COLOURS.accent;
  const canvas = CANVAS;
  canvas.pixels.fill(0);
  fillBox(canvas, INKS.tone, [0, 0, CARD.width, 20]);
  fillBox(canvas, INKS.line, [MARGIN, 512, INNER, 2]);
  for (const { colour, ...line } of setCard(face, card)) writeText(canvas, face, INKS[colour], line);
  return writePng(canvas, makePalette(tone));
}

/** Set the texts of a card. */
export function setCard(face: Typeface, { title, kind, severity, date, duration, site }: Card): Line[] {
  const label = severity && choose(face, [severity.label, severity.id.toUpperCase()]);
  const heading = [kind, label].filter(Boolean).join(' · ');
  const facts = [choose(face, date), duration && choose(face, [duration])].filter(Boolean).join(' · ');
  const { lines, size } = setLines(face, choose(face, title), TITLE);
  const leading = size * TITLE.leading;
  // Capitals reach up to about two thirds of the size; a short title hangs a little above the middle.
  const top = 168 + size * 0.72 + Math.max(0, TITLE.height - lines.length * leading) * 0.35;
  const factsWidth = face.measure(facts, SMALL);
  const name = fitted(face, choose(face, site), SMALL, INNER - factsWidth - SMALL);
  const right = CARD.width - MARGIN - face.measure(name, SMALL);
  return [
    { text: fitted(face, heading, SMALL, INNER), x: MARGIN, y: 116, size: SMALL, colour: 'tone' },
    ...lines.map((text, index): Line => ({ text, x: MARGIN, y: top + index * leading, size, colour: 'ink' })),
    { text: facts, x: MARGIN, y: 572, size: SMALL, colour: 'muted' },
    { text: name, x: right, y: 572, size: SMALL, colour: 'ink' },
  ];
}

/** The first text that can be written whole; nothing when there is none. */
function choose(face: Typeface, texts: readonly string[]): string {
  return texts.map((text) => plainText(face, text)).find((text) => text !== '' && face.canWrite(text)) ?? '';
}

function fitted(face: Typeface, text: string, size: number, width: number): string {
  return face.measure(text, size) <= width ? text : shorten(face, text, size, width);
}

/** The colours of a picture in the order of its inks: the paper, then each ink from its lightest shade to itself. */
function makePalette(tone: string): string[] {
  const full: Readonly<Record<Colour, string>> = { ...COLOURS, tone };
  const shades = Object.entries(INKS).flatMap(([colour, { shades }]) =>
    Array.from({ length: shades }, (_, index) => mix(COLOURS.paper, full[colour as Colour], (index + 1) / shades)),
  );
  return [COLOURS.paper, ...shades];
}

/** A colour between two, `share` of the way, each channel for itself: what a browser does at the edge of a letter. */
function mix(from: string, to: string, share: number): string {
  const channel = (colour: string, index: number) => Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  const mixed = [0, 1, 2].map((index) => {
    const value = Math.round(channel(from, index) + (channel(to, index) - channel(from, index)) * share);
    return value.toString(16).padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}
