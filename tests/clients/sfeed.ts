import type { FeedClient } from './client.ts';
import { setText } from './html-text.ts';
import { findProgram, run } from './programs.ts';

const program = findProgram('sfeed');

/** sfeed, which makes one line of each item, its text still as HTML. */
export const sfeed: FeedClient = {
  name: 'sfeed',
  packages: 'sfeed',
  isHere: program !== undefined,
  async read(feed) {
    if (!program) throw new Error('sfeed is not here');
    const lines = await run(program, [feed], { input: await (await fetch(feed)).text() });
    return lines.split('\n').filter(Boolean).map(readLine);
  },
};

/** Fields are parted by tabs; within one, a tab, a line break and a backslash are written as in C. */
function readLine(line: string) {
  const fields = line
    .split('\t')
    .map((field) => field.replace(/\\([tn\\])/g, (_, sign: string) => ESCAPES[sign] ?? sign));
  const [date, title = '', link = '', content = '', type, id = '', author = ''] = fields;
  const isHtml = type === 'html';
  const text = isHtml ? setText(content) : content;
  return { link, title, id, date: Number(date), author, text, html: isHtml ? content : undefined };
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', '\\': '\\' };
