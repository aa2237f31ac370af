/** Files of many rows, as systems export them: 发货台账 as CSV and xlsx, products as xlsx, customers as CSV. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { DELIVERIES } from '@guitu/row-import/delivery-shape';
import { writeXlsx } from '@guitu/row-import/xlsx/write-xlsx';

const two = (value: number): string => String(value).padStart(2, '0');

/** One delivery line, every cell filled; text a person would type, thousands separators and all. */
function* deliveries(rows: number): Generator<string[]> {
  yield DELIVERIES.columns.map(({ zh }) => zh);
  for (let n = 0; n < rows; n += 1) {
    yield [
      `SO-2026${String(Math.floor(n / 4)).padStart(8, '0')}`, String((n % 4) + 1), `2026/${two((n % 12) + 1)}/${two((n % 28) + 1)}`, `C${1_000 + (n % 700)}`, `P-${two(n % 97)}${1_000 + (n % 450)}`,
      (1_000 + n).toLocaleString('en-US'), n % 3 === 0 ? '件' : '千克', `B2026${two((n % 12) + 1)}-${n % 9_000}`, `${n}A、${n}B`, `${(n % 900) + 1}.5`, n % 2 === 0 ? '是' : '否', `第 ${n} 行，出货正常`,
    ];
  }
}

/** The same ledger with the headings returns take: batch, one or two serials, price, tax, invoiced. */
function* ledger(rows: number): Generator<string[]> {
  yield ['发货单号', '行号', '发货日期', '客户代码', '产品编码', '数量', '单位', '批次', '序列号', '未税单价', '税率（%）', '已开票'];
  for (let n = 0; n < rows; n += 1) {
    const pieces = n % 2 === 0;
    yield [
      `SO-2026${String(Math.floor(n / 4)).padStart(8, '0')}`, String((n % 4) + 1), `2026/${two((n % 12) + 1)}/${two((n % 28) + 1)}`, `C${1_000 + (n % 700)}`, `P-${two(n % 97)}${1_000 + (n % 450)}`,
      pieces ? '2' : (1_000 + n).toLocaleString('en-US'), pieces ? '件' : '千克', `B2026${two((n % 12) + 1)}-${n % 9_000}`, pieces ? `${n}A、${n}B` : '', `${(n % 900) + 1}.50`, '13', n % 2 === 0 ? '是' : '否',
    ];
  }
}

function* products(rows: number): Generator<string[]> {
  yield ['产品编码', '名称', '规格型号', '单位', '批次管理', '保质期（天）', '保修（月）'];
  for (let n = 0; n < rows; n += 1) yield [`BENCH-${String(n).padStart(6, '0')}`, `电机 ${n}`, `${220 + (n % 9)}V`, '件', '是', '365', '12'];
}

const csv = (lines: Iterable<readonly string[]>): string => [...lines].map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\r\n');
export const writeDeliveriesCsv = (path: string, rows: number): Promise<void> => writeFile(path, csv(deliveries(rows)));
export const writeLedgerCsv = (path: string, rows: number): Promise<void> => writeFile(path, csv(ledger(rows)));
export const writeDeliveriesXlsx = (path: string, rows: number): Promise<void> => pipeline(writeXlsx(deliveries(rows)), createWriteStream(path));
export const writeProductsXlsx = (path: string, rows: number): Promise<void> => pipeline(writeXlsx(products(rows)), createWriteStream(path));
/** Dealers, each of a group and a clerk: two records named in every row but the first. */
export const writeCustomersCsv = (path: string, rows: number): Promise<void> => writeFile(path, [
  '客户代码,客户类型,业务员工号,上级客户', ...Array.from({ length: rows }, (_, n) => `BENCH-${String(n).padStart(6, '0')},经销商,${n % 2 === 0 ? 'sales' : 'sales2'},${n === 0 ? '' : `BENCH-${String(n - (n % 100 || 100)).padStart(6, '0')}`}`),
].join('\r\n'));
