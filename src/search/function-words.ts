/** Words by which a question is put and no answer found, by primary language subtag; other languages have the derived ones only. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: `a an and are as at be been but by can could did do does for from had has have how i if in into is it its may me my of on
    or our should so than that the their them then there these they this those to us was we were what when where which while who
    whom whose why will with would you your`,
};

/** Function words of a language that queries can do without, even where few documents have them. */
export function functionWords(lang: string): ReadonlySet<string> {
  return new Set(FUNCTION_WORDS[lang.toLowerCase().split('-')[0] ?? '']?.split(/\s+/));
}
