import { readFileSync } from 'node:fs';
import { isRuleId, type RuleId } from '../../../src/schemas/rules.ts';
import { BODY } from './report.ts';

/** A file of an example, complete. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
  /** The day on which this version was committed, before the one that follows it. */
  readonly published?: string | undefined;
}

/** An example of docs/check.md: what follows from it, and the files that it is about. */
export interface Example {
  readonly kind: 'bad' | 'good';
  readonly rule: RuleId;
  readonly files: readonly ExampleFile[];
}

export const DOCUMENT = readFileSync(new URL('../../../docs/check.md', import.meta.url), 'utf8');

const FENCE = /^```(\S+) (.+)\n([\s\S]*?)^```$/gm;
const BASICS = 'title: Reads failed\ndescription: Reads of the API failed.\npubDate: 2025-04-02\nauthor: Ada\n';
/** A complete report; an excerpt takes the place of what it names. */
const INCIDENT = `incident:
  status: resolved
  severity: sev2
  started: 2025-04-01T10:00Z
  detected: 2025-04-01T10:05Z
  resolved: 2025-04-01T11:00Z
  services: [api]
  detection: { source: monitoring, note: An alert on the error rate. }
  trigger: deploy
  factors: [{ text: No test ran against the old schema. }, { text: Queries had no timeout. }]
  impact: [{ metric: failed reads, value: 1200, unit: requests, scope: all regions }]
  timeline:
    - { at: 2025-04-01T10:00Z, type: impact-start, text: Reads fail. }
    - { at: "10:05", type: detected, text: An alert fires., evidence: "https://example.org/graph" }
    - { at: "11:00", type: resolved, text: Reads work. }
  actions:
    - title: Add a timeout to queries
      type: prevent
      owner: storage team
      due: 2025-07-01
      url: https://example.org/1
`;

/** All examples, in their order. A fence that begins with “and” adds a file to the example before it. */
export function readExamples(): Example[] {
  const examples: (Example & { files: ExampleFile[] })[] = [];
  for (const [, language = '', info = '', content = ''] of DOCUMENT.matchAll(FENCE)) {
    const [kind, ...words] = info.split(' ');
    if (kind === 'and') {
      const [path = '', ...flags] = words;
      examples.at(-1)?.files.push(complete(path, content, language, flags));
    } else if (kind === 'bad' || kind === 'good') {
      const [rule = '', path = '', ...flags] = words;
      if (!isRuleId(rule)) throw new Error(`“${info}” names no rule`);
      examples.push({ kind, rule, files: [complete(path, content, language, flags)] });
    }
  }
  return examples;
}

/** What docs/check.md shows as the output for the bad example of a rule. */
export function readOutput(language: string): { readonly rule: string; readonly text: string } {
  const fence = [...DOCUMENT.matchAll(FENCE)].find(
    ([, name, info]) => name === language && info?.startsWith('output of'),
  );
  return { rule: fence?.[2]?.split(' ').at(-1) ?? '', text: fence?.[3] ?? '' };
}

/** Put a complete post or report around an excerpt; `text` means that all of its text is given. */
function complete(path: string, content: string, language: string, flags: readonly string[]): ExampleFile {
  const published = flags.includes('published') ? flags.at(-1) : undefined;
  if (!flags.includes('excerpt') && !flags.includes('text')) return { path, text: content, published };
  const isReport = path.startsWith('content/postmortems/');
  const [, fenced = '', rest = content] = /^---\n([\s\S]*?)^---\n\n?([\s\S]*)$/m.exec(content) ?? [];
  const [lines, added] = language === 'yaml' ? [content, ''] : [fenced, rest];
  const base = `${BASICS}id: tag:example.org,2025:${path.replace(/^content\/|\.mdx?$/g, '')}\n`;
  const frontMatter = merge(isReport ? base + INCIDENT : base, lines, '');
  const body = flags.includes('text') ? added : [isReport ? BODY : 'A text.', added].filter(Boolean).join('\n\n');
  return { path, text: `---\n${frontMatter}---\n\n${body.trimEnd()}\n`, published };
}

/** Put lines of YAML in the place of those with the same keys; below `incident` key by key. */
function merge(base: string, excerpt: string, indent: string): string {
  const own = blocksOf(excerpt, indent);
  const merged = [...blocksOf(base, indent)].flatMap(([key, block]) => {
    const given = own.get(key);
    if (key === 'author' && own.has('authors')) return [];
    if (given === undefined) return [block];
    own.delete(key);
    if (key !== 'incident') return [given];
    const [first = '', ...rest] = block.split('\n');
    return [`${first}\n${merge(rest.join('\n'), given.split('\n').slice(1).join('\n'), '  ')}`];
  });
  return [...merged, ...own.values()].join('');
}

/** Lines by the key that they belong to; a comment belongs to the key after it. */
function blocksOf(yaml: string, indent: string): Map<string, string> {
  const blocks = new Map<string, string>();
  const isKey = new RegExp(`^${indent}([\\w-]+):`);
  let last = '';
  for (const line of yaml.split('\n').filter(Boolean)) {
    last = isKey.exec(line)?.[1] ?? last;
    blocks.set(last, `${blocks.get(last) ?? ''}${line}\n`);
  }
  return blocks;
}
