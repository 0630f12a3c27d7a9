import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entry, fourFields } from './fixture-site.ts';

/** The content that a walk has left, as pages show it. */
export interface Walk {
  /** Do something that a writer does. */
  step(): void;
  /** Words of each entry’s text by its name; undefined for one that is not there. */
  expected(): ReadonlyMap<string, string | undefined>;
}

const NAMES = ['one', 'two', 'three', 'four', 'five'];
const FORMS = [(name: string) => `${name}.md`, (name: string) => `${name}.mdx`, (name: string) => `${name}/index.md`];

interface State {
  readonly path: string;
  readonly words: string;
  readonly isDraft: boolean;
}

/** Edit, save by renaming, rename, move, delete and write again posts of a project, as a random generator says. */
export function createWalk(root: string, random: () => number): Walk {
  const folder = join(root, 'content/blog');
  const states = new Map<string, State>();
  let count = 0;
  const pick = <Item>(list: readonly Item[]): Item => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  };
  const textOf = ({ words, isDraft }: State, name: string) => {
    const other = NAMES.find((one) => one !== name && states.get(one)?.isDraft);
    const link = other === undefined ? '' : `\n\nSee [another](/blog/${other}/).`;
    return entry(fourFields(`Entry ${name}`, '2025-06-01', `id: x:${name}\ndraft: ${isDraft}`), `${words}${link}\n`);
  };
  const save = (name: string, state: State, how: 'in place' | 'by renaming') => {
    const path = join(folder, state.path);
    states.set(name, state);
    mkdirSync(dirname(path), { recursive: true });
    if (how === 'in place') return writeFileSync(path, textOf(state, name));
    writeFileSync(`${path}~`, textOf(state, name));
    renameSync(`${path}~`, path);
  };
  const leave = ({ path }: State) => {
    rmSync(join(folder, path));
    if (path.includes('/')) rmSync(join(folder, dirname(path)), { recursive: true });
  };
  return {
    step() {
      const name = pick(NAMES);
      const state = states.get(name);
      const words = `Words ${++count}.`;
      if (!state) return save(name, { path: pick(FORMS)(name), words, isDraft: random() < 0.2 }, 'in place');
      const kind = random();
      if (kind < 0.5) return save(name, { ...state, words }, random() < 0.5 ? 'in place' : 'by renaming');
      if (kind < 0.65) return save(name, { ...state, isDraft: !state.isDraft }, 'in place');
      if (kind < 0.8) {
        leave(state);
        states.delete(name);
        return;
      }
      const path = pick(FORMS.map((form) => form(name)).filter((one) => one !== state.path));
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      renameSync(join(folder, state.path), join(folder, path));
      if (state.path.includes('/')) rmSync(join(folder, dirname(state.path)), { recursive: true });
      states.set(name, { ...state, path });
    },
    expected: () =>
      new Map(
        NAMES.map((name) => {
          const state = states.get(name);
          return [name, state && existsSync(join(folder, state.path)) ? state.words : undefined];
        }),
      ),
  };
}
