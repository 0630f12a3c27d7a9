import { basicLines, comment, type EntryFacts } from './front-matter.ts';

/** The text of a new post. */
export function scaffoldPost(facts: EntryFacts, isMdx: boolean): string {
  const prompt = comment('What is it about, and for whom? Begin with the point.', isMdx);
  return `---\n${basicLines(facts).join('\n')}\n---\n\n${prompt}\n`;
}
