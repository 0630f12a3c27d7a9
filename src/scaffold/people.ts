import { execFileSync } from 'node:child_process';
import { createDirectory, suggest } from '../entries/directory.ts';
import type { Item } from '../entries/item.ts';
import { Refusal } from './refusal.ts';

/**
 * The author of a new entry, by name: who is given, the site's own, the only one there is, or the one whom git knows.
 *
 * @throws {Refusal} when it is none of them.
 */
export function chooseAuthor(
  authors: readonly Item<'authors'>[],
  given: string | undefined,
  defaultAuthor: string | undefined,
  gitName: () => string | undefined,
): string {
  const known = authors.map(({ name, parsed }) => ({ id: name, name: parsed.name, aliases: parsed.aliases }));
  const find = createDirectory(known);
  const nameOf = (written: string) => known.find(({ id }) => id === find(written))?.name;
  if (known.length === 0) {
    throw new Refusal(2, 'there is no author yet', 'add content/authors/<id>.yml with the line name: Your Name');
  }
  const list = known.map(({ name }) => name).join(', ');
  if (given !== undefined) {
    const name = nameOf(given);
    if (name) return name;
    const near = suggest(
      given,
      known.flatMap(({ id, name: word, aliases }) => [id, word, ...aliases]),
    );
    throw new Refusal(2, `no author is called “${given}”`, near ? `did you mean ${near}?` : `one of: ${list}`);
  }
  const [only, ...others] = known;
  const byDefault = defaultAuthor === undefined ? undefined : nameOf(defaultAuthor);
  if (byDefault) return byDefault;
  if (only && others.length === 0) return only.name;
  const git = gitName();
  const byGit = git === undefined ? undefined : nameOf(git);
  if (byGit) return byGit;
  throw new Refusal(2, 'who is the author?', `give one: --author "${only?.name}"; one of: ${list}`);
}

/** The name that git puts under commits in a folder; undefined without git, or without a name. */
export function readGitName(folder: string): string | undefined {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return execFileSync('git', ['config', 'user.name'], { cwd: folder, encoding: 'utf8', stdio }).trim() || undefined;
  } catch {
    return undefined;
  }
}
