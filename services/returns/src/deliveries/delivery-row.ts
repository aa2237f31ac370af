/** 发货行: one line of a delivery as other systems state it (product.md §2.3); quantities as decimal strings of the unit, prices in 分. */
import { z } from 'zod';
import { parseQuantity } from '@guitu/contracts/quantity';
import { Bps, Code, CustomerCode, Fen, ItemCode, LocalDate, PlantCode, PositiveQuantity, Quantity, UnitCode } from '@guitu/contracts/scalars';
import { DeliveryNo, DeliveryLineNo, Serial } from '@guitu/contracts/http/register-return';
import { UNITS } from '@guitu/contracts/vocabulary';

/** Numbers printed elsewhere: any sign but spaces. */
const Printed = DeliveryNo;

export const DeliveryRow = z.strictObject({
  deliveryNo: DeliveryNo, lineNo: DeliveryLineNo,
  plantCode: PlantCode.nullable().default(null), customerCode: CustomerCode,
  shipDate: LocalDate, receiptDate: LocalDate.nullable().default(null),
  product: ItemCode,
  /** a line with goods of several batches comes as several lines */
  batch: Code.nullable().default(null), productionDate: LocalDate.nullable().default(null), expiryDate: LocalDate.nullable().default(null),
  quantity: PositiveQuantity, voided: Quantity.default('0'), unit: UnitCode,
  serials: z.array(Serial).max(2000).default([]),
  orderNo: Printed.nullable().default(null), customerPo: Printed.nullable().default(null), waybill: Printed.nullable().default(null),
  /** net of tax and of the order's discounts */
  unitPrice: Fen.nullable().default(null), taxBps: Bps.nullable().default(null),
  invoiceNo: Printed.nullable().default(null), invoiced: z.boolean().default(false),
}).meta({ id: 'DeliveryRow' });
export type DeliveryRow = z.infer<typeof DeliveryRow>;

export interface RowFault { field: string; code: string; zh: string; en: string }

/** What a row contradicts in itself. */
export function rowFaults({ quantity, voided, unit, serials, shipDate, receiptDate, productionDate, expiryDate }: DeliveryRow): RowFault[] {
  const faults: RowFault[] = [];
  const [shipped, taken] = [parseQuantity(quantity, unit), parseQuantity(voided, unit)];
  const { scale, zh, en } = UNITS[unit];
  if (shipped === null) faults.push({ field: 'quantity', code: 'scale', zh: `${zh}最多 ${scale} 位小数`, en: `${en}: at most ${scale} decimals` });
  if (taken === null) faults.push({ field: 'voided', code: 'scale', zh: `${zh}最多 ${scale} 位小数`, en: `${en}: at most ${scale} decimals` });
  if (shipped !== null && taken !== null && taken > shipped) faults.push({ field: 'voided', code: 'more-than-shipped', zh: '冲销数量大于发货数量', en: 'more voided than shipped' });
  if (new Set(serials).size < serials.length) faults.push({ field: 'serials', code: 'twice', zh: '序列号重复', en: 'a serial is listed twice' });
  if (serials.length > 0 && shipped !== serials.length) faults.push({ field: 'serials', code: 'count', zh: '序列号个数与数量不符', en: 'as many serials as pieces' });
  if (receiptDate !== null && receiptDate < shipDate) faults.push({ field: 'receiptDate', code: 'before-shipping', zh: '签收日期早于发货日期', en: 'received before it was shipped' });
  if (productionDate !== null && expiryDate !== null && expiryDate < productionDate) faults.push({ field: 'expiryDate', code: 'before-production', zh: '失效日期早于生产日期', en: 'expires before it was made' });
  return faults;
}
