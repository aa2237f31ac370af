/** What the other system is asked to order, from the task and what PMC chose. Pure. */
import type { TaskLine } from '@guitu/contracts/task';
import type { OrderedWork } from '@guitu/postings/connector';
import type { PostingRow } from '@guitu/postings/posting-row';

export interface Chosen { readonly qty: string; readonly due?: number | undefined; readonly priority: boolean; readonly lineCode?: string | undefined }

export const orderedWork = (lines: readonly TaskLine[], { qty, due, priority, lineCode }: Chosen): OrderedWork => ({
  lines: lines.map(({ line, item, batch, qty: held, unit }) => ({ line, item, ...(batch !== undefined && { batch }), qty: held, unit })),
  qty, due: due ?? null, priority, lineCode: lineCode ?? null,
});

/** As it was ordered. */
export const workOf = ({ payload }: Pick<PostingRow, 'payload'>): OrderedWork => payload as unknown as OrderedWork;
