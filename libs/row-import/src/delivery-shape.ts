/** 发货台账 as columns: what returns brings in by file; the traps and the bench are tried on it. */
import type { RowShape } from './columns/column.js';

export const DELIVERIES: RowShape = {
  key: ['deliveryNo', 'lineNo'], zone: 'Asia/Shanghai',
  columns: [
    { field: 'deliveryNo', zh: '发货单号', en: 'Delivery no.', kind: 'code', required: true },
    { field: 'lineNo', zh: '行号', en: 'Line', kind: 'integer', required: true },
    { field: 'shipDate', zh: '发货日期', en: 'Ship date', kind: 'date', required: true },
    { field: 'customer', zh: '客户代码', en: 'Customer', kind: 'code', required: true },
    { field: 'product', zh: '产品编码', en: 'Product', kind: 'code', required: true },
    { field: 'quantity', zh: '数量', en: 'Quantity', kind: 'decimal', required: true },
    { field: 'unit', zh: '单位', en: 'Unit', kind: 'choice', choices: { pcs: { zh: '件', en: 'pcs' }, kg: { zh: '千克', en: 'kg' } } },
    { field: 'batch', zh: '批次', en: 'Batch', kind: 'code' },
    { field: 'serials', zh: '序列号', en: 'Serials', kind: 'list' },
    { field: 'price.net', zh: '未税单价', en: 'Net price', kind: 'money' },
    { field: 'invoiced', zh: '已开票', en: 'Invoiced', kind: 'flag', whenEmpty: false },
    { field: 'note', zh: '备注', en: 'Note', kind: 'text' },
  ],
};
