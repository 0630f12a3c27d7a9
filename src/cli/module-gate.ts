import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { projectPath } from '../entries/files.ts';
import type { Inventory } from '../entries/inventory.ts';
import { createKeeperFinder } from '../entries/kept-files.ts';
import { type Edge, fileOfModule, findForbiddenEdges } from '../entries/module-graph.ts';
import { createPlaces } from '../entries/module-places.ts';
import { isCodeNode } from '../markdown/mdx-code.ts';
import { reachOf } from '../markdown/reach.ts';
import type { Site } from '../schemas/site.ts';

/** The bundle would hold what is not to be published. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError';
}

/** A text whose code runs. */
const TEXT = /\.mdx$/;

/** What a gate uses of a plugin’s context. */
interface Context {
  readonly environment: { readonly mode: string };
  parse(code: string): unknown;
  getModuleIds(): Iterable<string>;
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
}
interface Bundle {
  readonly [name: string]: { readonly type: string; readonly originalFileNames?: readonly string[] };
}
type Transform = (this: object, code: string, id: string) => unknown;
interface Plugin {
  readonly name: string;
  transform?: unknown;
}

/**
 * Judge what the bundler has put together, before any of it runs: nothing published takes in a file of a withheld entry, of an
 * unlisted one, or from outside of the project, whatever it does to name it.
 */
export class ModuleGate {
  readonly #root: string;
  readonly #judge: (edges: readonly Edge[]) => string[];
  readonly #ofStyles: Edge[] = [];
  readonly #isTrusted: boolean;
  /** What the code of texts reaches, as the bundler has it. */
  readonly #reached: string[] = [];
  #edges: Edge[] = [];
  /** Set once something was found. Bundlers wrap what is thrown into words of their own. */
  error: ModuleError | undefined;

  constructor(root: string, { items }: Pick<Inventory, 'items'>, { content }: Pick<Site, 'content'>) {
    this.#isTrusted = content.code === 'trusted';
    this.#root = realpathSync(root);
    const findKeeper = createKeeperFinder(items);
    const placeOf = createPlaces(root);
    this.#judge = (edges) => findForbiddenEdges(edges, findKeeper, placeOf);
  }

  /** The gate as a part of a build. */
  integration(): AstroIntegration {
    const gate = this;
    const plugin = {
      name: 'afterword-module-gate',
      configResolved: ({ plugins }: { readonly plugins: readonly Plugin[] }) => gate.#watchStyles(plugins),
      transform(this: Context, code: string, id: string) {
        if (TEXT.test(id) && !gate.#isTrusted) gate.#judgeCode(id, this.parse(code));
      },
      buildEnd(this: Context, failure?: Error) {
        if (failure === undefined && this.environment.mode === 'build') gate.#edges = gate.#edgesOf(this);
      },
      generateBundle(this: Context, _options: unknown, bundle: Bundle) {
        gate.#close(bundle);
      },
    };
    return {
      name: plugin.name,
      hooks: {
        'astro:config:setup': ({ updateConfig }) => {
          updateConfig({ vite: { plugins: [plugin] } });
        },
      },
    };
  }

  /** The check has judged each piece of a text; this is what became of all of them. */
  #judgeCode(id: string, program: unknown): void {
    const file = this.#pathOf(id);
    // What is in src/ and in packages is the owner’s code, whatever its form.
    if (/^(?:\.\.\/|src\/|node_modules\/)/.test(file) || !isCodeNode(program)) return;
    this.#reached.push(...reachOf(program).map((message) => `${file}: ${message}`));
  }

  #edgesOf(context: Context): Edge[] {
    const edges: Edge[] = [];
    for (const id of context.getModuleIds()) {
      const info = context.getModuleInfo(id);
      const taken = [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])];
      edges.push(...taken.flatMap((one) => this.#edge(id, one)));
    }
    return edges;
  }

  #edge(importer: string, id: string): Edge[] {
    const file = fileOfModule(id);
    const by = fileOfModule(importer);
    if (file === undefined) return [];
    return [{ importer: by === undefined ? undefined : this.#pathOf(by), file: this.#pathOf(file) }];
  }

  /** By its real path: a package may be a link to the folder of an entry. */
  #pathOf(path: string): string {
    return projectPath(this.#root, existsSync(path) ? realpathSync(path) : path);
  }

  /** Judge one environment’s bundle. An asset that no edge leads to is named by itself. */
  #close(bundle: Bundle): void {
    const edges = [...this.#edges, ...this.#ofStyles];
    const explained = new Set(edges.map(({ file }) => file));
    const assets = Object.values(bundle)
      .filter(({ type }) => type === 'asset')
      .flatMap(({ originalFileNames = [] }) => originalFileNames)
      .map((name) => this.#pathOf(resolve(this.#root, name)))
      .filter((file) => !explained.has(file));
    const more = assets.map((file): Edge => ({ importer: undefined, file }));
    const found = [...this.#judge([...edges, ...more]), ...new Set(this.#reached)];
    if (found.length === 0) return;
    this.error = new ModuleError(`the bundle is refused:\n${found.map((line) => `  ${line}`).join('\n')}`);
    throw this.error;
  }

  /** Style sheets take in others, and pictures, without the bundler’s knowledge; Vite only says what it watches for them. */
  #watchStyles(plugins: readonly Plugin[]): void {
    const styles = plugins.find(({ name }) => name === 'vite:css');
    const hook: unknown = styles?.transform;
    if (typeof hook !== 'object' || hook === null || !('handler' in hook) || typeof hook.handler !== 'function') {
      throw new Error('this version of Vite has no style sheets to judge: install the version in package-lock.json');
    }
    const transform = hook.handler as Transform;
    const note = (id: string, file: string) => this.#ofStyles.push(...this.#edge(id, file));
    hook.handler = function (this: object, code: string, id: string) {
      return transform.call(
        withNotes(this, (file) => note(id, file)),
        code,
        id,
      );
    };
  }
}

/** A plugin’s context that tells of each file which is watched. */
function withNotes(context: object, note: (file: string) => void): object {
  return new Proxy(context, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key === 'addWatchFile') {
        return (file: string) => {
          note(file);
          return value.call(target, file);
        };
      }
      return value.bind(target);
    },
  });
}
