/** What stands on a 退货单 and an 入库单, and what must not be missing (product.md B7, §3.5). Pure. */
import { UNITS } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Sheet } from '@guitu/platform/printing/sheet';
import { headOf, type SheetCompany } from '@guitu/platform/printing/sheet-head.rules';
import type { SlipLine } from './slip-lines.js';

export const SLIP_KINDS = ['return_slip', 'store_entry'] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];
export const SLIP_WORDS: Readonly<Record<SlipKind, { readonly zh: string; readonly en: string; readonly prefix: string }>> = {
  return_slip: { zh: '退货单', en: 'Return slip', prefix: 'RS' }, store_entry: { zh: '入库单', en: 'Store entry slip', prefix: 'SE' },
};
/** Three copies. */
const COPIES = [{ zh: '存根', en: 'Counterfoil' }, { zh: '财务', en: 'Finance' }, { zh: '品控', en: 'Quality' }];
const COLUMNS = { line: ['行', 'Line'], item: ['品号', 'Item'], batch: ['批号', 'Batch'], qty: ['数量', 'Quantity'], unit: ['单位', 'Unit'], store: ['仓库', 'Store'], mark: ['标识', 'Mark'] } as const;

/** Lines whose batch is asked for, by their product or by the form, and is not there. */
export const batchFaults = (lines: readonly SlipLine[], formAsks: boolean): FieldError[] => lines.flatMap(({ line, item, batch, lotTracked }) => (batch !== null || !(lotTracked || formAsks) ? [] : [{
  path: `batches.${line}`, zh: `第 ${line} 行${item === null ? '' : ` ${item}`} 缺批号。`, en: `Line ${line}${item === null ? '' : ` ${item}`} lacks its batch.`,
}]));

export interface SlipAbout { readonly kind: SlipKind; readonly slipNo: string; readonly company: SheetCompany; readonly policy: string; readonly returnNo: string; readonly customerCode: string; readonly consignment: string | null; readonly signed: { readonly staff: string; readonly at: number } }

export function slipSheet({ kind, slipNo, company, policy, returnNo, customerCode, consignment, signed }: SlipAbout, lines: readonly SlipLine[]): Sheet {
  const { zh, en } = SLIP_WORDS[kind];
  const columns = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter((code) => kind === 'store_entry' || !['store', 'mark'].includes(code));
  const cell = (one: SlipLine, code: keyof typeof COLUMNS): string => (code === 'unit' ? (one.unit === null ? '' : UNITS[one.unit].zh) : String(one[code] ?? ''));
  return {
    kind, title: { zh, en }, size: 'A5', head: headOf(kind, company, policy), no: slipNo, returnNo, line: null,
    fields: [{ code: 'customer', zh: '客户', en: 'Customer', value: customerCode }, ...(consignment === null ? [] : [{ code: 'consignment', zh: '批次', en: 'Consignment', value: consignment }])],
    columns: columns.map((code) => ({ code, zh: COLUMNS[code][0], en: COLUMNS[code][1] })), rows: lines.map((one) => columns.map((code) => cell(one, code))),
    boxes: kind === 'store_entry' ? [{ zh: 'PASS 章', en: 'PASS stamp' }] : [],
    signatures: [
      { role: 'keeper', zh: '仓管员', en: 'Warehouse keeper', ...signed }, { role: 'qc', zh: '品控', en: 'Quality', staff: null, at: null }, { role: 'fin', zh: '财务', en: 'Finance', staff: null, at: null },
    ],
    copies: COPIES,
  };
}
