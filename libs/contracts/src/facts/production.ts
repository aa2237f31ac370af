/** What production tells the process: 生产指令, 返修完成, 备货完成. */
import { z } from 'zod';
import { Code, Instant, PositiveQuantity, Quantity } from '../scalars.js';

export const OrderPayload = z.strictObject({ orderNo: Code, qty: PositiveQuantity, due: Instant.optional(), priority: z.boolean() });
/** 返修完成: may be partial; what cannot be repaired goes back to 判定 with the outcome struck off. */
export const RepairPayload = z.strictObject({
  qtyDone: Quantity, qtyUnrepairable: Quantity, hours: z.number().min(0).max(9999).multipleOf(0.25),
  material: z.array(z.strictObject({ item: Code, qty: Quantity })).max(100),
});
export const MakePayload = z.strictObject({ qty: PositiveQuantity });
