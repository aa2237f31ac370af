/** A calendar kept in masterdata as one that returns are pinned to. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import { documentHash } from '@guitu/return-process/policy/sha256';

/** Longest key of a document. */
const LONGEST = 40;
const MARK = 8;

/**
 * `<company>.<code>`, so that it is nobody else's: shipped calendars have no point in their keys. What is too long keeps its
 * beginning and ends with a mark of the whole.
 */
export function calendarKey(companyCode: string, code: string): string {
  const key = `${companyCode}.${code}`;
  return key.length <= LONGEST ? key : `${key.slice(0, LONGEST - MARK - 1)}-${documentHash(key).slice(0, MARK)}`;
}

/** The snapshot under that key, still without its version. */
export function snapshotOf({ companyCode, code, version: _version, plantCode: _plantCode, ...body }: MasterRecord<'calendar'>): Omit<CalendarSnapshot, 'version'> {
  return { ...body, key: calendarKey(companyCode, code) };
}
