/** 期初在途 as a file: three sheets that belong together by the old number (product.md §2.3). */
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { REMEDIES, UNITS } from '@guitu/contracts/vocabulary';
import type { BookShape } from '@guitu/row-import/book/book-shape';
import type { Column } from '@guitu/row-import/columns/column';
import { STAGE_ALSO, STAGES_OF_FILE } from './stage-words.rules.js';

const column = (field: string, zh: string, en: string, kind: Column['kind'], more: Partial<Column> = {}): Column => ({ field, zh, en, kind, ...more });
const required = { required: true } as const;
const oldNo = column('externalId', '原单号', 'Old no.', 'code', { ...required, also: ['旧单号', '原退货单号', 'old number'], example: 'KT-0815' });
const zone = 'Asia/Shanghai';

export const OPEN_RETURNS_FILE = 'open-returns';
/** Returns in one file: while they are taken over nobody else draws a number. */
export const MOST_IN_FILE = 150;
export const [RETURNS, LINES, STAGES] = [0, 1, 2] as const;
export const OPEN_RETURNS: BookShape = {
  by: 'externalId', most: MOST_IN_FILE,
  sheets: [
    {
      name: { zh: '退货单', en: 'Returns', also: ['退货'] }, zone, key: ['externalId'],
      columns: [
        oldNo, column('plantCode', '分厂', 'Plant', 'code', { ...required, example: 'SZ1' }), column('customerCode', '客户代码', 'Customer', 'code', { ...required, example: 'C1001' }),
        column('policyKey', '制度', 'Procedure', 'code', { also: ['程序', 'policy'], example: 'headline' }),
        column('registeredAt', '登记时间', 'Registered at', 'moment', { also: ['登记日期', '受理日期', '受理时间'], example: '2026-01-03 09:30' }),
        column('registeredBy', '登记人', 'Registered by', 'code', { also: ['受理人'] }), column('complaintAt', '投诉时间', 'Complaint at', 'moment', { also: ['投诉日期'] }),
        column('forms', '已交资料', 'Papers', 'list', { example: 'complaint' }), column('attrs', '属性', 'Attributes', 'text'),
      ],
    },
    {
      name: { zh: '明细', en: 'Lines', also: ['退货明细'] }, zone, key: ['externalId', 'line'],
      columns: [
        oldNo, column('line', '行号', 'Line', 'integer', { ...required, example: '1' }), column('item', '产品编码', 'Product', 'code', { ...required, also: ['物料编码'], example: 'P-100' }),
        column('qty', '数量', 'Quantity', 'decimal', { ...required, example: '10' }), column('unit', '单位', 'Unit', 'choice', { ...required, choices: UNITS, example: '件' }),
        column('batch', '批次', 'Batch', 'code', { also: ['批号'] }), column('serials', '序列号', 'Serials', 'list'),
        column('deliveryNo', '发货单号', 'Delivery no.', 'code', { also: ['出库单号'] }), column('deliveryLine', '发货行号', 'Delivery line', 'integer'),
        column('blind', '盲退', 'Blind', 'flag'), column('unitPrice', '未税单价', 'Net unit price', 'money', { also: ['单价'] }), column('shipDate', '发货日期', 'Ship date', 'date'),
        column('areaCode', '存放区', 'Lies in', 'code', { also: ['现存放区'] }), column('areaQty', '存放数量', 'Lying quantity', 'decimal', { also: ['现存数量'] }), column('attrs', '属性', 'Attributes', 'text'),
      ],
    },
    {
      name: { zh: '过程', en: 'Stages', also: ['环节'] }, zone, key: ['externalId'], repeats: true,
      columns: [
        oldNo,
        column('stage', '环节', 'Stage', 'choice', { ...required, choices: Object.fromEntries(STAGES_OF_FILE.map((kind) => [kind, { ...FACT_KINDS[kind], also: STAGE_ALSO[kind] ?? [] }])), example: '审核' }),
        column('at', '完成时间', 'Done at', 'moment', { ...required, also: ['日期', '完成日期', 'date'], example: '2026-01-04' }),
        column('line', '行号', 'Line', 'integer'), column('qty', '数量', 'Quantity', 'decimal'), column('result', '结果', 'Outcome', 'text', { also: ['结论'], example: '同意' }),
        column('remedy', '对客户处理', 'Remedy', 'choice', { choices: REMEDIES }), column('no', '单号', 'Paper no.', 'code', { also: ['单据号', '凭证号', '运单号'] }),
        column('place', '地点', 'Place', 'code', { also: ['仓库', '区域'] }), column('amount', '金额', 'Amount', 'money'), column('staff', '经办人', 'Done by', 'code', { also: ['工号'] }),
      ],
    },
  ],
};
