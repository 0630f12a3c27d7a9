import type { RuleId } from '../../schemas/rules.ts';
import type { Finding } from '../finding.ts';
import type { Subject, Surroundings } from '../subject.ts';
import { isEnglish, type Sentence, sentencesOf } from './sentences.ts';
import { hasSign, type Signed } from './signs.ts';

/** A turn of phrase that a report is better without. */
interface Phrase extends Signed {
  readonly pattern: RegExp;
  /** False where the words are innocent after all. */
  readonly isMeant?: (found: RegExpMatchArray, sentence: Sentence) => boolean;
}

/** How many characters before a phrase are looked at; a sentence may be as long as a file. */
const NEAR = 200;
const IRREGULAR =
  'been|begun|broken|brought|built|caught|chosen|come|done|drawn|driven|fallen|felt|found|forgotten|given|gone|got|gotten|had|heard|held|hit|kept|known|led|left|lost|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|spoken|spent|stood|stopped|taken|taught|thought|thrown|told|understood|woken|won|written';
const PARTICIPLE = `(?:(?:not|never|also|already|at least|simply|easily|immediately|probably|all|both)\\s+)?(?<participle>[a-z]{2,}ed|${IRREGULAR})\\b`;
const HAVE = "(?:n't|\\s+not)?(?:\\s+(?:also|never|already|probably|easily|all))?(?:\\s+have|'ve)";
/** “should have dedicated owners” asks for something; “should have dedicated time to it” looks back. */
const ADJECTIVE =
  /^(?:added|agreed|assigned|authenticated|automated|cached|dedicated|defined|detailed|distributed|documented|encrypted|extended|fixed|hardened|improved|increased|isolated|limited|managed|named|needed|planned|recorded|redundant|related|replicated|required|restricted|scheduled|set|shared|sized|tested|time-?limited|trained|updated|validated|versioned|written)$/;
const AFTER_VERB =
  /^\s*(?:[.,;:!?)]|$|(?:the|a|an|this|that|these|those|it|them|us|our|their|its|to|by|in|on|at|for|with|from|before|after|when|earlier|sooner|first|already|much)\b)/;
/** What could have happened to users is an impact that is not known, and no hindsight. */
const POSSIBLE_EFFECT =
  /\b(?:been\s+(?:\w+ly\s+)?(?:accessed|affected|altered|copied|corrupted|disclosed|duplicated|exploited|exposed|impacted|leaked|lost|modified|read|seen|stolen|used|viewed|worse)|accessed|affected|caused|crashed|dropped|exposed|experienced|encountered|failed|gone|had|led|lost|missed|obtained|received|resulted|run|read|seen|stalled|timed)\b/;
const PERSONS =
  '(?:I|we|they|he|she|you|who|nobody|somebody|teams?|engineers?|developers?|operators?|reviewers?|reviews?|authors?|responders?|on-?call|people|staff|employees?|administrators?|admins?|humans?)';
const FAIL = '(?:fail(?:ed|ing|s)?|failure)\\s+to';
const HINT_FACTS = 'say what happened, what was known at the time, and what made it reasonable';
const HINT_SYSTEM = 'say what let it happen: which step, which tool, which missing guard';

const COUNTERFACTUALS: readonly Phrase[] = [
  {
    signs: ['should'],
    pattern: new RegExp(`\\bshould${HAVE}\\s+${PARTICIPLE}(?!\\s+better\\b)`, 'gi'),
    isMeant: ({ groups, index = 0, 0: words }, { text }) =>
      !ADJECTIVE.test(groups?.participle?.toLowerCase() ?? '') || AFTER_VERB.test(text.slice(index + words.length)),
  },
  {
    signs: ['could'],
    pattern: new RegExp(
      `\\bcould${HAVE}\\s+(?:been\\s+(?:\\w+ly\\s+)?(?:[a-z]+ed|better|earlier|faster|quicker|sooner|${IRREGULAR})\\b|(?!been\\b)${PARTICIPLE})`,
      'gi',
    ),
    isMeant: ({ 0: words }, sentence) => !POSSIBLE_EFFECT.test(words) && !isAboutLuck(sentence),
  },
  {
    signs: ['would'],
    pattern: new RegExp(`\\bwould${HAVE}\\s+(?:been\\s+)?(?:prevented|caught|avoided|noticed|detected)\\b`, 'gi'),
    isMeant: (_, sentence) => !isAboutLuck(sentence),
  },
  { signs: ['ought'], pattern: new RegExp(`\\bought\\s+(?:not\\s+)?to${HAVE}\\b`, 'gi') },
  {
    signs: ['fail'],
    pattern: new RegExp(
      `\\b${FAIL}\\s+(?:notice|spot|reali[sz]e|consider|anticipate|foresee|appreciate|think|double-?check)\\b`,
      'gi',
    ),
  },
  {
    // Machines fail to check, read and verify too, and that is a fact.
    signs: ['fail'],
    pattern: new RegExp(
      `(?<=\\b${PERSONS}\\s+(?:had\\s+|also\\s+)?)${FAIL}\\s+(?:check|verify|test|recogni[sz]e|remember|understand|see|read|review|catch|detect|document|communicate|escalate|follow|consult|monitor|ask|inform|tell|update|account|respond|react)\\b`,
      'gi',
    ),
  },
  {
    signs: ['only'],
    pattern: /\bif\s+only\s+(?:[\w-]+\s+){1,4}(?:had|hadn't)\b|\bif\s+only\s+(?:we|they|he|she|you|I|it|someone)'d\b/gi,
  },
  { signs: ['neglect'], pattern: /\bneglect(?:ed|ing|s)?\s+to\b/gi },
  { signs: ['bother'], pattern: /\b(?:did(?:n't|\s+not)|never)\s+bother(?:ed)?\s+to\b/gi },
];

const BLAME: readonly Phrase[] = [
  {
    signs: ['error', 'careless', 'mistake', 'negligen', 'slopp', 'incompeten', 'better', 'finger', 'forgot'],
    pattern:
      /\b(?:(?:human|operator|user)\s+errors?|careless(?:ly|ness)?|by\s+mistake|negligen(?:ce|t|tly)|slopp(?:y|ily|iness)|incompeten(?:ce|t|tly)|should(?:\s+have\s+known|'ve\s+known|\s+know)\s+better|fat-?\s?finger(?:ed|s|ing)?|forgot\s+to)\b/gi,
    isMeant: isBlamed,
  },
];

/** R17, R18: hindsight, and the error of a person as an explanation. */
export function* checkPhrases(subject: Subject, { site }: Surroundings): Generator<Finding> {
  if (subject.collection !== 'postmortems' || !isEnglish(site)) return;
  for (const sentence of sentencesOf(subject)) {
    yield* find(sentence, COUNTERFACTUALS, 'R17', 'tells what did not happen', HINT_FACTS);
    yield* find(sentence, BLAME, 'R18', 'explains nothing', HINT_SYSTEM);
  }
}

function* find(
  sentence: Sentence,
  list: readonly Phrase[],
  rule: RuleId,
  says: string,
  hint: string,
): Generator<Finding> {
  const lowerCase = sentence.text.toLowerCase();
  for (const { pattern, isMeant } of list.filter((phrase) => hasSign(lowerCase, phrase))) {
    for (const found of sentence.text.matchAll(pattern)) {
      if (isMeant && !isMeant(found, sentence)) continue;
      const [words] = found;
      const at = sentence.place(found.index, found.index + words.length);
      yield { rule, level: 'warning', at, message: `“${words}” ${says}`, hint };
    }
  }
}

/** Where there was luck, a report has to say how it could have gone. */
function isAboutLuck({ section }: Sentence): boolean {
  return /\bluck/i.test(section);
}

/** “Not a human error” and “human error is never a cause” say the opposite. */
function isBlamed({ index = 0, 0: words }: RegExpMatchArray, { text }: Sentence): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index);
  const after = text.slice(index + words.length);
  const isDenied =
    /\b(?:not?|never|neither|nor|without|instead\s+of|rather\s+than|\w+n't)\s+(?:[\w-]+\s+){0,3}$/i.test(before) &&
    !/\bdid\s+not\s+$/i.test(before);
  // A request with a user error is an event; only as an explanation it is blame.
  const isEvent =
    /^user/i.test(words) &&
    !/\b(?:due\s+to|because\s+of|caused\s+by|result\s+of|attributed\s+to|down\s+to|was|were|is|simply|just|pure|through)\s+(?:an?\s+)?$/i.test(
      before,
    );
  return !isDenied && !isEvent && !/^\s+(?:is|are|was|were)(?:n't|\s+(?:not|never))\b/i.test(after);
}
