import type { ContentFile } from '../../entries/files.ts';
import { parseFrontMatter } from '../../entries/front-matter.ts';
import { createLocator } from '../../entries/position.ts';
import { textOf } from '../../entries/text-of.ts';
import { alertsToCallouts, openingOfAlert } from '../../markdown/alerts.ts';
import { levelHeadings } from '../../markdown/heading-levels.ts';
import { replaceTargets } from '../../markdown/link-targets.ts';
import { playersToEmbeds } from '../../markdown/player-embeds.ts';
import type { Range } from '../../markdown/tree.ts';
import type { RuleId } from '../../schemas/rules.ts';
import { silencersOf } from '../silencers.ts';

/** A file with another text, and a sentence for each change. */
export interface TextFix {
  readonly file: ContentFile;
  readonly why: readonly string[];
}

/** How a link has to be written; undefined for one that is right, or wrong in more than its spelling. */
export type RightTarget = (file: ContentFile, target: string) => string | undefined;

interface Terms {
  readonly rightTarget: RightTarget;
  /** False for rules that the site does not ask for. */
  readonly isOn: (rule: RuleId) => boolean;
  readonly isHarmless: (before: ContentFile, after: ContentFile) => boolean;
}

/** Correct what leaves no doubt in a text, one kind after the other; nothing where a text cannot be read. */
export function fixText(file: ContentFile, { rightTarget, isOn, isHarmless }: Terms): TextFix | undefined {
  const why: string[] = [];
  let current = file;
  const fixes = [
    ...(isOn('C8') ? [fixAlerts, fixPlayers, fixHeadings] : []),
    ...(isOn('C2') ? [fixTargets(rightTarget)] : []),
  ];
  for (const fix of fixes) {
    if (!textOf(current).located) return undefined;
    const { body, why: sentences } = fix(current);
    if (sentences.length === 0) continue;
    const next = withBody(current, body);
    if (!isHarmless(current, next)) continue;
    current = next;
    why.push(...sentences);
  }
  return why.length > 0 ? { file: current, why } : undefined;
}

type Fixed = { readonly body: string; readonly why: readonly string[] };

function fixAlerts(file: ContentFile): Fixed {
  const { body, words } = alertsToCallouts(file.frontMatter.body, file.file, isLoud(file, 'C8'));
  return { body, why: words.map((word) => `> [!${word}] is ${openingOfAlert(word)}`) };
}

function fixPlayers(file: ContentFile): Fixed {
  const { body, urls } = playersToEmbeds(file.frontMatter.body, file.file, isLoud(file, 'C8'));
  return { body, why: urls.map((url) => `the player of ${url} is an <Embed>`) };
}

function fixHeadings(file: ContentFile): Fixed {
  const headings = textOf(file).located?.text.headings ?? [];
  const { body, count } = levelHeadings(file.frontMatter.body, headings, isLoud(file, 'C8'));
  const what = `the ${count === 1 ? 'level of a heading is' : `levels of ${count} headings are`} those of a page`;
  return { body, why: count > 0 ? [what.replace('is those', 'is that')] : [] };
}

function fixTargets(rightTarget: RightTarget) {
  return (file: ContentFile): Fixed => {
    const isWanted = isLoud(file, 'C2');
    const { body, targets } = replaceTargets(file.frontMatter.body, file.file, (place) => {
      return isWanted(place) ? rightTarget(file, place.target) : undefined;
    });
    return { body, why: targets.map((target) => `${target} gets the slash at the end of its address`) };
  };
}

/** Says of a place in a text whether its writer has not asked a rule to be silent there. */
function isLoud(file: ContentFile, wanted: RuleId): (range: Range) => boolean {
  const locate = createLocator(file.frontMatter.body, file.frontMatter.bodyLine);
  const silencers = silencersOf(file).silencers.filter(({ rule }) => rule === wanted);
  return ({ from }) => {
    const { line } = locate(from);
    return !silencers.some(({ lines }) => !lines || (lines[0] <= line && line <= lines[1]));
  };
}

function withBody(file: ContentFile, body: string): ContentFile {
  const source = file.source.slice(0, file.source.length - file.frontMatter.body.length) + body;
  return { ...file, source, frontMatter: parseFrontMatter(source) };
}
