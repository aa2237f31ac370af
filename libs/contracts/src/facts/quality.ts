/** What quality tells the process: 解除暂停, 检验结果, 评审结论, 判定, 复检结果, 报废申请, 报废审批, 现场处理完成. */
import { z } from 'zod';
import { Code, Fen, GoodsCode, LineNo, PositiveQuantity, Quantity, ReasonCode, RemedyCode, RoleKey, TextRef } from '../scalars.js';

export const ReleasePayload = z.strictObject({ places: z.array(Code).max(50), opinionRef: TextRef.optional() });
export const InspectPayload = z.strictObject({
  method: z.enum(['full', 'normal', 'mixed_lot', 'random']),
  lines: z.array(z.strictObject({ line: LineNo, sample: Quantity, passed: Quantity, failed: Quantity })).min(1).max(200),
  reportRef: TextRef.optional(),
});
export const ConcludePayload = z.strictObject({ attendantRoles: z.array(RoleKey).min(1).max(20), conclusionCode: Code, opinionRef: TextRef.optional() });
/** 判定: per line the undecided quantity split over outcomes; the parts must add up to it (R23). */
export const DisposePayload = z.strictObject({
  lines: z.array(z.strictObject({
    line: LineNo,
    portions: z.array(z.strictObject({ qty: PositiveQuantity, goods: GoodsCode, remedy: RemedyCode })).min(1).max(20),
  })).min(1).max(200),
  faultCode: z.enum(['own', 'customer', 'carrier', 'supplier', 'none']).optional(), opinionRef: TextRef.optional(),
});
export const ReinspectPayload = z.strictObject({ pass: Quantity, fail: Quantity, defects: z.array(Code).max(20) });
export const ScrapRequestPayload = z.strictObject({ qty: PositiveQuantity, formNo: Code, reasonCode: ReasonCode });
/** 报废审批: one level of the scrap chain. */
export const ScrapApprovalPayload = z.strictObject({
  gate: z.literal('scrap'), level: z.int().min(1).max(9), verdict: z.enum(['accept', 'reject']), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional(),
});
export const OnsiteDonePayload = z.strictObject({ qtyOk: Quantity, qtyFailed: Quantity, hours: z.number().min(0).max(9999).multipleOf(0.25), cost: Fen });
