import { Instant } from '@guitu/contracts/scalars';
import { z } from 'zod';

/** One row of the checklist: a paper the audit asks for, or one finance holds all the same. */
export const PaperLine = z.object({
  code: z.string(), state: z.enum(['original', 'released', 'missing']), version: z.int().nullable(), formNo: z.string().nullable(), signers: z.array(z.string()), by: z.string().nullable(), at: Instant.nullable(),
}).meta({ id: 'PaperLine' });
export type PaperLine = z.infer<typeof PaperLine>;
