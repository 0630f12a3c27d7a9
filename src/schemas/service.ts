import { z } from 'astro/zod';
import { calendarDay } from './dates.ts';
import { text } from './scalars.ts';

/** A file in `content/services`; its name is the service's id. */
export const serviceSchema = () =>
  z
    .strictObject({
      name: text(100).describe('The name as readers see it.'),
      aliases: z
        .array(text(100))
        .default([])
        .describe('Former ids, which lead to this page and its feeds, and other names that reports may use.'),
      description: text(600).optional().describe('What the service does for its users.'),
      since: calendarDay().optional().describe('First day of the service; availability is not computed before it.'),
      retired: calendarDay().optional().describe('Last day of the service; it keeps its page and its history.'),
    })
    .refine(({ since, retired }) => !since || !retired || since <= retired, {
      path: ['retired'],
      error: 'the service is retired before it began',
    });

export type ServiceData = z.output<ReturnType<typeof serviceSchema>>;
