/** What every master record carries. Codes and settings only: names, phones and mails of people never leave masterdata's contact table. */
import { z } from 'zod';
import { Code, CompanyCode } from '../scalars.js';

/** Versions are counted in PostgreSQL's integer. */
export const MOST_VERSIONS = 2_147_483_647;
export const Currency = z.string().regex(/^[A-Z]{3}$/);
/** IANA name of a zone that the platform knows: whoever reads local days by it must not fail. */
export const TimeZone = z.string().regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/).refine(isTimeZone, { error: 'not an IANA time zone' });
export const Language = z.enum(['zh', 'en']);
/** Names of things, never of people. */
export const ThingName = z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(120).nullable() });
/** Minutes since local midnight. */
export const DayMinute = z.int().min(0).max(1440);
export const Flag = z.boolean();

/** Identity and edition of a record: a reader keeps the highest version it has seen. */
export const RecordIdentity = {
  companyCode: CompanyCode,
  code: Code,
  /** gap-free per record, from 1; deleting and creating again goes on counting */
  version: z.int().min(1).max(MOST_VERSIONS),
};

/** A record of one type: identity and its own fields, strict. */
export const masterRecord = <S extends z.core.$ZodLooseShape>(fields: S) => z.strictObject({ ...RecordIdentity, ...fields });

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
