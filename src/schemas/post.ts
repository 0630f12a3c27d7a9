import { z } from 'astro/zod';
import { basics, checkBasics, type ImageSchema } from './basics.ts';

/** Front matter of a file in `content/blog`. */
export const postSchema = (image: ImageSchema) => z.strictObject(basics(image)).superRefine(checkBasics);

export type PostData = z.output<ReturnType<typeof postSchema>>;
