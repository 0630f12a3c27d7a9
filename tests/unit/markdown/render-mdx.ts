import { evaluate, type HastPluginList } from 'satteri';
import { RENDERING } from '../../../src/markdown/features.ts';

type Props = Readonly<Record<string, unknown>>;

/** Components that a text may use; each is written as an element. */
const COMPONENTS = { Callout: 'Callout', Figure: 'Figure', Foo: 'Foo' };

/** MDX to HTML with these plugins and the parser’s features that the site uses. */
export async function renderMdx(text: string, hastPlugins: HastPluginList): Promise<string> {
  const { default: content } = await evaluate(text, {
    ...{ Fragment: '', jsx: write, jsxs: write, hastPlugins, features: RENDERING },
    elementAttributeNameCase: 'html',
  });
  if (typeof content !== 'function') throw new Error('the text has no component');
  return String(content({ components: COMPONENTS })).trim();
}

function write(type: unknown, props: unknown): string {
  const { children, ...attributes } = isProps(props) ? props : {};
  const inner = [children].flat(9).join('');
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return type === '' ? inner : `<${type}${written.join('')}>${inner}</${type}>`;
}

function isProps(value: unknown): value is Props {
  return typeof value === 'object' && value !== null;
}
