/** Reading what came from outside: any JSON in, typed values or null out, never a throw (I12). */
import { parseQuantity } from '@guitu/contracts/quantity';
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { DESKS, type FactSource, type Unit } from '@guitu/contracts/vocabulary';
import type { ReceivedFact } from '../received-fact.js';

export type Json = { readonly [key: string]: unknown };
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const text = (value: unknown): string | null => (typeof value === 'string' && value.length > 0 && value.length <= 200 ? value : null);
export const whole = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null);

/** A list of objects, null when it is anything else or longer than a payload may be. */
export const rows = (value: unknown): Json[] | null => (Array.isArray(value) && value.length <= 200 && value.every(isObject) ? value : null);

/** Steps of a quantity above zero. */
export function positive(value: unknown, unit: Unit): number | null {
  const steps = parseQuantity(value, unit);
  return steps === null || steps === 0 ? null : steps;
}

const LATEST = 4_102_444_800_000;
/** UTC ms before 2100. */
export const instant = (value: unknown): number | null => {
  const at = whole(value);
  return at === null || at > LATEST ? null : at;
};

/** A code as the contracts allow it: it goes into status and effects as it is. */
export const code = (value: unknown): string | null => (typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(value) ? value : null);
/** The codes of a list; what is none is not read. */
export const codes = (value: unknown): string[] => (Array.isArray(value) ? value.slice(0, 200).flatMap((one) => code(one) ?? []) : []);
const isStaff = (value: unknown): boolean => typeof value === 'string' && /^e-[a-z0-9-]{1,30}$/.test(value);

/** Source and number of what came, where at least these can be read; they decide whether it is a fact at all. */
export function identity(raw: unknown): { source: FactSource; seq: number; factId: string } | null {
  if (!isObject(raw)) return null;
  const [source, seq, factId] = [text(raw['source']), whole(raw['seq']), text(raw['factId'])];
  if (source === null || (source !== 'takeover' && !Object.hasOwn(DESKS, source)) || seq === null || seq === 0 || factId === null) return null;
  return { source: source as FactSource, seq, factId };
}

/** The kind it says it is, if there is such a kind. */
export function kindOf(raw: unknown): FactKind | null {
  const kind = isObject(raw) ? text(raw['kind']) : null;
  return kind !== null && Object.hasOwn(FACT_KINDS, kind) ? (kind as FactKind) : null;
}

/** The whole envelope; null when any part the core relies on is missing or of another kind. */
export function readFact(raw: unknown): ReceivedFact | null {
  const id = identity(raw);
  if (id === null || !isObject(raw) || !isObject(raw['by']) || !isObject(raw['payload'])) return null;
  const kind = kindOf(raw);
  const { dept, role, staff, onBehalfOf } = raw['by'];
  const times = [raw['performedAt'], raw['recordedAt'], raw['receivedAt'] ?? raw['recordedAt']].map(instant);
  if (kind === null || [dept, role, raw['companyCode'], raw['plantCode'], raw['returnNo']].some((value) => text(value) === null)) return null;
  if (!isStaff(staff) || (onBehalfOf !== undefined && !isStaff(onBehalfOf))) return null;
  if (times.includes(null) || (raw['taskId'] !== undefined && text(raw['taskId']) === null)) return null;
  if (raw['scope'] !== undefined && !isObject(raw['scope'])) return null;
  return { ...(raw as unknown as ReceivedFact), kind, receivedAt: times[2] ?? 0 };
}
