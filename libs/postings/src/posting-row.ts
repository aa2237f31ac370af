import type { BookingRequest, OrderedWork } from './connector.js';
import { isOrder, type PostingKind, type PostingMode, type PostingState } from './vocabulary.js';

export interface PostingRow {
  readonly id: string; readonly company_code: string; readonly plant_code: string; readonly return_no: string;
  readonly kind: PostingKind; readonly mode: PostingMode; readonly task_id: string; readonly task_rev: number;
  /** bigint as text: Fen, or steps of the unit that is ordered (quantity.ts) */
  readonly amount: string; readonly approved: string;
  readonly way: string; readonly payload: Record<string, unknown>; readonly content_hash: string | null; readonly external_key: string;
  readonly state: PostingState; readonly attempts: number; readonly due_at: Date; readonly claim_until: Date | null; readonly handed_at: Date | null;
  readonly voucher_no: string | null; readonly reason: string | null; readonly ordered_by: string; readonly ordered_at: Date;
  readonly booked_at: Date | null; readonly fact_id: string | null;
  /** booked while its task was taken away: booked back (under this number), or left standing (settle-posting.ts) */
  readonly reversal_no: string | null; readonly closed_by: string | null; readonly closed_at: Date | null;
}

/** Nobody knows yet how it ends. */
export const isUnderWay = ({ state }: Pick<PostingRow, 'state'>): boolean => state === 'queued' || state === 'sending' || state === 'unknown';

/** What the other system is asked; an order's payload is the work itself. */
export function requestOf({ external_key: key, company_code: companyCode, kind, return_no: returnNo, amount, way, payload }: PostingRow): BookingRequest {
  return isOrder(kind) ? { key, companyCode, kind, returnNo, order: payload as unknown as OrderedWork } : { key, companyCode, kind, returnNo, amount: Number(amount), way };
}
