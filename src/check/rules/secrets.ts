import type { ContentFile } from '../../entries/files.ts';
import { createLocator } from '../../entries/position.ts';
import { textOf } from '../../entries/text-of.ts';
import type { Text } from '../../markdown/text.ts';
import type { Range } from '../../markdown/tree.ts';
import type { Finding, Place } from '../finding.ts';
import type { SiteRule } from './all.ts';
import { findPrivateAddresses, isLikelyHost, isPlainlyHost, type PrivateAddress } from './private-hosts.ts';
import { findSecrets } from './secret-patterns.ts';

/** R28: secrets, private hosts and private links, wherever they stand in a content file. */
export const checkSecrets: SiteRule = (_subjects, _surroundings, { files, salvaged }) => ({
  findings: files.map((file) => [file, findIn(file, !salvaged.has(file))] as const),
  skipped: [],
});

/** Front matter is not Markdown to the parser, but people write code in it as in the text. */
function codeIn(head: string): Text['code'] {
  return Array.from(head.matchAll(/`[^`\n]+`/g), ({ index, 0: text }) => ({
    from: index,
    to: index + text.length,
    text,
  }));
}

/** What nobody may publish in a title, before there is a file: the first finding. */
export function findLeak(collection: ContentFile['collection'], title: string): Finding | undefined {
  const [leak] = judge({ collection }, title, { code: codeIn(title), links: [] }, () => undefined);
  return leak;
}

type Placer = (range: Range) => Place;

function* findIn(file: ContentFile, isSound: boolean): Generator<Finding> {
  const { body } = file.frontMatter;
  const isData = file.collection === 'authors' || file.collection === 'services';
  const head = isData ? file.source : file.source.slice(0, file.source.length - body.length);
  yield* judge(file, head, { code: codeIn(head), links: [] }, placeInHead(file, head, isSound));
  if (isData) return;
  const { located } = textOf(file);
  yield* judge(file, body, located?.text, (range) => {
    // A text that cannot be parsed still has lines.
    return located ? { range } : { span: createLocator(body, file.frontMatter.bodyLine)(range.from, range.to) };
  });
}

function* judge(
  { collection }: Pick<ContentFile, 'collection'>,
  source: string,
  text: Pick<Text, 'code' | 'links'> | undefined,
  placer: Placer,
): Generator<Finding> {
  const finding = (range: Range, message: string, hint: string, level: Finding['level'] = 'error'): Finding => {
    return { rule: 'R28', level, at: placer(range), message, hint };
  };
  const secrets = findSecrets(source);
  for (const secret of secrets) {
    const hint = 'take it out, and revoke it: whoever has seen the file knows it';
    // A message goes into logs; reporters mask the rest of it wherever they show the file.
    yield finding(secret, `${secret.kind} begins with “${secret.value.slice(0, 4)}”`, hint);
  }
  // Without its syntax nobody knows what in a text is code.
  if (!text) return;
  for (const address of findPrivateAddresses(source)) {
    if (secrets.some(({ from, to }) => from < address.to && address.from < to)) continue;
    const isCode = isIn(text.code, address);
    const isLink = isIn(text.links, address);
    if (!matters(address, { isReport: collection === 'postmortems', isCode, isLink })) continue;
    // A post may invite its readers into a chat; a report that quotes one shows what was not meant for everybody.
    const level = address.kind === 'chat' && collection === 'blog' ? 'warning' : 'error';
    yield finding(address, `“${address.words}” ${WHAT[address.kind]}`, hintFor(address, collection), level);
  }
}

const WHAT: Readonly<Record<PrivateAddress['kind'], string>> = {
  local: 'is the reader’s own machine',
  network: 'is an address of a private network',
  host: 'is the name of a private host',
  chat: 'opens only for those with an account there',
};

interface Setting {
  readonly isReport: boolean;
  readonly isCode: boolean;
  readonly isLink: boolean;
}

/** A tutorial needs addresses of the reader’s own machine and network; a report shows the network of its writers. */
function matters({ kind, words }: PrivateAddress, { isReport, isCode, isLink }: Setting): boolean {
  if (kind === 'chat' || isLink) return true;
  if (kind === 'local') return !isCode;
  if (!isCode) return kind !== 'host' || isLikelyHost(words);
  return isReport && (kind === 'network' || isPlainlyHost(words));
}

function hintFor({ kind }: PrivateAddress, collection: ContentFile['collection']): string {
  if (kind === 'chat') return 'quote what matters, and link to something public';
  if (kind === 'local') return 'write it as code, or link to the public address';
  return collection === 'postmortems' ? 'write the role of the host instead' : 'write it as code, or take it out';
}

/** True when one of these ranges, which follow each other, holds another. */
function isIn(ranges: readonly Range[], { from, to }: Range): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.from ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return to <= (ranges[low - 1]?.to ?? -1);
}

/** Places in front matter are fields; what is written in a comment, a key or a file that cannot be read wholly has its line. */
function placeInHead({ frontMatter }: ContentFile, head: string, isSound: boolean): Placer {
  const locate = createLocator(head);
  return ({ from, to }) => {
    for (const field of isSound ? leaves(frontMatter.data, []) : []) {
      const { source = '', offset = 0 } = frontMatter.written(field) ?? {};
      if (offset <= from && to <= offset + source.length) {
        return { field, words: head.slice(from, to) };
      }
    }
    return { span: locate(from, to) };
  };
}

function* leaves(value: unknown, path: readonly PropertyKey[]): Generator<readonly PropertyKey[]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* leaves(item, [...path, index]);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
  } else yield path;
}
