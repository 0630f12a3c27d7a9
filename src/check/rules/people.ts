import { PLACEHOLDER } from '../../markdown/prose.ts';
import type { Range } from '../../markdown/tree.ts';
import type { Finding } from '../finding.ts';
import type { Subject, Surroundings } from '../subject.ts';
import { rememberLast } from './remember.ts';
import { isEnglish, type Sentence, sentencesOf } from './sentences.ts';

/** At most so many words stand between a person and what they are said to have done. */
const REACH = 6;
/** More characters than that many words have; a sentence may be as long as a file. */
const NEAR = 200;
/** A sentence with more links than this is a list. */
const LINKS_OF_A_SENTENCE = 50;
const LINK = new RegExp(`(?<!${PLACEHOLDER})${PLACEHOLDER}(?!${PLACEHOLDER})`, 'g');
const VERBS =
  'broke|broken|caused|corrupted|crashed|deleted|deployed|disabled|dropped|enabled|executed|failed|forgot|forgotten|ignored|introduced|killed|launched|merged|misconfigured|misread|missed|mistyped|overlooked|overwrote|pushed|ran|released|removed|restarted|shipped|skipped|switched\\s+off|triggered|truncated|turned\\s+off|typed|wiped';
const VERB = new RegExp(
  `\\b(?:${VERBS})\\b(?!\\s+(?:into|out|(?:the|this|our)\\s+(?:call|incident|meeting|response|review))\\b)`,
  'gi',
);
/** Between a person and a verb of theirs nothing else happens and no other clause begins. */
const OTHER_CLAUSE =
  /[;:–—()]|\b(?:after|although|because|before|but|how|if|since|so|than|that|until|when|where|which|while|whose|why|and\s+(?:a|all|an|it|its|our|some|the|then|these|this|those))\b|\b(?!(?:called|named)\b)[a-z]{2,}ed\b|\b(?:began|came|did|felt|found|gave|got|heard|is|knew|made|read|said|saw|showed|thought|told|took|was\s+(?:paged|told|asked)|went|wrote|restored)\b/i;
/** “merged by Ada”, “introduced in a change from Ada”: the verb comes first. */
const AGENT = /\b(?:by|from)\s+(?:the\s+|our\s+|an?\s+)?(?:[\w-]+\s+){0,2}$/i;
/** “Ada’s account was removed”: done to somebody. */
const PASSIVE = /\b(?:be|been|being|is|are|was|were|got|gets)\s+(?:[a-z]+ly\s+)?$/i;
/** Who puts it right is not a suspect. */
const REMEDY =
  /^\s+(?:[\w-]+\s+){0,3}(?:fix(?:es)?|hot-?fix|patch|revert|roll-?back|remedy|repair|work-?around|mitigation)\b/i;
const HANDLE = /(?<![\w@/.&+-])@[A-Za-z0-9_](?:[\w-]*[A-Za-z0-9_])?(?![\w/-])/g;
const E_MAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** First names that are words, and words that begin names of teams. */
const AMBIGUOUS = new Set(
  'april art august bill chase dawn drew faith frank grace grant hope iris jack june lance mark miles page patience pierce reed rich rose skip summer wade ward will'.split(
    ' ',
  ),
);
const GROUP =
  /\b(?:board|crew|department|desk|editors?|engineering|group|office|operations|ops|project|sre|staff|support|teams?)\b/i;

/** R19: a handle, an e-mail address or an author’s name beside a verb of cause. */
export function* checkPeople(subject: Subject, { site, people: known }: Surroundings): Generator<Finding> {
  if (subject.collection !== 'postmortems' || !isEnglish(site)) return;
  const names = namePattern(known, site.title);
  for (const sentence of sentencesOf(subject)) {
    const found = personsIn(subject, sentence, names).flatMap((person) => accuse(sentence, person) ?? []);
    let last = -1;
    for (const { from, to, name, verb } of found.sort((a, b) => a.from - b.from)) {
      if (from < last) continue;
      last = to;
      const message = `“${name}” stands next to “${verb}”`;
      const hint = 'name the role, or the step that allowed it';
      yield { rule: 'R19', level: 'warning', at: sentence.place(from, to), message, hint };
    }
  }
}

/** True for the name of an author who is a person, and for a handle or an e-mail address. */
export function isOnePerson(written: string, { site, people }: Pick<Surroundings, 'site' | 'people'>): boolean {
  if (written.search(HANDLE) >= 0 || written.search(E_MAIL) >= 0) return true;
  const name = written.trim().toLowerCase();
  return people.some((known) => isPersonal(known, site.title) && known.toLowerCase() === name);
}

interface Person extends Range {
  readonly name: string;
}

function personsIn(subject: Subject, { text, place }: Sentence, names: RegExp | undefined): Person[] {
  const found = patternsFor(text, names).flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: name }) => ({ from: index, to: index + name.length, name })),
  );
  const stops = text.includes(PLACEHOLDER) ? Array.from(text.matchAll(LINK), ({ index }) => index) : [];
  for (const at of stops.slice(0, LINKS_OF_A_SENTENCE)) {
    const range = place(at, at + 1);
    const name = range && 'range' in range ? linkedPerson(subject, range.range, names) : undefined;
    if (name) found.push({ from: at, to: at + 1, name });
  }
  return found;
}

/** A link may be a person too: `[@ada](https://…)`, or an e-mail address that became one. */
function linkedPerson({ text, file }: Subject, { from }: Range, names: RegExp | undefined): string | undefined {
  const link = text?.links.find((range) => range.from === from);
  if (!link) return undefined;
  const source = file.frontMatter.body.slice(link.from, link.to);
  const label = /^\[([^\]]*)\]/.exec(source)?.[1] ?? source;
  return patternsFor(label, names).flatMap((pattern) => label.match(pattern) ?? [])[0];
}

function patternsFor(text: string, names: RegExp | undefined): RegExp[] {
  return [...(text.includes('@') ? [HANDLE, E_MAIL] : []), ...(names ? [names] : [])];
}

/** The stretch from a person to a verb of theirs, or from a verb to the one who is said to have done it. */
function accuse({ text }: Sentence, { from, to, name }: Person): (Range & { name: string; verb: string }) | undefined {
  const start = Math.max(0, from - NEAR);
  for (const found of text.slice(start, to + NEAR).matchAll(VERB)) {
    const [verb] = found;
    const index = start + found.index;
    const end = index + verb.length;
    if (REMEDY.test(text.slice(end, end + NEAR))) continue;
    if (index >= to) {
      const between = text.slice(to, index);
      if (PASSIVE.test(between)) continue;
      // “Reviewed by Ada and merged.”
      if (/^\s+and\s+$/.test(between) && AGENT.test(text.slice(start, from))) continue;
      if (countWords(between) <= REACH && !isOther(between)) return { from, to: end, name, verb };
    } else if (end <= from) {
      const between = text.slice(end, from);
      if (countWords(between) <= REACH && AGENT.test(between) && !isOther(between))
        return { from: index, to, name, verb };
    }
  }
  return undefined;
}

function isOther(between: string): boolean {
  const words = between.replace(/^'s\b/, '').replace(VERB, ' ');
  return OTHER_CLAUSE.test(words);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu)?.length ?? 0;
}

/** Full names and first names as whole words, the site’s own left out. Ids and other lower-case words are not names to a reader. */
const namePattern = rememberLast((known: readonly string[], title: string): RegExp | undefined => {
  const full = known.filter((name) => isPersonal(name, title)).map((name) => name.replaceAll('’', "'"));
  const first = full.flatMap((name) => {
    const [word = '', ...rest] = name.split(' ');
    return rest.length > 0 && word.length >= 4 && !AMBIGUOUS.has(word.toLowerCase()) ? word : [];
  });
  const usable = full.filter((name) => name.includes(' ') || !AMBIGUOUS.has(name.toLowerCase()));
  const words = [...new Set([...usable, ...first])].sort((a, b) => b.length - a.length).map(literal);
  return words.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words.join('|')})(?![\\p{L}\\p{N}-])`, 'gu')
    : undefined;
});

/** False for ids, for the site itself, and for a team that writes under its own name. */
function isPersonal(name: string, title: string): boolean {
  return name !== title && /^\p{Lu}/u.test(name) && !GROUP.test(name);
}

function literal(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
