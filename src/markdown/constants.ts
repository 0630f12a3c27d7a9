import { type CodeNode, isCodeNode } from './mdx-code.ts';

/** Signs of code that are put together; more of them are nobody’s address. */
const MOST_PARTS = 100;

/** The text that code always gives: one in quotation marks, and several that are joined. Undefined for anything else. */
export function constantText(node: unknown): string | undefined {
  const parts: string[] = [];
  // Joined texts may be nested deeper than calls may be.
  const rest: unknown[] = [node];
  for (let steps = 0; rest.length > 0; steps++) {
    const next = rest.pop();
    if (typeof next === 'string') parts.push(next);
    else if (!isCodeNode(next) || steps > MOST_PARTS) return undefined;
    else {
      const inner = partsOf(next);
      if (!inner) return undefined;
      rest.push(...inner.toReversed());
    }
  }
  return parts.join('');
}

/** What stands one after the other in a text; undefined for what is not a constant one. */
function partsOf(node: CodeNode): unknown[] | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : undefined;
    case 'ParenthesizedExpression':
      return [node.expression];
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left, node.right] : undefined;
    case 'TemplateLiteral': {
      const { quasis, expressions } = node;
      if (!Array.isArray(quasis) || !Array.isArray(expressions)) return undefined;
      return quasis.flatMap((quasi, index) => [quasi, ...expressions.slice(index, index + 1)]);
    }
    case 'TemplateElement': {
      const { value } = node;
      const isWhole = typeof value === 'object' && value !== null && 'cooked' in value;
      return isWhole && typeof value.cooked === 'string' ? [value.cooked] : undefined;
    }
    default:
      return undefined;
  }
}
