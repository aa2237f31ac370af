/** Which fields of a fact hold a number that somebody may ask for. Pure. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { normalNumber } from '@guitu/contracts/normal-number.rules';

export type NumberKind = 'parcel' | 'voucher' | 'paper' | 'complaint';
const FIELDS: Readonly<Record<string, NumberKind>> = { waybillRef: 'parcel', voucherNo: 'voucher', formNo: 'paper', certificateNo: 'paper' };
/** Papers issued with a fact stand in a list, each with its number. */
const LISTS: ReadonlySet<string> = new Set(['forms']);

export interface KnownNumber { readonly number: string; readonly kind: NumberKind }

/** @param body of a fact's event, as it was heard: nothing in it is trusted to be of its type */
export function numbersOf(body: Readonly<Record<string, unknown>>): KnownNumber[] {
  const payload = body['payload'];
  if (typeof payload !== 'object' || payload === null || (body['kind'] as FactKind | undefined) === undefined) return [];
  if (body['kind'] === 'link') return complaintNumbers(payload);
  const found = Object.entries(payload).flatMap(([field, value]): KnownNumber[] => {
    if (LISTS.has(field) && Array.isArray(value)) return value.flatMap((form: unknown) => named('paper', (form as { no?: unknown } | null)?.no));
    const kind = FIELDS[field];
    return kind === undefined ? [] : named(kind, value);
  });
  return [...new Map(found.map((one) => [`${one.kind} ${one.number}`, one])).values()];
}
const named = (kind: NumberKind, value: unknown): KnownNumber[] => (typeof value === 'string' && value !== '' ? [{ number: normalNumber(value), kind }] : []);

/** A complaint's own number comes first among what is said of an open link, whatever the process calls it. */
function complaintNumbers(payload: object): KnownNumber[] {
  const { kind, state, results } = payload as LinkSaid;
  return kind === 'complaint' && state === 'open' && Array.isArray(results) ? named('complaint', results[0]) : [];
}

/** A number that no longer leads to the return: it was put to the wrong complaint. */
export function forgottenNumber(body: Readonly<Record<string, unknown>>): KnownNumber | null {
  const { kind, results } = (body['kind'] === 'link' ? (body['payload'] ?? {}) : {}) as LinkSaid;
  return kind === 'complaint' && Array.isArray(results) && results[0] === 'unlinked' ? (named('complaint', results[1])[0] ?? null) : null;
}
interface LinkSaid { readonly kind?: unknown; readonly state?: unknown; readonly results?: unknown }
