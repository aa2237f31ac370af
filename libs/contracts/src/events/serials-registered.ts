/** 登记的序列号: which serials a return will bring, for whoever scans one. No fact: the process knows lines and quantities, not pieces. */
import { z } from 'zod';
import { Serial } from '../http/register-return.js';
import { CompanyCode, LineNo, PlantCode, ReturnNo } from '../scalars.js';
import { defineEvent } from './define-event.js';

/** Serials of one event: far below the largest event, whatever they are written in; a return with more makes several. */
export const SERIALS_AT_ONCE = 1_000;
/** subject `serials/<company>/<return no>`; heard again, nothing changes */
export const SerialsRegisteredV1 = defineEvent('returns.serials-registered.v1', z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo,
  serials: z.array(z.strictObject({ line: LineNo, serial: Serial })).min(1).max(SERIALS_AT_ONCE),
}));
