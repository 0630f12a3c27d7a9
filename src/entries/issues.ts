import { z } from 'astro/zod';
import { NUMBER_WANTED, quote, TEXT_WANTED } from '../schemas/scalars.ts';

export type Path = readonly PropertyKey[];

/** What a schema, or a rule of the incident, has against front matter. */
export interface Issue {
  readonly path: Path;
  readonly message: string;
  /** The rule of the check, when the schema names one. */
  readonly rule?: string | undefined;
  /** Set when the issue is only that these keys are unknown. */
  readonly unknownKeys?: readonly string[];
  readonly hint?: string | undefined;
  /** Values that would have been right. */
  readonly options?: readonly string[] | undefined;
  /** The kind of value that is wanted, when another one is written. */
  readonly wanted?: Wanted | undefined;
}

type Wanted = 'list' | 'block' | 'boolean' | 'number' | 'text';

const KINDS: Readonly<Record<string, Wanted>> = {
  ...{ array: 'list', object: 'block', boolean: 'boolean', number: 'number', string: 'text' },
};
const LACKS: Readonly<Record<Wanted, string>> = {
  ...{ list: 'is not a list', block: 'is not a block of keys', boolean: 'is neither true nor false' },
  ...{ number: 'is not a number', text: 'is not a text' },
};
/** Keys of a block that hold what it is called. */
const NAMES = ['id', 'name', 'title', 'label', 'src', 'url'];
const TRUE = /^(?:true|yes|y|on|1)$/i;
const FALSE = /^(?:false|no|n|off|0)$/i;

/** Take an issue of Zod apart. A union’s issue says little; the branch that came closest says what to mend. */
export function flattenIssue(issue: z.core.$ZodIssue): Issue[] {
  const { path, message } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return [{ path, message, unknownKeys: issue.keys }];
    case 'custom': {
      const { rule, options, hint } = issue.params ?? {};
      return [{ path, message: withoutHint(message, hint), rule, options, hint }];
    }
    case 'invalid_value':
      return [{ path, message, options: issue.values.map(String) }];
    case 'invalid_type':
      return [{ path, message, wanted: KINDS[issue.expected] }];
    case 'invalid_union': {
      if (message === TEXT_WANTED) return [{ path, message, wanted: 'text' }];
      if (message === NUMBER_WANTED) return [{ path, message, wanted: 'number' }];
      const branches = issue.errors.map((errors) => errors.flatMap(flattenIssue));
      const isOther = (branch: readonly Issue[]) => branch.some((one) => one.path.length === 0 && !one.unknownKeys);
      const closest = branches.find((branch) => !isOther(branch));
      if (closest) return closest.map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
      const isBlock = branches.flat().some(({ wanted }) => wanted === 'block');
      return [{ path, message, wanted: isBlock ? 'block' : undefined }];
    }
    default:
      return [{ path, message }];
  }
}

/**
 * Say what is written where another kind of value is wanted, with the corrected text where it can be known.
 *
 * @param schema of the whole front matter, by which the keys of a block are known.
 */
export function explainKind(issue: Issue, value: unknown, schema: z.ZodType): Issue {
  const { wanted, path } = issue;
  if (wanted === undefined) return issue;
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  const corrected = correct(wanted, value, path, schema);
  const isItem = typeof path.at(-1) === 'number';
  const hint = corrected && (isItem ? `write - ${corrected}` : `write ${String(key)}: ${corrected}`);
  return { ...issue, message: `${quote(value)} ${LACKS[wanted]}`, hint: hint ?? remedyFor(wanted, value) };
}

/** Keys that a schema knows at a path, for suggestions. */
export function knownKeysAt(schema: z.ZodType, path: Path): string[] {
  return [...new Set(nodesAt(schema, path).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function correct(wanted: Wanted, value: unknown, path: Path, schema: z.ZodType): string | undefined {
  const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
  switch (wanted) {
    case 'list': {
      const takesText = nodesAt(schema, [...path, 0]).some(({ type }) => [type].flat().some((one) => one === 'string'));
      if (!takesText) {
        const item = writeBlock(schema, [...path, 0], '');
        return item && `[${item}]`;
      }
      return written === undefined || /[[\]{}"'#:]/.test(written)
        ? undefined
        : `[${written.split(/\s*[,;]\s*/).join(', ')}]`;
    }
    case 'block':
      return writeBlock(schema, path, written ?? '');
    case 'boolean':
      return written !== undefined && TRUE.test(written) ? 'true' : FALSE.test(written ?? '') ? 'false' : undefined;
    case 'number': {
      const digits = written?.replace(/(?<=\d),(?=\d{3}(?!\d))|[\s_%]/g, '') ?? '';
      return /^\d+(?:\.\d+)?$/.test(digits) ? digits : undefined;
    }
    case 'text':
      return typeof value === 'boolean' ? `"${value}"` : nameIn(value);
  }
}

/** A block with the keys that it must have; a value goes to the key whose closed list has it, or to the only one. */
function writeBlock(schema: z.ZodType, path: Path, value: string): string | undefined {
  const block = nodesAt(schema, path).find(({ properties }) => properties !== undefined);
  const keys = block?.required ?? [];
  if (keys.length === 0) return undefined;
  const takes = (key: string) => {
    const node = block?.properties?.[key];
    return typeof node === 'object' && node.enum?.includes(value);
  };
  const owner = keys.find(takes) ?? (keys.length === 1 && value !== '' ? keys[0] : undefined);
  return `{ ${keys.map((key) => `${key}: ${key === owner ? value : '…'}`).join(', ')} }`;
}

/** The text in a block such as `{ name: Ada, url: … }`, or in a list of one. */
function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const inside: unknown[] = Array.isArray(value) ? value : NAMES.map((key) => Reflect.get(value, key));
  const texts = inside.filter((item) => typeof item === 'string' && item.trim() !== '');
  const [text] = texts;
  if (typeof text !== 'string' || (Array.isArray(value) && value.length > 1)) return undefined;
  return /^[\p{L}\p{N}][^:#"'\n]*$/u.test(text) ? text : JSON.stringify(text);
}

function remedyFor(wanted: Wanted, value?: unknown): string {
  switch (wanted) {
    case 'list':
      return 'write each item on a line of its own, after a hyphen';
    case 'block':
      return 'write its keys below it, indented by two spaces';
    case 'boolean':
      return 'write true or false';
    case 'number':
      return 'write digits, with a point for decimals';
    case 'text':
      if (Array.isArray(value)) return 'write one text here, not a list';
      if (typeof value === 'object' && value !== null) return 'write one text here, not a block of keys';
      return 'write text here, in quotes if it has a colon or a #';
  }
}

function withoutHint(message: string, hint: unknown): string {
  return typeof hint === 'string' && message.endsWith(`: ${hint}`) ? message.slice(0, -hint.length - 2) : message;
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What a schema takes at a path, each branch of a union by itself. */
function nodesAt(schema: z.ZodType, path: Path): JsonSchema[] {
  const found: JsonSchema[] = [];
  const walk = (node: JsonSchema | boolean | undefined, [key, ...more]: Path): void => {
    if (typeof node !== 'object') return;
    for (const branch of [...(node.anyOf ?? []), ...(node.allOf ?? [])]) {
      walk(branch, key === undefined ? [] : [key, ...more]);
    }
    if (key === undefined) found.push(node);
    else if (typeof key !== 'number') walk(node.properties?.[String(key)], more);
    else if (!Array.isArray(node.items)) walk(node.items, more);
  };
  let json = jsonSchemas.get(schema);
  if (!json) {
    json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    jsonSchemas.set(schema, json);
  }
  walk(json, path);
  return found;
}

const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();
