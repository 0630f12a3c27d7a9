import { formatMinutes } from '../../incidents/durations.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Finding } from '../finding.ts';
import type { EntryRule, Passage, Subject } from '../subject.ts';
import { type Derived, lengthsOf, metricOf } from './derived-durations.ts';
import { FINDINGS_OF_A_FILE, type Sentence, sentencesOf } from './sentences.ts';
import { findDurations, type WrittenDuration } from './written-durations.ts';

const NOUN = '(?:outages?|incident|downtime|disruption|degradation|unavailability|interruption|impact)';
const SERVICE =
  '(?:services?|sites?|websites?|web\\s+sites?|APIs?|apps?|applications?|platform|systems?|product|dashboard|everything)';
const KIND =
  '(?:(?:complete|full|global|major|minor|partial|planned|public|service|short|site|total|unplanned|user-facing|visible|brief|long|platform|API)[\\s-]+){0,2}';
const HEDGE =
  '(?:(?:for|in\\s+total|only|just|a\\s+total\\s+of)\\s+)?(?:(?<hedge>about|roughly|nearly|almost|over|more\\s+than|approximately|approx\\.|some|around|circa|~|≈)\\s*)?';
/** What the subject is further said to be, without a verb or another subject of its own. */
const COMPLEMENT =
  "(?:\\s+(?:itself|then|thus|therefore|only|in\\s+total|overall|also))?(?:\\s+(?:of|on|in|at|to|for)\\s+(?:[\\w'-]+\\s+){0,4}[\\w'-]+)?(?:,?\\s+(?:that|which))?";
const LASTED = '(?:(?:had\\s+)?lasted|lasting|went\\s+on|persisted|continued)';
const MENDED = '(?:fix|mitigate|recover|repair|resolve|restore)';

/** What stands before a duration that is said to be the incident’s own. */
const BEFORE_LENGTH = [
  `\\b${NOUN}${COMPLEMENT},?\\s+${LASTED}\\s+${HEDGE}$`,
  `\\b${NOUN}(?:\\s+(?:was|were|is|of|amounted\\s+to|totalled|came\\s+to|time\\s+was)|\\s*[:=–])\\s+${HEDGE}$`,
  `\\b(?:service|incident|{service})\\s+(?:was|were|has\\s+been|had\\s+been|remained|stayed|went)\\s+(?:\\w+ly\\s+)?(?:down|out|unavailable|offline|unreachable|inaccessible|degraded)\\s+for\\s+${HEDGE}$`,
  `\\b(?:${NOUN}|{service})\\s+(?:was|were)\\s+(?:\\w+ly\\s+)?(?:resolved|mitigated|fixed|restored|over)\\s+after\\s+${HEDGE}$`,
  `^\\s*(?:total\\s+)?duration(?:\\s+of\\s+(?:the|this)\\s+${NOUN})?\\s*(?:\\s(?:was|is|of)|:)\\s+${HEDGE}$`,
];
const PRONOUN_LASTED = new RegExp(`^\\s*(?:in\\s+total\\s+)?(?:it|this)\\s+${LASTED}\\s+${HEDGE}$`, 'i');
const AFTER_OF = new RegExp(
  `^\\s+of\\s+${KIND}(?:outage|downtime|disruption|degradation|unavailability|interruption)\\b`,
  'i',
);
const AFTER_HYPHEN = new RegExp(
  `^(?:[\\s-]+long)?[\\s-]+${KIND}(?:outage|incident|downtime|disruption|degradation|interruption)\\b`,
  'i',
);
const FOR_DOWN =
  '^,?\\s+(?:the\\s+|our\\s+)?{service}\\s+(?:was|were)\\s+(?:\\w+ly\\s+)?(?:down|unavailable|offline|unreachable)\\b';
const HEDGED = new RegExp(`${HEDGE}$`, 'i');
const TOOK = new RegExp(
  `(?:^|\\b)(?<what>it|this|which|that|${NOUN}|team|we)\\s+took\\s+(?:us\\s+|the\\s+team\\s+)?${HEDGE}$`,
  'i',
);
const TO_MEND = new RegExp(
  `^\\s+to\\s+(?:be\\s+)?(?:fully\\s+)?${MENDED}(?:e?d)?(?=\\s*(?:[.,;)]|$)|\\s+(?:the\\s+|this\\s+)?(?:${NOUN}|${SERVICE}|it|this)\\b)`,
  'i',
);
const TO_DETECT = /^\s+to\s+(?:be\s+)?(?:detect|notice|discover)(?:e?d)?\b/i;
const DETECTED = new RegExp(
  `\\b(?:${NOUN}|problem|it|failure)\\s+was\\s+(?:first\\s+)?(?:detected|noticed|discovered)\\s+(?:after\\s+)?${HEDGE}$`,
  'i',
);
const METRIC = new RegExp(
  `\\btime\\s+to\\s+(?<metric>detect|acknowledge|communicate|mitigate|resolve)\\s*(?:\\s(?:was|is|of)|:)\\s+${HEDGE}$`,
  'i',
);

/** How many characters around a duration are looked at; a sentence may be as long as a file. */
const NEAR = 300;
/** Bounds, parts of an incident, other incidents, and what did not happen. */
const NOT_MEANT_BEFORE =
  /(?:\b(?:after|within|every|each|per|another|extra|additional|further|first|last|next|final|under|below|until|than|most|least|up\s+to|to|between|or|allows?)\s+(?:an?\s+|the\s+)?|\d\s*[-–]\s*)$/i;
const OTHER_INCIDENT =
  /\b(?:another|earlier|former|other|past|previous|previously|prior|similar|(?<!\d[\s-]?)second|last\s+(?:week|month|year|quarter|time)|would|could|might|should|if|had\s+it|can|drill|exercise|simulated?|budget|objective|SLOs?|SLA|target|threshold|per\s+(?:day|week|month|quarter|year)|a\s+(?:month|year|quarter))\b/i;

/** R5: a duration that is said to be the incident’s own agrees with one that follows from its instants. */
export const checkDurations: EntryRule = (subject) => findDoubtful(subject).take(FINDINGS_OF_A_FILE);

function* findDoubtful(subject: Subject): Generator<Finding> {
  const { incident } = subject;
  if (!incident) return;
  let claims: ReturnType<typeof createClaims> | undefined;
  for (const sentence of sentencesOf(subject, isAboutTheIncident)) {
    for (const written of findDurations(sentence.text)) {
      claims ??= createClaims(incident);
      const claim = claims(sentence, written);
      if (!claim || claim.derived.length === 0) continue;
      if (claim.derived.some((derived) => agrees(written, derived, claim.isHedged))) continue;
      yield {
        rule: 'R5',
        level: 'warning',
        at: sentence.place(written.from, written.to),
        message: `“${sentence.text.slice(written.from, written.to)}” is not what the instants give`,
        hint: claim.derived.map(describe).filter(isFirst).join(', '),
      };
    }
  }
}

interface Claim {
  readonly derived: readonly Derived[];
  readonly isHedged: boolean;
}

/** Corrections quote what was wrong, and actions tell of what is to come. */
function isAboutTheIncident({ section, place }: Passage): boolean {
  if (/\b(?:action|correction|follow-?up|next\s+steps)/i.test(section)) return false;
  const at = place(0, 1);
  return !(at && 'field' in at && (at.field[0] === 'corrections' || at.field[1] === 'actions'));
}

function createClaims(incident: Incident): (sentence: Sentence, written: WrittenDuration) => Claim | undefined {
  const ids = incident.services.map(({ id }) => id.replace(/[^\p{L}\p{N}]+/gu, '[\\s-]+'));
  const service = `(?:${[SERVICE, ...ids].join('|')})`;
  const beforeLength = BEFORE_LENGTH.map((pattern) => new RegExp(pattern.replaceAll('{service}', service), 'i'));
  const forDown = new RegExp(FOR_DOWN.replaceAll('{service}', service), 'i');
  const lengths = lengthsOf(incident);

  return ({ text, before: earlier }, { from, to }) => {
    const before = `${from > NEAR ? '…' : ''}${text.slice(Math.max(0, from - NEAR), from)}`;
    const after = text.slice(to, to + NEAR);
    if ([before, after].some((words) => OTHER_INCIDENT.test(words) || /\bmay\b/.test(words))) return undefined;
    const claim = (derived: readonly Derived[], found: RegExpExecArray | null): Claim => {
      return { derived, isHedged: (found?.groups?.hedge ?? HEDGED.exec(before)?.groups?.hedge) !== undefined };
    };
    // “5 minutes of delay”, “5 minutes in the morning and for 7 at noon”: a part, or something else.
    if (/^\s+of\b/i.test(after) && !AFTER_OF.test(after)) return undefined;
    if (/^[^.;]*\band\s+(?:again\s+)?for\b/i.test(after)) return undefined;
    const metric = METRIC.exec(before);
    if (metric) return claim(metricNamed(incident, metric.groups?.metric), metric);
    const detected = DETECTED.exec(before);
    if (detected && (/\bafter\s/i.test(detected[0]) || /^\s+later\b/i.test(after))) {
      return claim(metricOf(incident, 'detect'), detected);
    }
    const took = TOOK.exec(before);
    if (took && TO_DETECT.test(after)) return claim(metricOf(incident, 'detect'), took);
    if (took && TO_MEND.test(after)) return claim(lengths, took);
    for (const pattern of beforeLength) {
      const found = pattern.exec(before);
      if (found && !isDuring(before.slice(0, found.index))) return claim(lengths, found);
    }
    const lasted = PRONOUN_LASTED.exec(before);
    if (lasted && new RegExp(`\\b${NOUN}\\b`, 'i').test(lastSentence(earlier.slice(-NEAR))))
      return claim(lengths, lasted);
    if (new RegExp(`(?:^|\\s)for\\s+${HEDGE}$`, 'i').test(before) && forDown.test(after)) return claim(lengths, null);
    const bare = before.replace(HEDGED, '');
    if (NOT_MEANT_BEFORE.test(bare)) return undefined;
    return AFTER_OF.test(after) || AFTER_HYPHEN.test(after) ? claim(lengths, null) : undefined;
  };
}

function metricNamed(incident: Incident, name = ''): readonly Derived[] {
  const id = (['detect', 'acknowledge', 'communicate', 'mitigate', 'resolve'] as const).find(
    (known) => known === name.toLowerCase(),
  );
  return id ? metricOf(incident, id) : [];
}

/** “During the outage of the API the rebuild lasted …”: something else lasted. */
function isDuring(before: string): boolean {
  return /\b(?:during|after|before|until|since|following|because\s+of|due\s+to|despite|in)\s+(?:[\w'-]+\s+){0,2}$/i.test(
    before,
  );
}

function lastSentence(text: string): string {
  return (
    text
      .trim()
      .split(/(?<=[.!?])\s+/)
      .at(-1) ?? ''
  );
}

/** One minute or five per cent, ten from approximate instants, half a step more for a hedge. */
function agrees({ minutes, step }: WrittenDuration, derived: Derived, isHedged: boolean): boolean {
  const share = derived.approximate ? 0.1 : 0.05;
  const allowed = Math.max(1, derived.minutes * share, isHedged ? step / 2 : 0);
  return Math.abs(minutes - derived.minutes) <= allowed + 1e-6;
}

function describe({ label, minutes, approximate }: Derived): string {
  return `${label}: ${approximate ? 'about ' : ''}${formatMinutes(minutes)}`;
}

function isFirst(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index;
}
