import type { ContentFile } from '../../entries/files.ts';
import type { Inventory } from '../../entries/inventory.ts';
import type { RuleId } from '../../schemas/rules.ts';
import type { Finding } from '../finding.ts';
import type { EntryRule, Subject, Surroundings } from '../subject.ts';
import { checkActions, checkDueDays, checkPurpose, checkVagueness } from './actions.ts';
import { checkCorrections } from './corrections.ts';
import { checkCycles } from './cycles.ts';
import { checkDurations } from './durations.ts';
import { checkEvidence } from './evidence.ts';
import { checkDetection, checkImpact, checkOwner, checkPromptness } from './facts.ts';
import { checkImages, checkSource } from './images.ts';
import { checkImportedTexts } from './imported-texts.ts';
import { checkLinkPreviews } from './link-previews.ts';
import { checkLinks } from './links.ts';
import { checkMarkup } from './markup.ts';
import { checkPeople } from './people.ts';
import { checkPhrases } from './phrases.ts';
import { checkReach } from './reach.ts';
import { checkSecrets } from './secrets.ts';
import { checkRootCause, checkSections } from './sections.ts';
import { checkStandIns } from './stand-ins.ts';
import { checkTags } from './tags.ts';
import { checkTimeline } from './timeline.ts';

/** A rule that needs all entries at once, or looks at pages, authors and services too. */
export type SiteRule = (
  subjects: readonly Subject[],
  surroundings: Surroundings,
  inventory: Inventory,
) => {
  readonly findings: Iterable<readonly [ContentFile, Iterable<Finding>]>;
  readonly skipped: readonly { readonly rule: RuleId; readonly why: string }[];
};

/** Rules that look at one entry. */
export const ENTRY_RULES: readonly EntryRule[] = [
  checkTimeline,
  checkImpact,
  checkSections,
  checkActions,
  checkPurpose,
  checkVagueness,
  checkDueDays,
  checkOwner,
  checkPromptness,
  checkDetection,
  checkRootCause,
  checkEvidence,
  checkPhrases,
  checkPeople,
  checkDurations,
  checkSource,
  checkStandIns,
];

/** Those of them that ask nothing of the front matter. */
export const TEXT_RULES: readonly EntryRule[] = [checkPhrases, checkPeople, checkStandIns];

/** Rules that compare entries with each other, or with their own past. */
export const SITE_RULES: readonly SiteRule[] = [
  checkCorrections,
  checkSecrets,
  checkImages,
  checkLinkPreviews,
  checkTags,
  checkCycles,
  checkMarkup,
  checkImportedTexts,
  checkLinks,
  checkReach,
];
