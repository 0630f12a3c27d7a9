import { basicLines, comment, type EntryFacts } from './front-matter.ts';

/** Stands in the place of the text. */
export const POST_PROMPT = 'What is it about, and for whom? Begin with the point.';

/** The text of a new post. */
export function scaffoldPost(facts: EntryFacts, isMdx: boolean): string {
  const prompt = comment(POST_PROMPT, isMdx);
  return `---\n${basicLines(facts).join('\n')}\n---\n\n${prompt}\n`;
}
