import { SECTION_HEADINGS, SECTION_KEYS, type SectionKey } from '../incidents/sections.ts';
import type { Site } from '../schemas/site.ts';
import { basicLines, comment, type EntryFacts } from './front-matter.ts';
import { type IncidentFacts, incidentLines } from './incident.ts';

/** Stands for the one sentence that no report can do without. */
export const SUMMARY = 'Replace this with what happened, to whom, and how it stands now.';

const PROMPTS: Readonly<Record<SectionKey, string>> = {
  summary: 'Two or three sentences that a reader in a hurry needs.',
  impact: 'Who noticed what? How many, for how long? Say what is not known, too.',
  trigger: 'What changed, and which conditions let it hurt? Conditions, not people.',
  detection: 'Who or what noticed, and how long did that take?',
  response: 'What was tried, in which order, with what result?',
  wentWell: 'What helped?',
  wentBadly: 'What stood in the way?',
  luck: 'What might be worse next time?',
  actions: 'What changes, and when? If nothing does: “None, because …”',
  timeline: 'The list is in the front matter; add here what needs more words.',
};

/** The text of a new report. */
export function scaffoldReport(
  facts: EntryFacts,
  incident: IncidentFacts,
  site: Pick<Site, 'severities' | 'sections'>,
  knownServices: readonly string[],
  isMdx: boolean,
): string {
  const frontMatter = [...basicLines(facts), ...incidentLines(incident, site, knownServices)].join('\n');
  // The page shows the timeline of the front matter by itself.
  const sections = SECTION_KEYS.filter((key) => key !== 'timeline').map((key) => {
    const heading = site.sections[key]?.[0] ?? SECTION_HEADINGS[key][0];
    return [`## ${heading}`, comment(PROMPTS[key], isMdx), ...(key === 'summary' ? [SUMMARY] : [])].join('\n\n');
  });
  return `---\n${frontMatter}\n---\n\n${sections.join('\n\n')}\n`;
}
