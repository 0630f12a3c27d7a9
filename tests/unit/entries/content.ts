import { type Inventory, takeInventory } from '../../../src/entries/inventory.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import { type Files, makeFolder } from '../folder.ts';
import { makeSite } from '../site.ts';

/** A whole picture of one pixel, as a PNG file. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The moment at which these tests judge. */
export const NOW = Date.parse('2025-06-15T12:00Z');

const BASICS = 'title: A title\ndescription: A description.\npubDate: 2025-04-02\nauthor: Ada';

/** A Markdown file with the four fields, more lines of front matter, and a text. */
export function markdown(lines = '', text = 'Some text.'): string {
  return `---\n${BASICS}\n${lines ? `${lines}\n` : ''}---\n\n${text}\n`;
}

/** A report: the four fields and an incident with more lines. */
export function report(lines = '', text?: string): string {
  const incident = `incident:\n  status: ongoing\n  severity: sev2\n  started: 2025-06-01T10:00Z`;
  return markdown(lines ? `${incident}\n${lines}` : incident, text);
}

/** Judge a real content folder that has the author Ada and the service API besides these files. */
export function judge(files: Files, settings: Partial<SiteInput> = {}, now = NOW): Inventory {
  return takeInventory(makeProject(files), makeSite(settings), now);
}

/** A project folder with the author Ada, the service API, and these files under `content/`. */
export function makeProject(files: Files): string {
  const known = { 'authors/ada.yml': 'name: Ada\naliases: [Countess]', 'services/api.yml': 'name: API' };
  return makeFolder(
    Object.fromEntries(Object.entries({ ...known, ...files }).map(([path, content]) => [`content/${path}`, content])),
  );
}

/** Problems as `file:line level id message (hint)`, those about missing ids left out. */
export function complaints({ problems }: Inventory): string[] {
  return problems
    .filter(({ id }) => id !== 'C6')
    .map(({ id, level, file, line, message, hint }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return `${place} ${level} ${id} ${message}${hint ? ` (${hint})` : ''}`;
    });
}
