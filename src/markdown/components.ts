import { suggest } from '../entries/directory.ts';
import { CALLOUTS } from './directives.ts';
import type { Fault } from './fault.ts';
import type { Tag } from './tags.ts';

/** What a component of MDX takes. */
interface Property {
  readonly isRequired?: boolean;
  /** True when it may be empty; the rule about pictures has a word on that. */
  readonly mayBeEmpty?: boolean;
  /** The only values that it may have. */
  readonly values?: readonly string[];
  /** True for a file that has to be imported; a path in quotes would be no picture. */
  readonly isImported?: boolean;
  /** True for the address of a page of another site. */
  readonly isAddress?: boolean;
}

/** Components that every MDX text can use, with their properties. */
const COMPONENTS: Readonly<Record<string, Readonly<Record<string, Property>>>> = {
  Callout: { kind: { values: Object.keys(CALLOUTS) }, title: {} },
  Embed: { url: { isRequired: true, isAddress: true }, title: { isRequired: true } },
  Figure: { src: { isRequired: true, isImported: true }, alt: { isRequired: true, mayBeEmpty: true } },
  Video: { src: { isRequired: true }, title: { isRequired: true }, poster: { isImported: true } },
};

/** The names of the components that every MDX text can use. */
export const COMPONENT_NAMES: readonly string[] = ['Fragment', ...Object.keys(COMPONENTS)];

/**
 * What is wrong with the use of a component: one that nobody brings, a property that is missing, unknown, or has a value that it
 * cannot have. What MDX computes is not looked at.
 *
 * @param code the import and export statements of the text.
 */
export function componentFaults(tag: Tag, code: string): Fault[] {
  const [root = ''] = tag.name.split('.');
  const isOwn = root === 'Fragment' || new RegExp(`\\b${root.replaceAll('$', '\\$')}\\b`, 'u').test(code);
  const properties = Object.hasOwn(COMPONENTS, tag.name) ? COMPONENTS[tag.name] : undefined;
  if (isOwn) return [];
  const fault = (message: string, hint: string): Fault => ({ from: tag.from, to: tag.to, message, hint });
  if (!properties) {
    const near = suggest(tag.name, Object.keys(COMPONENTS));
    const hint = near ? `did you mean <${near}>?` : `import it, or write \`<${tag.name}>\` as code`;
    return [fault(`<${tag.name}> is not a component that this text has`, hint)];
  }
  const names = Object.keys(properties);
  const unknown = [...tag.attributes.keys()].filter((name) => !names.includes(name) && name !== 'slot');
  return [
    ...unknown.map((name) => {
      const near = suggest(name, names);
      return fault(
        `<${tag.name}> has no property ${name}`,
        near ? `did you mean ${near}?` : `it has ${names.join(', ')}`,
      );
    }),
    ...Object.entries(properties).flatMap(([name, property]) => judge(tag, name, property, fault)),
  ];
}

function judge(
  { name: component, attributes, hasMore }: Tag,
  name: string,
  { isRequired, mayBeEmpty, isImported, isAddress, values }: Property,
  fault: (message: string, hint: string) => Fault,
): Fault[] {
  if (!attributes.has(name)) {
    if (!isRequired || hasMore) return [];
    const hint = isImported ? `import the file, and write ${name}={…}` : `write ${name}="…"`;
    return [fault(`<${component}> has no ${name}`, hint)];
  }
  const value = attributes.get(name);
  if (value === undefined) return [];
  const said = `${name}="${value}"`;
  if (isImported)
    return [fault(`${said} is not a picture`, `import it, and write ${name}={…}; or write ![what it shows](${value})`)];
  if (isRequired && !mayBeEmpty && value.trim() === '')
    return [fault(`${name} of <${component}> is empty`, `write ${name}="…"`)];
  if (isAddress && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
    return [fault(`${said} is not the address of a page`, 'write it in full, like https://example.org/page')];
  }
  if (!values || values.includes(value)) return [];
  const near = suggest(value, values);
  return [fault(`<${component}> has no ${said}`, near ? `did you mean ${near}?` : `it has ${values.join(', ')}`)];
}
