import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { FeedClient } from './client.ts';
import { findProgram, findPython, inFolder, run } from './programs.ts';

const program = findProgram('r2e');
const python = findPython('feedparser');

/** Print each message of a maildir as a line of JSON. */
const PROGRAM = `
import email, email.policy, json, pathlib, sys
for path in pathlib.Path(sys.argv[1]).rglob('*'):
  if path.is_file():
    m = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    print(json.dumps({
      'link': m['X-RSS-URL'], 'title': m['Subject'], 'id': m['X-RSS-ID'], 'date': m['Date'].datetime.timestamp(),
      'author': m['From'].addresses[0].display_name, 'text': m.get_content(),
    }))
`;

const message = z.strictObject({
  ...{ link: z.string(), title: z.string(), id: z.string(), date: z.number(), author: z.string(), text: z.string() },
});

/** rss2email as it comes: mail in plain text, by html2text. */
export const rss2email: FeedClient = {
  name: 'rss2email',
  packages: 'rss2email',
  isHere: program !== undefined && python !== undefined,
  read: (feed) =>
    inFolder(async (folder) => {
      if (!program || !python) throw new Error('rss2email is not here');
      const [config, data, mail] = ['config', 'data.json', 'mail'].map((name) => join(folder, name));
      if (!config || !data || !mail) throw new Error('rss2email has no folder');
      mkdirSync(mail);
      writeFileSync(config, configuration(mail));
      const files = ['-c', config, '-d', data];
      await run(program, [...files, 'add', 'feed', feed], { home: folder });
      await run(program, [...files, 'run'], { home: folder });
      const lines = (await run(python, ['-c', PROGRAM, mail])).split('\n').filter(Boolean);
      return lines.map((line) => message.parse(JSON.parse(line)));
    }),
};

function configuration(mail: string): string {
  const settings = {
    ...{ from: 'reader@example.org', to: 'reader@example.org' },
    ...{ 'email-protocol': 'maildir', 'maildir-path': mail, 'maildir-mailbox': 'inbox' },
    // The sender is the author alone, the date that of publication, and no line is wrapped.
    ...{ 'name-format': '{author}', 'date-header': 'True', 'date-header-order': 'issued', 'body-width': '-1' },
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return `[DEFAULT]\n${lines.join('\n')}\n`;
}
