import { createLocator } from '../../entries/position.ts';
import { DESCRIPTION } from '../../scaffold/front-matter.ts';
import { NOT_JUDGED, NOT_MEASURED, NOT_TIMED } from '../../scaffold/incident.ts';
import { POST_PROMPT } from '../../scaffold/post.ts';
import { SUMMARY } from '../../scaffold/report.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';

/** C9: what `new` wrote for want of something better has been replaced. */
export function* checkStandIns({ file, data, incident, text, visibility }: Subject): Generator<Finding> {
  // A draft is there to be filled in; what others can read is not.
  const level = visibility === 'draft' ? 'warning' : 'error';
  const finding = (at: Finding['at'], message: string, hint: string): Finding => {
    return { rule: 'C9', level, at, message, hint };
  };
  if (data.description === DESCRIPTION) {
    const hint = 'write one or two sentences for listings, feeds and search';
    yield finding({ field: ['description'] }, 'the description is still the one of a new file', hint);
  }
  for (const [index, figure] of (incident?.impact ?? []).entries()) {
    if (!('unknown' in figure) || figure.unknown !== NOT_MEASURED) continue;
    const hint = 'write a figure, or why there is none';
    yield finding(
      { field: ['incident', 'impact', index, 'unknown'] },
      'the impact is still the one of a new file',
      hint,
    );
  }
  const { body } = file.frontMatter;
  const head = file.source.slice(0, file.source.length - body.length);
  for (const [comment, what] of [
    [NOT_JUDGED, 'severity'],
    [NOT_TIMED, 'start'],
  ] as const) {
    const from = head.indexOf(comment);
    if (from < 0) continue;
    const span = createLocator(head)(from, from + comment.length);
    yield finding(
      { span },
      `the ${what} is still the one of a new file`,
      `write the ${what}, and take the comment out`,
    );
  }
  const prompt = text?.comments.find(({ text: words }) => words.trim() === POST_PROMPT);
  if (prompt && isOnlyComments(body)) {
    yield finding({ range: prompt }, 'the text is still the one of a new file', 'write it in the place of the comment');
  }
  const from = body.indexOf(SUMMARY);
  if (!text || from < 0 || text.code.some((code) => code.from <= from && from < code.to)) return;
  const range = { from, to: from + SUMMARY.length };
  yield finding(
    { range },
    'the summary is still the one of a new file',
    'write what happened, to whom, and how it stands',
  );
}

function isOnlyComments(body: string): boolean {
  return body.replace(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g, '').trim() === '';
}
