import { z } from 'astro/zod';
import { basics, type ImageSchema, withBasicRules } from './basics.ts';

/** Front matter of a file in `content/blog`. */
export const postSchema = (image: ImageSchema) => withBasicRules(z.strictObject(basics(image)));

export type PostData = z.output<ReturnType<typeof postSchema>>;
