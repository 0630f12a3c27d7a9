import type { ContentFile } from '../../entries/files.ts';
import { textOf } from '../../entries/text-of.ts';
import { isRelative } from '../../markdown/outline.ts';
import type { Finding } from '../finding.ts';
import type { EntryRule } from '../subject.ts';
import type { SiteRule } from './all.ts';

const TAG = /<img\b(?:(?!<img\b)[^>"'{]|"[^"]*"|'[^']*'|\{[^}]*\}){0,2000}>/gi;
const HAS_ALT = /\salt\s*=|\{\s*\.\.\./i;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** R29: pictures in texts of entries and pages without words for those who do not see them. */
export const checkImages: SiteRule = (_subjects, _surroundings, { files }) => ({
  findings: files
    .filter(({ collection }) => collection !== 'authors' && collection !== 'services')
    .map((file) => [file, imagesOf(file)] as const),
  skipped: [],
});

/** R29: a picture of the front matter without words, a source that may be gone tomorrow. */
export const checkSource: EntryRule = function* ({ data: { image, source } }) {
  if (image && image.alt === '') {
    const hint = `write image: {src: ${typeof image.src === 'string' ? image.src : '…'}, alt: what it shows}`;
    yield {
      rule: 'R29',
      level: 'warning',
      at: { field: ['image'] },
      message: 'the image has no alternative text',
      hint,
    };
  }
  if (source && source.archive === undefined) {
    const hint = 'add archive: with the address of a copy, in the Web Archive for example';
    yield { rule: 'R29', level: 'warning', at: { field: ['source'] }, message: 'source has no archived copy', hint };
  }
};

function* imagesOf(file: ContentFile): Generator<Finding> {
  const text = textOf(file).located?.text;
  const finding = (path: string, range: { readonly from: number; readonly to: number }): Finding => {
    const hint = `write ![what it shows](${path})`;
    return { rule: 'R29', level: 'warning', at: { range }, message: `${path} has no alternative text`, hint };
  };
  for (const { path, alt, ...range } of text?.images ?? []) if (alt.trim() === '') yield finding(path, range);
  for (const { name, attributes, ...range } of text?.tags ?? []) {
    if (name !== 'Figure' || attributes.get('alt')?.trim() !== '') continue;
    yield { ...finding('the figure', range), hint: 'give it alt="what it shows"' };
  }
  const seen = new Set<number>();
  for (const { from, to } of text?.rawImages ?? []) {
    // Several images of one block share its range.
    if (seen.has(from)) continue;
    seen.add(from);
    const source = file.frontMatter.body.slice(from, to).replace(COMMENT, (comment) => ' '.repeat(comment.length));
    for (const { 0: tag, index } of source.matchAll(TAG)) {
      const path = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag)?.slice(1).find(Boolean);
      // A relative path in raw HTML is an error already, whose remedy asks for the words too.
      if (path === undefined || isRelative(path) || HAS_ALT.test(tag)) continue;
      const hint = 'give it alt="what it shows", or alt="" for an ornament';
      const range = { from: from + index, to: from + index + tag.length };
      yield { ...finding(path, range), hint };
    }
  }
}
