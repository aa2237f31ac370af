/** 发货台账 as a file: the columns of DeliveryRow (deliveries/delivery-row.ts), with the headings that ERP exports carry. */
import { UNITS } from '@guitu/contracts/vocabulary';
import type { Column, RowShape } from '@guitu/row-import/columns/column';

const column = (field: string, zh: string, en: string, kind: Column['kind'], more: Partial<Column> = {}): Column => ({ field, zh, en, kind, ...more });
const required = { required: true } as const;

export const DELIVERY_FILE = 'delivery-lines';
export const DELIVERY_SHAPE: RowShape = {
  key: ['deliveryNo', 'lineNo'], zone: 'Asia/Shanghai',
  columns: [
    column('deliveryNo', '发货单号', 'Delivery no.', 'code', { ...required, also: ['出库单号'], example: 'SO-20260103' }), column('lineNo', '行号', 'Line', 'integer', { ...required, example: '1' }),
    column('shipDate', '发货日期', 'Ship date', 'date', { ...required, example: '2026-01-03' }), column('customerCode', '客户代码', 'Customer', 'code', { ...required, example: 'C1001' }),
    column('product', '产品编码', 'Product', 'code', { ...required, also: ['物料编码'], example: 'P-100' }), column('quantity', '数量', 'Quantity', 'decimal', { ...required, example: '12' }),
    column('unit', '单位', 'Unit', 'choice', { ...required, choices: UNITS, example: '件' }),
    column('plantCode', '分厂', 'Plant', 'code'), column('receiptDate', '签收日期', 'Received', 'date'), column('batch', '批号', 'Batch', 'code', { also: ['批次'] }),
    column('productionDate', '生产日期', 'Made', 'date'), column('expiryDate', '失效日期', 'Expires', 'date'), column('serials', '序列号', 'Serials', 'list', { whenEmpty: [], example: 'S1；S2' }),
    column('voided', '冲销数量', 'Voided', 'decimal', { whenEmpty: '0' }), column('orderNo', '订单号', 'Order no.', 'code'), column('customerPo', '客户采购单号', 'Customer PO', 'code'), column('waybill', '运单号', 'Waybill', 'code'),
    column('unitPrice', '未税单价（元）', 'Net unit price (CNY)', 'money', { also: ['未税单价'] }), column('taxBps', '税率（%）', 'Tax (%)', 'decimal', { as: (percent) => Math.round(Number(percent) * 100), example: '13' }),
    column('invoiceNo', '发票号', 'Invoice no.', 'code'), column('invoiced', '已开票', 'Invoiced', 'flag', { whenEmpty: false }),
  ],
};
