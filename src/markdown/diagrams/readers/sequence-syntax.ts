import type { Head, Stroke } from '../model.ts';
import { whole } from '../statements.ts';

/** What stands at the beginning and the end of a message, and its line. */
export const ARROWS: Readonly<Record<string, readonly [Head, Head, Stroke]>> = {
  '->': ['none', 'none', 'solid'],
  '-->': ['none', 'none', 'dotted'],
  '->>': ['none', 'arrow', 'solid'],
  '-->>': ['none', 'arrow', 'dotted'],
  '<<->>': ['arrow', 'arrow', 'solid'],
  '<<-->>': ['arrow', 'arrow', 'dotted'],
  '-x': ['none', 'cross', 'solid'],
  '--x': ['none', 'cross', 'dotted'],
  '-)': ['none', 'open', 'solid'],
  '--)': ['none', 'open', 'dotted'],
};
export const NAME = String.raw`[^\s:;,@{}<>](?:[^:;,@{}<>]*[^\s:;,@{}<>+-])?`;
/** One letter is tried before a longer name, so that A-xB has an arrow, and web-xray->>B is longer than that. */
export const MESSAGE = String.raw`(${NAME}?)\s*(<<-->>|<<->>|-->>|->>|-->|->|--x|-x|--\)|-\))\s*([+-])?\s*(${NAME})\s*:\s*(.*)`;
export const BLOCKS = 'loop|alt|opt|par_over|par|critical|break|rect';
/** What can follow a semicolon. */
export const STATEMENT = whole(
  String.raw`${MESSAGE}|(?:participant|actor|[Nn]ote|activate|deactivate|autonumber|${BLOCKS})\s.*|end|else|and|option`,
);
/** Which block a divider is of. */
export const DIVIDED: Readonly<Record<string, RegExp>> = { else: /^alt$/, and: /^par/, option: /^critical$/ };
/** The colour of a `box`, which the theme of the site has. */
export const COLOUR =
  /^(?:(?:rgb|hsl)a?\([^)]*\)|#[\da-f]{3,8}\b|transparent\b|(?:light|dark|medium|pale|deep)?(?:aqua|azure|beige|black|blue|brown|coral|cyan|fuchsia|gold|gr[ae]y|green|indigo|ivory|khaki|lavender|lime|magenta|maroon|navy|olive|orange|orchid|pink|plum|purple|red|salmon|silver|skyblue|tan|teal|turquoise|violet|wheat|white|yellow)\b)\s*/i;
