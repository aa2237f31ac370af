/** What production tells the process: 签收, 生产指令, 返修方案, 返修完成, 拆解完成, 移交供应商, 备货完成. */
import { z } from 'zod';
import { Code, Hours, Instant, ItemCode, LineNo, PositiveQuantity, Quantity, ReasonCode, TextRef } from '../scalars.js';
import { attrsOf } from './attributes.js';

/**
 * 分厂签收: the branch that is to work on the goods has them. `lines`: what it counted, row by row; `qty` says the same of goods of one
 * unit. Another quantity than 验收 counted is recorded as it is, and looked into.
 */
export const SignoffPayload = z.strictObject({
  branchCode: Code, qty: PositiveQuantity.optional(), lines: z.array(z.strictObject({ line: LineNo, qty: Quantity })).min(1).max(200).optional(), opinionRef: TextRef.optional(),
});
/** `lineCode`: the line that is to work on it. */
export const OrderPayload = z.strictObject({ orderNo: Code, qty: PositiveQuantity, due: Instant.optional(), priority: z.boolean(), lineCode: Code.optional() });
/** 返修方案: not feasible → judged again; it differs from what was agreed → the customer is asked anew. */
export const PlanPayload = z.strictObject({
  feasible: z.boolean(), differs: z.boolean(), hours: Hours, parts: z.array(z.strictObject({ item: ItemCode, qty: PositiveQuantity })).max(100),
  promisedAt: Instant.optional(), planRef: TextRef.optional(), /** number of the plan's form, where the policy asks one (P23) */ formNo: Code.optional(), attrs: attrsOf('plan', 'line').optional(), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional(),
});
/**
 * 返修完成: may be partial; what cannot be repaired goes back to 判定 with the outcome struck off. `requires` answers the policy's
 * list (P16) code by code; `differs` = the work turned out to be other than agreed.
 */
export const RepairPayload = z.strictObject({
  qtyDone: Quantity, qtyUnrepairable: Quantity, hours: Hours,
  material: z.array(z.strictObject({ item: Code, qty: Quantity })).max(100),
  differs: z.boolean().optional(), requires: z.record(Code, z.boolean()).optional(), opinionRef: TextRef.optional(),
});
/** 拆解完成: the parts are conversions, not line quantity; without `qty` the whole portion was dismantled. */
export const DismantlePayload = z.strictObject({
  qty: PositiveQuantity.optional(),
  parts: z.array(z.strictObject({ item: ItemCode, qty: PositiveQuantity, state: z.enum(['good', 'refurbish', 'scrap']) })).max(200),
});
/** 移交供应商: `claimId` is the supplier claim's own number. */
export const ToSupplierPayload = z.strictObject({ qty: PositiveQuantity, claimId: Code });
export const MakePayload = z.strictObject({ qty: PositiveQuantity });
