/** Which fields of a fact hold a number that somebody may ask for. Pure. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { normalNumber } from '@guitu/contracts/normal-number.rules';

export type NumberKind = 'parcel' | 'voucher' | 'paper';
const FIELDS: Readonly<Record<string, NumberKind>> = { waybillRef: 'parcel', voucherNo: 'voucher', formNo: 'paper', certificateNo: 'paper' };
/** Papers issued with a fact stand in a list, each with its number. */
const LISTS: ReadonlySet<string> = new Set(['forms']);

export interface KnownNumber { readonly number: string; readonly kind: NumberKind }

/** @param body of a fact's event, as it was heard: nothing in it is trusted to be of its type */
export function numbersOf(body: Readonly<Record<string, unknown>>): KnownNumber[] {
  const payload = body['payload'];
  if (typeof payload !== 'object' || payload === null || (body['kind'] as FactKind | undefined) === undefined) return [];
  const found = Object.entries(payload).flatMap(([field, value]): KnownNumber[] => {
    if (LISTS.has(field) && Array.isArray(value)) return value.flatMap((form: unknown) => named('paper', (form as { no?: unknown } | null)?.no));
    const kind = FIELDS[field];
    return kind === undefined ? [] : named(kind, value);
  });
  return [...new Map(found.map((one) => [`${one.kind} ${one.number}`, one])).values()];
}
const named = (kind: NumberKind, value: unknown): KnownNumber[] => (typeof value === 'string' && value !== '' ? [{ number: normalNumber(value), kind }] : []);
