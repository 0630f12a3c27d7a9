import site from '../../site.config.ts';
import { getDatasetById } from '../dataset/site-dataset.ts';
import { getContent } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { writeLlmsText } from '../twins/llms.ts';
import { writeTwin } from '../twins/twin.ts';
import { getTexts } from './feeds.ts';

/** Paths of the Markdown twins: one for each visible entry. */
export async function twinPaths() {
  const { entries } = await getContent();
  return entries.map((entry) => ({ params: { collection: entry.collection, slug: entry.slug }, props: { entry } }));
}

/** The text of an entry's Markdown twin. */
export async function getTwin(entry: Entry): Promise<string> {
  const [{ item, markdown }, dataset] = await Promise.all([getTexts(entry), getDatasetById()]);
  return writeTwin({ entry, item, text: markdown, incident: dataset.get(entry.id) });
}

/** The text of `/llms.txt`. */
export async function getLlmsText(): Promise<string> {
  const { entries } = await getContent();
  return writeLlmsText(site, entries);
}
