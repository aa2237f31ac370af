/** What the warehouse tells the process: 暂停标识, 到货, 验收, 到货通知, 入库, 报废完成, 退回发出, 换货发出, 处理完成, 包装完成. */
import { z } from 'zod';
import { Code, LineNo, PositiveQuantity, Quantity, ReasonCode, RoleKey, StaffId, TextRef } from '../scalars.js';
import { attrsOf } from './attributes.js';
import { FieldValues } from './field-values.js';

export const HoldPayload = z.strictObject({ placeCode: Code, label: z.string().min(1).max(40), lines: z.array(z.strictObject({ line: LineNo, qty: Quantity })).max(200) });
/** 到货; `parcelNo` names the parcel it came with, which may hold goods of several returns. */
export const ArrivePayload = z.strictObject({ packages: z.int().min(1).max(9999), packagingBroken: z.boolean(), waybillRef: Code.optional(), parcelNo: Code.optional() });
/** 验收 per line: what was counted, against what the slip announced. */
export const ReceivePayload = z.strictObject({
  lines: z.array(z.strictObject({
    line: LineNo, received: Quantity,
    fields: FieldValues.optional(), attrs: attrsOf('receive', 'line').optional(),
  })).min(1).max(200),
  documents: z.array(Code).max(20), signedBy: z.array(StaffId).max(9),
  /** in which roles they signed, where the policy has a joint receipt */
  signedRoles: z.array(RoleKey).max(9).optional(),
  attrs: attrsOf('receive', 'case').optional(), inspectFlag: z.boolean().optional(), opinionRef: TextRef.optional(),
});
export const ArrivalNoticePayload = z.strictObject({ areaCode: Code, label: z.string().min(1).max(40) });
export const StockInPayload = z.strictObject({ qty: PositiveQuantity, storeCode: Code, mark: z.string().max(60).optional() });
export const ScrapPayload = z.strictObject({ qty: PositiveQuantity, methodCode: Code.optional() });
export const SendBackPayload = z.strictObject({ qty: PositiveQuantity, waybillRef: Code });
export const ShipPayload = z.strictObject({ qty: PositiveQuantity, waybillRef: Code });
/** 处理完成: relabelled, blended in, recovered or repacked. */
export const TreatPayload = z.strictObject({ qty: PositiveQuantity, certificateNo: Code.optional() });
export const PackPayload = z.strictObject({ qty: PositiveQuantity });
/** 任务退回: the desk's answer to a request to hand a task back; `done` means its fact was already committed. */
export const ReleasedPayload = z.strictObject({ verdict: z.enum(['released', 'done']) });
export const RefusedPayload = z.strictObject({ signal: z.string().max(40), entryId: z.string().max(120), code: Code, reasonCode: ReasonCode.optional() });
