import { protect } from './names.ts';
import { DiagramError, type DiagramSource, type Line } from './source.ts';

const NAME = String.raw`([\p{L}\p{N}_-]+)`;
const RELATION = new RegExp(
  String.raw`^${NAME}\s+((?:\|o|\|\||\}o|\}\||o\||o\{|\|\{)(?:--|\.\.)(?:o\||\|\||o\{|\|\{|\|o|\}o|\}\|))\s+${NAME}\s*:\s*(.+)$`,
  'u',
);
const ENTITY = new RegExp(String.raw`^${NAME}\s*(\{)?$`, 'u');
const ATTRIBUTE = /^([^\s"]+)\s+([^\s"]+)((?:\s*,?\s*(?:PK|FK|UK))*)\s*(?:"([^"]*)")?$/;
const HINT = 'a line is like CUSTOMER ||--o{ ORDER : places; within CUSTOMER { … } it is like string name PK';

/** Read an entity-relationship diagram and write it as the layout engine reads it. */
export function normalizeEntities({ lines }: DiagramSource): string[] {
  let open: Line | undefined;
  const written = lines.flatMap(({ text, number }): string[] => {
    const fail = (): never => {
      throw new DiagramError(`“${text.slice(0, 60)}” cannot be read`, number, HINT);
    };
    if (open) {
      if (text === '}') {
        open = undefined;
        return [text];
      }
      const [, type, name, keys = '', comment] = ATTRIBUTE.exec(text) ?? fail();
      return [`${type} ${name} ${keys.replaceAll(',', ' ')}${comment ? ` "${protect(comment)}"` : ''}`.trim()];
    }
    if (/^direction\s+(?:TD|TB|LR|BT|RL)$/.test(text)) return [];
    const [, from, signs, to, label] = RELATION.exec(text) ?? [];
    if (from && signs && to && label) return [`${from} ${signs} ${to} : ${protect(label)}`];
    const [, entity, brace] = ENTITY.exec(text) ?? fail();
    if (!brace) return [`${entity} {`, '}'];
    open = { text, number };
    return [`${entity} {`];
  });
  if (open) throw new DiagramError('an entity is never ended', open.number, 'write “}” on a line of its own');
  return ['erDiagram', ...written];
}
