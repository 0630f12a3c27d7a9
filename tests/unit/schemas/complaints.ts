import type { z } from 'astro/zod';

/** What a schema says of a value: `path: message` for each issue; nothing when the value is fine. */
export function complaints(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
