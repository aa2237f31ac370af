/** What quality tells the process: 解除暂停, 分拣完成, 检验结果, 评审结论, 责任判定, 判定, 首件确认, 复检结果, 性能测试, 出货检验, 报废申请, 现场处理完成, 改善报告, 效果确认. */
import { z } from 'zod';
import { Code, Fen, GoodsCode, Grams, Hours, LineNo, PositiveQuantity, Quantity, ReasonCode, RemedyCode, RoleKey, TextRef } from '../scalars.js';
import { attrsOf } from './attributes.js';

const Fault = z.enum(['own', 'customer', 'carrier', 'supplier', 'none']);

/** 解除暂停: at these places, or handed over to the complaint that goes on holding them. */
export const ReleasePayload = z.strictObject({ places: z.array(Code).max(50), handover: z.strictObject({ complaint: Code }).optional(), opinionRef: TextRef.optional() });
/** 分拣完成: the class of each part of a line. */
export const SortPayload = z.strictObject({ lines: z.array(z.strictObject({ line: LineNo, qty: PositiveQuantity, class: Code })).min(1).max(200) });
export const InspectPayload = z.strictObject({
  method: z.enum(['full', 'normal', 'mixed_lot', 'random']),
  lines: z.array(z.strictObject({
    line: LineNo, sample: Quantity, passed: Quantity, failed: Quantity, attrs: attrsOf('inspect', 'line').optional(),
    /** codes of the house's table of defects */
    defects: z.array(Code).max(20).optional(),
  })).min(1).max(200),
  reportRef: TextRef.optional(),
  /** number of the report form, where the policy asks one (P23) */
  formNo: Code.optional(),
});
/** 评审结论: further conclusions beside the first; `decides` = the meeting's disposition follows in its name. */
export const ConcludePayload = z.strictObject({
  attendantRoles: z.array(RoleKey).min(1).max(20), conclusionCode: Code, conclusionCodes: z.array(Code).max(20).optional(), decides: z.boolean().optional(), opinionRef: TextRef.optional(),
});
/** 责任判定: whose fault, which unit's, who bears the cost; `assessment` = 考核 or fine of that unit. */
export const ResponsibilityPayload = z.strictObject({
  fault: Fault, unitCode: Code, cause: Code, bearer: Code,
  assessment: z.strictObject({ code: Code, amount: Fen.optional() }).optional(), opinionRef: TextRef.optional(),
});
/** 判定: per line the undecided quantity split over outcomes; the parts must add up to it (R23). */
export const DisposePayload = z.strictObject({
  lines: z.array(z.strictObject({
    line: LineNo, consignment: Code.optional(),
    portions: z.array(z.strictObject({ qty: PositiveQuantity, goods: GoodsCode, remedy: RemedyCode, attrs: attrsOf('dispose', 'line').optional() })).min(1).max(20),
  })).min(1).max(200),
  /** the role in which a joint judgement is signed */
  signerRole: RoleKey.optional(),
  faultCode: Fault.optional(), opinionRef: TextRef.optional(),
});
/** 首件确认: no → the plan is made again. */
export const FirstArticlePayload = z.strictObject({ ok: z.boolean(), defects: z.array(Code).max(20).optional(), opinionRef: TextRef.optional() });
export const ReinspectPayload = z.strictObject({ pass: Quantity, fail: Quantity, defects: z.array(Code).max(20) });
/** 性能测试: what fails is judged again. */
export const UnitTestPayload = z.strictObject({ pass: Quantity, fail: Quantity, defects: z.array(Code).max(20).optional() });
/** 出货检验: what fails is packed again. */
export const DispatchCheckPayload = z.strictObject({ pass: Quantity, fail: Quantity, defects: z.array(Code).max(20).optional() });
export const ScrapRequestPayload = z.strictObject({
  qty: PositiveQuantity, formNo: Code, reasonCode: ReasonCode,
  weightByGroup: z.strictObject({ metal: Grams, plastic: Grams, packing: Grams, wire: Grams }).partial().optional(),
});
export const OnsiteDonePayload = z.strictObject({ qtyOk: Quantity, qtyFailed: Quantity, hours: Hours, cost: Fen });
/** 改善报告: the report itself stays with its author. */
export const ImprovePayload = z.strictObject({ kind: z.enum(['improvement', '8d', 'analysis']), reportRef: TextRef, actions: z.array(Code).max(50) });
/** 效果确认: no → the report is made again. */
export const EffectCheckPayload = z.strictObject({ ok: z.boolean(), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional() });
