import type { z } from 'astro/zod';
import { entryJsonSchema, incidentJsonSchema } from '../schemas/json-schema.ts';

type Schema = z.core.JSONSchema.JSONSchema;

/** What the schema says of a field, for the person who fills it in. */
export interface Field {
  readonly name: string;
  readonly description: string;
  /** The values of a closed list. */
  readonly values: readonly string[];
  /** Closed lists inside of the field, by key. */
  readonly parts: readonly (readonly [key: string, values: readonly string[]])[];
}

/** The fields that every entry has, in the order of the schema. */
export function entryFields(): Field[] {
  return fieldsIn(entryJsonSchema());
}

/** The fields of an incident, in the order of the schema. */
export function incidentFields(): Field[] {
  return fieldsIn(incidentJsonSchema());
}

function fieldsIn({ properties = {} }: z.core.JSONSchema.BaseSchema): Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (typeof schema !== 'object') return [];
    return { name, description: schema.description ?? '', values: valuesOf(schema), parts: partsOf(schema) };
  });
}

function partsOf(schema: Schema): Field['parts'] {
  return objectsIn(schema).flatMap((object) =>
    Object.entries(object.properties ?? {}).flatMap(([key, part]): Field['parts'] => {
      const values = typeof part === 'object' ? valuesOf(part) : [];
      return values.length > 0 ? [[key, values]] : [];
    }),
  );
}

/** The field itself, the items of a list, and each form that these may take. */
function objectsIn(schema: Schema): Schema[] {
  const { items } = schema;
  const inner = typeof items === 'object' && !Array.isArray(items) ? [items] : [];
  return [schema, ...inner, ...[schema, ...inner].flatMap(({ anyOf }) => anyOf ?? [])];
}

function valuesOf({ enum: values = [] }: Schema): string[] {
  return values.map(String);
}
