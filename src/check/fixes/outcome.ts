import type { Collection, ContentFile } from '../../entries/files.ts';
import type { Item } from '../../entries/item.ts';
import type { Salvaged } from '../../entries/salvage.ts';
import { textOf } from '../../entries/text-of.ts';
import { createValidator } from '../../entries/validate.ts';
import { decideVisibility } from '../../entries/visibility.ts';
import { findDoubts } from '../../incidents/doubts.ts';
import { ENTRY_RULES } from '../rules/all.ts';
import type { Surroundings } from '../subject.ts';

/** What a check of one entry by itself says. */
export interface Outcome {
  /** Undefined while the front matter is wrong. */
  readonly item?: Item<'blog' | 'postmortems'> | undefined;
  /** Each once. */
  readonly errors: ReadonlySet<string>;
}

/** Make a judge of single entries, for text that is not on disk yet. */
export function createJudge(surroundings: Surroundings): (file: ContentFile) => Outcome {
  const { site, now } = surroundings;
  const validate = createValidator(site);
  return (file) => {
    if (!isEntryFile(file)) return { errors: new Set() };
    const { result, salvaged, problems } = validate(file.collection, file);
    const said = new Set(
      problems.filter(({ level }) => level === 'error').map(({ id, message }) => `${id} ${message}`),
    );
    const data: Salvaged['data'] | undefined = result?.parsed ?? salvaged?.data;
    if (!data) return { errors: said };
    const { incident } = data;
    const visibility = decideVisibility(data, { now, timeZone: site.timeZone });
    const doubts = incident && result ? findDoubts(incident, now, site.timeZone) : [];
    for (const { rule, message, level } of doubts) if (level === 'error') said.add(`${rule} ${message}`);
    const { collection } = file;
    const subject = { file, collection, data, incident, text: textOf(file).located?.text, visibility };
    for (const find of ENTRY_RULES) {
      for (const { rule, level, message, at } of find(subject, surroundings)) {
        const field = at && 'field' in at ? (salvaged?.original(at.field) ?? at.field) : undefined;
        if (level === 'error' && !(field && salvaged?.isTainted(field))) said.add(`${rule} ${message}`);
      }
    }
    return { errors: said, item: result && { ...file, ...result, visibility } };
  };
}

type EntryFile = ContentFile & { readonly collection: 'blog' | 'postmortems' };

/** True for a file of an entry. */
export function isEntryFile(file: ContentFile & { readonly collection: Collection }): file is EntryFile {
  return file.collection === 'blog' || file.collection === 'postmortems';
}
