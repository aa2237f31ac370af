/** 改交期、延误: production's date for a piece of work has moved. No fact: the process does not hear of it; sales and the customer's promise follow. */
import { z } from 'zod';
import { Code, CompanyCode, Instant, PlantCode, ReasonCode, ReturnNo, StaffId } from '../scalars.js';
import { defineEvent } from './define-event.js';

/** Number of an order, or the public id of the task of work that has none. */
export const WorkNo = z.string().max(160).regex(/^[A-Za-z0-9][A-Za-z0-9:_.~-]*$/);
/** subject `order/<company>/<no>` */
export const OrderDateMovedV1 = defineEvent('production.order-date-moved.v1', z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo, moveId: z.uuid(), no: WorkNo, portion: Code.nullable(),
  before: Instant.nullable(), after: Instant, why: z.enum(['moved', 'shortage', 'technical']), reasonCode: ReasonCode,
  /** written notice of a delay, by its number */
  noticeNo: Code.nullable(), by: StaffId, at: Instant,
}));
export type OrderDateMoved = z.infer<typeof OrderDateMovedV1.schema>;
