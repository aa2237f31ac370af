/** RFC 9457 problem+json as Guitu answers it: a stable code, Chinese and English text, errors per field; never a stack trace. */
import { z } from 'zod';

export const ProblemBody = z.object({
  type: z.string(), title: z.string(), status: z.int(), code: z.string(), zh: z.string(), en: z.string(),
  errors: z.array(z.object({ path: z.string(), zh: z.string(), en: z.string() })).optional(),
  traceId: z.string(),
}).meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof ProblemBody>;
