import { stringify } from 'yaml';
import type { Settings } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

/** Settings of the site of tricky entries: its days do not begin with those of UTC. */
export const SETTINGS: Settings = {
  title: 'Tricky & <odd>',
  timeZone: 'Asia/Kolkata',
  check: { C6: 'off', R11: 'off', R12: 'off', R15: 'off' },
};

const MARKUP = `Words before. *Emphasis*, **strong**, ~~deleted~~, \`code <T>\`, <kbd>Ctrl</kbd>, <mark>marked</mark>, H<sub>2</sub>O, <q>quoted</q>.

<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> and <abbr title="Atomic Time">AT</abbr>.

<div>First block</div><div>Second block</div>

<details><summary>What is <b>hidden</b></summary>

The hidden text.

</details>

Term
: Its definition

| left | right |
| :-- | --: |
| one | two |

- [x] done
- [ ] open

> A quotation & more

![A red box](./red.png "A caption")
`;

const CODE = `\`\`\`js ins={1} del={2}
first();
second();
third();
\`\`\`

\`\`\`yaml title="deploy.yml" del={3} ins={4-5} {1}
steps:
  - build
- test
  - check

end: <T> & "x"
\`\`\`

\`\`\`diff
-old
+new
\`\`\`

<pre>by hand

<b>bold</b>
<del>gone</del>
<ins>come</ins>
</pre>
`;

const NOTES = `One[^1] and another[^ü], and the first again[^1].

[^1]: The first note, with \`code\`.
[^ü]: The second note.
`;

/** Entries that readers and calendars have shown wrongly. */
export async function trickyFiles(): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const generics = { title: 'Map<string, Array<T>> & "R&D"', description: 'Of Map<string, Array<T>>, R&D and a < b.' };
  const looksLikeHtml = { title: 'The </b> &amp; the &copy;', description: 'What &lt; is, and what </b> ends.' };
  const scripts = { title: '日本語 עברית 🔥 Ünïcode', description: '日本語 עברית 🔥' };
  const long = { title: 'Long', description: 'Only this summary of Map<T> has room.' };
  const days = { tz: 'Asia/Tokyo', started: '~2025-10-05', resolved: '~2025-10-06' };
  return {
    'content/authors/grace.yml': 'name: Grace & Hopper\n',
    'content/services/api.yml': 'name: API\n',
    'content/blog/long.md': file('2026-01-01', `\`\`\`\n${`${'x'.repeat(79)}\n`.repeat(4000)}\`\`\`\n`, long),
    'content/blog/generics.md': file('2026-01-02', 'Text of Map<T>.\n', generics),
    'content/blog/html.md': file('2026-01-02T12:00Z', 'Text of &lt;b>.\n', looksLikeHtml),
    'content/blog/markup/index.md': file('2026-01-03', MARKUP, { title: 'Markup' }),
    'content/blog/markup/red.png': await picture('#f00'),
    'content/blog/listings.md': file('2026-01-04', CODE, { title: 'Listings' }),
    'content/blog/notes.md': file('2026-01-05', NOTES, { title: 'Notes' }),
    'content/blog/other-notes.md': file('2026-01-05T23:30+05:30', NOTES, { title: 'Other notes' }),
    'content/blog/two-people.md': file('2026-01-06', 'By two.\n', {
      title: 'Two',
      author: undefined,
      authors: ['ada', 'grace'],
    }),
    'content/blog/scripts.md': file('2026-01-07', '日本語、עברית 🔥 Ünïcode.\n', scripts),
    'content/postmortems/minute.md': report('Within a minute; or, “short”', {
      started: '2026-01-07T10:16:10Z',
      resolved: '2026-01-07T10:16:40Z',
    }),
    'content/postmortems/midnight.md': report('To midnight', {
      started: '2026-01-07T22:00Z',
      resolved: '2026-01-08T00:00Z',
    }),
    'content/postmortems/days.md': report('Whole days', days),
    'content/postmortems/ongoing.md': report('Not over', { started: '2026-01-09T22:00Z' }),
  };
}

function file(pubDate: string, text: string, fields: object): string {
  const written = { description: 'A description.', author: 'ada', ...fields, pubDate };
  return `---\n${stringify(written)}---\n\n${text}`;
}

function report(title: string, instants: Readonly<Record<string, string>>): string {
  const status = instants.resolved === undefined ? 'ongoing' : 'resolved';
  const facts = { severity: 'sev2', services: ['api'], impact: [{ unknown: 'Nobody counted.' }] };
  return file('2026-01-10', '## Impact\n\nSome.\n', { title, incident: { status, ...facts, ...instants } });
}
