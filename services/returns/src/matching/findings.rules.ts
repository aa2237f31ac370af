/** What the matching of a line with deliveries found, in words (product.md §2.4 no. 5). */
import { formatQuantity } from '@guitu/contracts/quantity';
import type { Label, Unit } from '@guitu/contracts/vocabulary';
import type { DeliveryKey } from './delivery-candidate.js';

/** ok · warn: registered and shown · refuse: not registered as it stands */
export type Consequence = 'warn' | 'refuse';
export interface Finding extends Label {
  readonly rule: string;
  readonly consequence: Consequence;
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
}

const finding = (rule: string, consequence: Consequence, inputs: Finding['inputs'], zh: string, en: string): Finding => ({ rule, consequence, inputs, zh, en });
const listed = (serials: readonly string[]): string => `${serials.slice(0, 5).join('、')}${serials.length > 5 ? ' …' : ''}`;

export const blindOnRequest = (): Finding => finding('delivery.blind', 'warn', {}, '按盲退登记，发货记录待匹配', 'registered without its delivery, which is still to be found');
export const noDelivery = (item: string): Finding => finding('delivery.none', 'warn', { item }, `没有该客户的 ${item} 发货记录，按盲退登记，待匹配`, `no delivery of ${item} to this customer is known; registered without one, still to be found`);
export const batchNotShipped = (batch: string): Finding =>
  finding('delivery.batch', 'warn', { batch }, `批次 ${batch} 没有发给该客户的记录，按盲退登记`, `no record that batch ${batch} went to this customer; registered without a delivery`);
export const serialUnknown = (serials: readonly string[]): Finding =>
  finding('serial.unknown', 'warn', { serials: listed(serials) }, `序列号没有发货记录：${listed(serials)}`, `no delivery of these serials is known: ${listed(serials)}`);
export const serialElsewhere = (serials: readonly string[], customerCode: string): Finding =>
  finding('serial.elsewhere', 'warn', { serials: listed(serials), customerCode }, `序列号发给的是客户 ${customerCode}：${listed(serials)}`, `these serials went to customer ${customerCode}: ${listed(serials)}`);
export const serialOpen = (serial: string, returnNo: string): Finding =>
  finding('serial.open', 'refuse', { serial, returnNo }, `序列号 ${serial} 已在退货单 ${returnNo} 中`, `serial ${serial} is in the open return ${returnNo}`);
export const serialTwice = (serial: string): Finding => finding('serial.twice', 'refuse', { serial }, `序列号 ${serial} 重复`, `serial ${serial} is listed twice`);
export const serialCount = (count: number, quantity: string): Finding =>
  finding('serial.count', 'refuse', { count, quantity }, `列出 ${count} 个序列号，数量为 ${quantity}`, `${count} serials for a quantity of ${quantity}`);
export const noSuchLine = ({ no, line }: DeliveryKey): Finding =>
  finding('delivery.unknown', 'refuse', { delivery: no, line }, `该客户没有发货单 ${no} 第 ${line} 行`, `this customer has no line ${line} of delivery ${no}`);
export const otherGoods = ({ no, line }: DeliveryKey, field: string, shipped: string): Finding =>
  finding(`delivery.${field}`, 'refuse', { delivery: no, line, shipped }, `与发货单 ${no} 第 ${line} 行不符：实发 ${shipped}`, `not what line ${line} of delivery ${no} was: ${shipped}`);
export function overReturnable(returnable: number, asked: number, unit: Unit, at: DeliveryKey | null): Finding {
  const [left, wanted] = [formatQuantity(returnable, unit), formatQuantity(asked, unit)];
  const where = at === null ? { zh: '该客户的发货', en: 'the deliveries to this customer' } : { zh: `发货单 ${at.no} 第 ${at.line} 行`, en: `line ${at.line} of delivery ${at.no}` };
  return finding('delivery.returnable', 'refuse', { returnable: left, asked: wanted, ...(at !== null && { delivery: at.no, line: at.line }) }, `${where.zh}还可退 ${left}，要求退 ${wanted}`, `${left} of ${where.en} may still be returned, ${wanted} are asked for`);
}
export const priceDiffers = (stated: number, delivered: number): Finding =>
  finding('price.differs', 'warn', { stated, delivered }, '填写的单价与发货单价不同，以发货单价为准', 'the stated price is not that of the delivery; the delivery’s counts');
export const listPriceDiffers = (stated: number, listed: number): Finding =>
  finding('price.differs', 'warn', { stated, listed }, '填写的单价与价目表不同，以价目表为准', 'the stated price is not that of the price list; the list’s counts');
export const splitAmount = (): Finding =>
  finding('amount.split', 'refuse', {}, '此行涉及多张发货单，行金额无法分摊，请按发货行分别填写', 'the line comes from several deliveries: state amounts per delivery line');
/** @param most Fen */
export const worthTooMuch = (most: bigint): Finding =>
  finding('amount.too_large', 'refuse', { most: Number(most) }, `整单金额超过 ${most / 10_000_000_000n} 亿元，请核对单价和数量`, `the return is worth more than ${most / 100n} yuan: check prices and quantities`);
export const customerBlocked = (): Finding => finding('customer.blocked', 'refuse', {}, '该客户已停用，不再受理退货', 'this customer is blocked for new returns');
export const productNotReturnable = (item: string): Finding => finding('product.no_return', 'refuse', { item }, `产品 ${item} 不可退货`, `product ${item} may not be returned`);
