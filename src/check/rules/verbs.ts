/** Words that no order begins with. Unknown words pass: a list of all verbs would never be complete. */
const NO_VERBS = new Set(
  [
    'a an the this that these those some any each every both all no another other others such one',
    'i we you he she it they there my our your his her its their who what which someone everyone everybody nobody',
    'better best more most less fewer new good bad extra additional stronger stricter tighter clearer faster quicker',
    'longer larger bigger smaller safer simpler easier higher regular proper possible potential future automatic manual',
    'was were had did done made built wrote written ran sent took taken gave given got went gone kept began begun',
    'brought bought chose chosen',
  ].flatMap((line) => line.split(' ')),
);
/** Verbs that end like a gerund, a past tense or a noun. */
const VERBS = [
  'bring|ping|ring|string|sing|swing|spring|sting|fling|cling|sling|wring|wing',
  'embed|feed|need|seed|shed|speed|proceed|exceed|succeed|shred|heed|weed|bleed|breed|bed|wed|sled',
  'position|provision|mention|function|question|condition|caution|auction|ration|station|section|transition|partition',
  'requisition|action|portion|proportion|apportion|sanction|motion|petition',
  'implement|document|comment|experiment|augment|supplement|complement|compliment|instrument|segment|fragment',
  'increment|decrement|cement|ferment|lament',
].join('|');
const KNOWN = new RegExp(`^(?:re|pre|un|de|dis|over|under|self)?(?:${VERBS})$`);
const ENDING = /(?:.{2}ing|.{2}ed|tions?|ments?)$/;

const VAGUE = [
  /^improve\b/i,
  /^make\b.*?\bbetter\b/i,
  /^investigate\b/i,
  /^be (?:more )?careful\b/i,
  /^be more (?:aware|cautious|mindful|vigilant)\b/i,
  /^ensure\b/i,
  /^make sure\b/i,
  /^look (?:into|at)\b/i,
  /^consider\b/i,
  /^think about\b/i,
  /^review whether\b/i,
  /^try to\b/i,
  /^pay (?:more |closer )?attention\b/i,
];

/** True for a first word that clearly is not a verb in the imperative. */
export function isNoVerb(word: string): boolean {
  // An acronym: IT is not a pronoun.
  if (word.length > 1 && word === word.toUpperCase()) return false;
  // Of “load-testing” the last part decides, of “we’ll” the first.
  const [bare = ''] = word.toLowerCase().split(/['’]/);
  const last =
    bare
      .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
      .split('-')
      .at(-1) ?? '';
  if (!/^[a-z]+$/.test(last)) return false;
  return NO_VERBS.has(last) || (ENDING.test(last) && !KNOWN.test(last));
}

/** The words with which a title promises nothing in particular. */
export function findVagueWords(title: string): string | undefined {
  for (const pattern of VAGUE) {
    const found = pattern.exec(title);
    if (found) return found[0];
  }
  return undefined;
}
