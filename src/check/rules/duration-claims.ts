import { dayIn } from '../../incidents/instants.ts';
import { type Derived, lengthsOf, metricOf } from './derived-durations.ts';
import type { Report } from './report.ts';
import type { Sentence } from './sentences.ts';
import type { WrittenDuration } from './written-durations.ts';

/** What a service goes through; each is a length of time too. */
const TROUBLE =
  '(?:outages?|downtime|disruptions?|degradation|unavailability|interruptions?|slow-?downs?|brown-?outs?|black-?outs?|blips?)';
const NOUN = `(?:${TROUBLE}|incident|impact)`;
const SERVICE =
  '(?:services?|sites?|websites?|web\\s+sites?|APIs?|apps?|applications?|platform|systems?|product|everything)';
const KIND =
  '(?:(?:complete|full|global|major|minor|partial|planned|public|service|short|site|total|unplanned|user-facing|visible|brief|long|platform|API)[\\s-]+){0,2}';
/** What may stand between an article and the incident’s own outage: any other word makes it one of something else. */
const OWN =
  '(?:actual|brief|complete|customer|customer-facing|ensuing|entire|full|global|long|major|minor|overall|partial|planned|public|resulting|short|total|unplanned|user|user-facing|visible|whole|{service})';
const DETERMINED = `(?:^|[.,;:!?(–—*]\\s*|\\b(?:the|this|that|our|an?|had|saw|with|was|were|of|and|caused)\\s+)(?:${OWN}[\\s-]+){0,3}$`;
/** Where only a part was affected, or another place. */
const PART =
  /\b(?:regions?|zones?|data\s?cent(?:er|re)s?)\b|\b(?:[Ff]or|[Ii]n|[Oo]n|to|[Aa]mong)\s+(?:some|most|many|a\s+few|half)\b|\b[Ff]or\s+[A-Z]{2,}\b|\b(?:in|on)\s+(?:the\s+)?[A-Z]{2,}\b/;
/** An outage as such: what one costs, and what happens in each. */
const GENERAL = /^[\s-]+(?:[\w-]+\s+){0,3}?outage\s+(?:costs?|counts?|means|needs|pages|requires|triggers)\b/i;
/** “Redis had a 12-minute outage”: somebody else’s. */
const OWNER = /(?<who>[\w.-]+)\s+(?:had|saw|suffered|reported|announced)\s+an?\s+$/i;
const OWNERS = /^(?:we|users|customers|readers|everybody|everyone|all|service|it|this|that)$/i;
const MONTH = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g;
const HEDGE =
  '(?:(?:for|in\\s+total|only|just|a\\s+total\\s+of)\\s+)?(?:(?<hedge>about|roughly|nearly|almost|over|more\\s+than|approximately|approx\\.|some|around|circa|~|≈)\\s*)?';
/** What the subject is further said to be, without a verb or another subject of its own. */
const COMPLEMENT =
  "(?:\\s+(?:itself|then|thus|therefore|only|in\\s+total|overall|also))?(?:\\s+(?:of|on|in|at|to|for)\\s+(?:[\\w'-]+\\s+){0,4}[\\w'-]+)?(?:,?\\s+(?:that|which))?";
const LASTED =
  '(?:(?:had\\s+)?lasted|lasting|went\\s+on|persisted|continued|ran|endured|stretched(?:\\s+over)?|spanned)';
const MENDED = '(?:fix|mitigate|recover|repair|resolve|restore)';

/** What stands before a duration that is said to be the incident’s own. */
const BEFORE_LENGTH = [
  `\\b${NOUN}${COMPLEMENT},?\\s+(?:${LASTED}|took)\\s+${HEDGE}$`,
  `\\b${NOUN}(?:\\s+(?:was|were|is|of|amounted\\s+to|totalled|came\\s+to|time\\s+was)|\\s*[:=–])\\s+${HEDGE}$`,
  `\\b(?:service|incident|{service})\\s+(?:was|were|has\\s+been|had\\s+been|remained|stayed|went)\\s+(?:\\w+ly\\s+)?(?:down|out|unavailable|offline|unreachable|inaccessible|degraded|slow|impaired|interrupted|disrupted|broken)\\s+for\\s+${HEDGE}$`,
  `\\b(?:${NOUN}|{service})\\s+(?:was|were)\\s+(?:\\w+ly\\s+)?(?:resolved|mitigated|fixed|restored|over|back)\\s+after\\s+${HEDGE}$`,
  `^\\s*(?:total\\s+)?duration(?:\\s+of\\s+(?:the|this)\\s+${NOUN})?\\s*(?:\\s(?:was|is|of)|:)\\s+${HEDGE}$`,
];
/** “We had an interruption for …”: with “the” it may be something else that went on meanwhile. */
const TROUBLE_FOR = new RegExp(
  `(?:\\b(?<who>[\\w.-]+)\\s+(?:had|saw|suffered|experienced|reported|announced)|\\b(?:was|were|caused|meant|with|resulted\\s+in))\\s+(?:an?\\s+)?(?:${OWN.replace('|{service}', '')}[\\s-]+){0,3}${TROUBLE}\\s+for\\s+${HEDGE}$`,
  'i',
);
const PRONOUN_LASTED = new RegExp(`^\\s*(?:in\\s+total\\s+)?(?:it|this)\\s+${LASTED}\\s+${HEDGE}$`, 'i');
const AFTER_OF = new RegExp(`^\\s+of\\s+${KIND}${TROUBLE}\\b`, 'i');
const AFTER_HYPHEN = new RegExp(
  `^(?:[\\s-]+long)?[\\s-]+${KIND}(?:outage|incident|downtime|disruption|degradation|interruption|slow-?down|brown-?out|black-?out|blip)\\b`,
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
  /(?:\b(?:after|within|any|no|costs?|causes|means|takes|every|each|per|another|extra|additional|further|first|last|next|final|under|below|until|than|most|least|up\s+to|to|between|or|allows?)\s+(?:an?\s+|the\s+)?|\d\s*[-–]\s*)$/i;
const OTHER_INCIDENT =
  /\b(?:another|earlier|former|other|past|previous|previously|prior|similar|(?<!\d[\s-]?)second|last\s+(?:week|month|year|quarter|time)|would|could|might|should|if|had\s+it|can|drill|exercise|simulated?|budget|objective|SLOs?|SLA|target|threshold|per\s+(?:day|week|month|quarter|year)|a\s+(?:month|year|quarter))\b/i;

/** What a duration is said to be: any of these lengths of the incident. */
export interface Claim {
  readonly derived: readonly Derived[];
  readonly isHedged: boolean;
}

/** Make a reader that tells whether a sentence says of a duration that it is one of the incident’s own. */
export function createClaims(report: Report): (sentence: Sentence, written: WrittenDuration) => Claim | undefined {
  const ids = report.incident.services.map(({ id }) => id.replace(/[^\p{L}\p{N}]+/gu, '[\\s-]+'));
  const service = `(?:${[SERVICE, ...ids].join('|')})`;
  const beforeLength = BEFORE_LENGTH.map((pattern) => new RegExp(pattern.replaceAll('{service}', service), 'i'));
  const determined = new RegExp(DETERMINED.replaceAll('{service}', service), 'i');
  const isNoun = new RegExp(`\\b${NOUN}\\b`, 'gi');
  const months = monthsOf(report.incident);
  const isOwner = (who: string) => OWNERS.test(who) || new RegExp(`^${service}$`, 'i').test(who);
  const forDown = new RegExp(FOR_DOWN.replaceAll('{service}', service), 'i');
  const lengths = lengthsOf(report);

  return ({ text, before: earlier }, { from, to }) => {
    const before = `${from > NEAR ? '…' : ''}${text.slice(Math.max(0, from - NEAR), from)}`;
    const after = text.slice(to, to + NEAR);
    if ([before, after].some((words) => OTHER_INCIDENT.test(words) || /\bmay\b/.test(words))) return undefined;
    const claim = (derived: readonly Derived[], found: RegExpExecArray | null): Claim => {
      return { derived, isHedged: (found?.groups?.hedge ?? HEDGED.exec(before)?.groups?.hedge) !== undefined };
    };
    if (PART.test(before)) return undefined;
    // “5 minutes of delay”, “5 minutes in the morning and for 7 at noon”: a part, or something else.
    if (/^\s+of\b/i.test(after) && !AFTER_OF.test(after)) return undefined;
    if (/^[^.;]*\band\s+(?:again\s+)?for\b/i.test(after)) return undefined;
    const metric = METRIC.exec(before);
    if (metric) return claim(metricNamed(report, metric.groups?.metric), metric);
    const detected = DETECTED.exec(before);
    if (detected && (/\bafter\s/i.test(detected[0]) || /^\s+later\b/i.test(after))) {
      return claim(metricOf(report, 'detect'), detected);
    }
    const took = TOOK.exec(before);
    if (took && TO_DETECT.test(after)) return claim(metricOf(report, 'detect'), took);
    if (took && TO_MEND.test(after)) return claim(lengths, took);
    // “The outage took 20 minutes to reach Europe”: that something happened, not that it was over.
    if (/\btook\s+(?:\S+\s+){0,2}$/i.test(before) && /^\s+(?:to|before|until|for)\b/i.test(after)) return undefined;
    const suffered = TROUBLE_FOR.exec(before);
    if (suffered && isOwner(suffered.groups?.who ?? 'it')) return claim(lengths, suffered);
    for (const pattern of beforeLength) {
      const found = pattern.exec(before);
      if (!found) continue;
      const lead = before.slice(0, found.index);
      if (!isDuring(lead) && determined.test(lead)) return claim(lengths, found);
    }
    const lasted = PRONOUN_LASTED.exec(before);
    const antecedent = lasted ? lastSentence(earlier.slice(-NEAR)) : '';
    const nouns = Array.from(antecedent.matchAll(isNoun), ({ index }) => antecedent.slice(0, index));
    if (lasted && nouns.some((lead) => determined.test(lead))) return claim(lengths, lasted);
    if (new RegExp(`(?:^|\\s)for\\s+${HEDGE}$`, 'i').test(before) && forDown.test(after)) return claim(lengths, null);
    const bare = before.replace(HEDGED, '');
    if (NOT_MEANT_BEFORE.test(bare)) return undefined;
    if (!AFTER_OF.test(after) && !AFTER_HYPHEN.test(after)) return undefined;
    const who = OWNER.exec(bare)?.groups?.who;
    if (GENERAL.test(after) || (who !== undefined && !isOwner(who))) return undefined;
    const isOther = (text.match(MONTH) ?? []).some((month) => !months.has(month));
    return isOther ? undefined : claim(lengths, null);
  };
}

function metricNamed(report: Report, name = ''): readonly Derived[] {
  const id = (['detect', 'acknowledge', 'communicate', 'mitigate', 'resolve'] as const).find(
    (known) => known === name.toLowerCase(),
  );
  return id ? metricOf(report, id) : [];
}

/** Names of the months in which an incident was. */
function monthsOf({ instants }: Report['incident']): ReadonlySet<string> {
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
  const moments = Object.values(instants).flatMap(({ epochMs, zone }) => [dayIn(epochMs, zone), dayIn(epochMs, 'UTC')]);
  return new Set(moments.map((day) => name.format(Date.parse(day))));
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
