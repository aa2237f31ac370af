/** What the trial companies sell and have delivered, one family each: codes, prices in Fen net of tax. Customers of their own, so that nobody's return is matched by chance. */

interface Goods { readonly code: string; readonly zh: string; readonly en: string; readonly unit: 'pcs' | 'kg' | 'can'; readonly unitPrice: number; readonly batches: readonly string[]; readonly lotTracked: boolean }
export interface SampleHouse { readonly companyCode: string; readonly plantCode: string; readonly customerCode: string; readonly goods: readonly Goods[] }

const goods = (code: string, zh: string, en: string, unitPrice: number, unit: Goods['unit'] = 'pcs', ...batches: readonly string[]): Goods => ({ code, zh, en, unit, unitPrice, batches, lotTracked: batches.length > 0 });

export const SAMPLE_HOUSES: readonly SampleHouse[] = [
  { companyCode: 'GT01', plantCode: 'SZ1', customerCode: 'K1001', goods: [goods('PUMP-40', '水泵 40', 'Pump 40', 88_000, 'pcs', 'B2610', 'B2611'), goods('VALVE-15', '阀门 15', 'Valve 15', 4_600, 'pcs', 'B2611'), goods('MOTOR-7', '电机 7', 'Motor 7', 52_000)] },
  { companyCode: 'GT02', plantCode: 'TL1', customerCode: 'K2001', goods: [goods('PAINT-W20', '外墙漆 20 L', 'Wall paint 20 l', 36_000, 'can', 'P2609', 'P2610'), goods('PRIMER-5', '底漆 5 L', 'Primer 5 l', 9_800, 'can', 'P2610')] },
  { companyCode: 'GT03', plantCode: 'FM1', customerCode: 'K3001', goods: [goods('VALVE-8', '球阀 8', 'Ball valve 8', 1_500, 'pcs', 'V7', 'V8'), goods('VALVE-10', '球阀 10', 'Ball valve 10', 2_100, 'pcs', 'V8')] },
  { companyCode: 'GT04', plantCode: 'CL1', customerCode: 'K4001', goods: [goods('GEAR-A', '齿轮 A', 'Gear A', 7_400, 'pcs', 'G31'), goods('GEAR-B', '齿轮 B', 'Gear B', 8_900, 'pcs', 'G31', 'G32')] },
  { companyCode: 'GT05', plantCode: 'DS1', customerCode: 'K5001', goods: [goods('SHOE-42', '运动鞋 42', 'Shoe 42', 29_900), goods('BAG-1', '背包', 'Bag', 15_900)] },
  { companyCode: 'GT06', plantCode: 'DZ1', customerCode: 'K6001', goods: [goods('UNIT-9', '控制器 9', 'Controller 9', 64_000, 'pcs', 'U11'), goods('CORD-2', '电源线', 'Power cord', 1_200)] },
];

/** Days before today at which each delivery of a product left, and how many pieces it held. */
const SHIPPED = [[40, '120'], [9, '60'], [3, '24']] as const;
const dayAgo = (days: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - days * 86_400_000);

/** Rows of `PUT /products:batch`. */
export const productRows = ({ plantCode, goods: sold }: SampleHouse) => sold.map(({ code, zh, en, unit, lotTracked }) => ({
  externalId: code, code,
  fields: {
    name: { zh, en }, spec: null, unit, decimals: unit === 'kg' ? 3 : 0, rounding: 'half_up', conversions: [], group: null, lotTracked, serialTracked: false, gtins: [], shelfLifeDays: null,
    warrantyMonths: 12, warrantyFrom: 'receipt', accessories: [], plantCode, supplier: null, noReturn: false, hazard: null, blocked: false,
  },
}));

/** Rows of `PUT /delivery-lines:batch`: three deliveries, a line for each product and batch. */
export const deliveryRows = ({ companyCode, plantCode, customerCode, goods: sold }: SampleHouse) => SHIPPED.flatMap(([days, quantity], delivery) =>
  sold.flatMap(({ code, unit, unitPrice, batches }) => (batches.length === 0 ? [null] : batches).map((batch) => ({ code, unit, unitPrice, batch }))).map(({ code, unit, unitPrice, batch }, index) => ({
    deliveryNo: `D-${companyCode}-${delivery + 1}`, lineNo: index + 1, plantCode, customerCode, shipDate: dayAgo(days), receiptDate: dayAgo(days - 2), product: code, batch, quantity, unit, orderNo: `SO-${companyCode}-${delivery + 1}`,
    unitPrice, taxBps: 1_300, invoiceNo: delivery === 0 ? `INV-${companyCode}-1` : null, invoiced: delivery === 0,
  })));
