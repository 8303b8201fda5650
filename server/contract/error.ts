import { z } from 'zod';

/** The body of every answer that is not a success. */
export const ApiErrorBody = z.object({
  error: z.object({
    /** Stable, for programs. */
    code: z.string(),
    /** For people: what is wrong and what to do. */
    message: z.string(),
    /** One entry for each field that is wrong, when the request itself is at fault. */
    problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
});
export type ApiErrorBody = z.output<typeof ApiErrorBody>;
