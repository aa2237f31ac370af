/** Orders to erase a person's data: codes alone, kept for ever, so that a restored database can carry them out again. */
import { z } from 'zod';
import { CompanyCode, CustomerCode, Instant, ReasonCode, StaffId, Uuid } from '../scalars.js';
import { defineEvent } from '../events/define-event.js';

/** Suffix of their topic. */
export const ERASURES = 'erasures';
/** First part of their subjects. */
export const ERASED_PERSON = 'erasure';

export const PersonErasedV1 = defineEvent('masterdata.person-erased.v1', z.strictObject({
  erasureId: Uuid, companyCode: CompanyCode,
  /** an employee, or a customer with all its contacts */
  staff: StaffId.nullable(), customerCode: CustomerCode.nullable(),
  reasonCode: ReasonCode,
  /** who asked for it, and who signed: another person; absent in orders of before there were two signatures */
  orderedBy: StaffId, signedBy: StaffId.optional(),
  orderedAt: Instant,
}));
