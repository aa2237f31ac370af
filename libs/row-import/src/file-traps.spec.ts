/** Every trap of product.md §2.2 that a file can hold. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DELIVERIES } from './delivery-shape.js';
import { makeWorkbook, number, scratch, text, type WorkbookParts } from './testbed/make-files.js';
import { readRows, type FileFormat, type ReadRow } from './read-rows.js';

let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => folder.remove());

let count = 0;
const instantAt = (date: string, minutes: number): number => Date.parse(`${date}T00:00:00+08:00`) + minutes * 60_000;
const read = async (path: string, format: FileFormat, mapping?: Record<string, string>): Promise<ReadRow[]> => {
  const rows: ReadRow[] = [];
  for await (const row of readRows(path, { format, shape: DELIVERIES, instantAt, ...(mapping && { mapping }) })) rows.push(row);
  return rows;
};
const csv = async (content: string | Uint8Array, mapping?: Record<string, string>): Promise<ReadRow[]> => read(await folder.file(`${++count}.csv`, content), 'csv', mapping);
const xlsx = async (parts: WorkbookParts): Promise<ReadRow[]> => read(await makeWorkbook(folder.path(`${++count}.xlsx`), parts), 'xlsx');
const HEAD = '发货单号,行号,发货日期,客户代码,产品编码,数量,单位,批次,序列号,未税单价,备注';
const line = (more: Record<string, string> = {}): string => {
  const cells = { no: 'SO-1', line: '1', date: '2025-03-03', customer: 'C1', product: 'P1', quantity: '1', unit: '件', batch: '', serials: '', price: '', note: '', ...more };
  return Object.values(cells).map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
};
const one = async (more: Record<string, string>): Promise<ReadRow> => (await csv(`${HEAD}\n${line(more)}\n`))[0]!;
const field = (row: ReadRow, name: string): unknown => (row.kind === 'record' ? row.fields[name] : row);
const faults = (row: ReadRow | undefined): unknown => (row?.kind === 'faulty' ? row.faults.map((fault) => [fault.field, fault.code]) : row);
/** GB18030 bytes of a few characters, as any GBK system writes them. */
const GBK: Readonly<Record<string, number[]>> = { 发: [0xb7, 0xa2], 货: [0xbb, 0xf5], 单: [0xb5, 0xa5], 号: [0xba, 0xc5], 行: [0xd0, 0xd0], 日: [0xc8, 0xd5], 期: [0xc6, 0xda], 客: [0xbf, 0xcd], 户: [0xbb, 0xa7], 代: [0xb4, 0xfa], 码: [0xc2, 0xeb], 产: [0xb2, 0xfa], 品: [0xc6, 0xb7], 编: [0xb1, 0xe0], 数: [0xca, 0xfd], 量: [0xc1, 0xbf], 备: [0xb1, 0xb8], 注: [0xd7, 0xa2], 㐀: [0x81, 0x39, 0xee, 0x39] };
const gbk = (content: string): Buffer => Buffer.from([...content].flatMap((character) => GBK[character] ?? [character.charCodeAt(0)]));

describe('encodings', () => {
  const content = '发货单号,行号,发货日期,客户代码,产品编码,数量,备注\nSO-1,1,2025-3-3,C1,P1,1,发货㐀\n';
  it.each([
    ['UTF-8', Buffer.from(content)], ['UTF-8 with BOM', Buffer.from(`\ufeff${content}`)], ['UTF-16 of “Unicode text”', Buffer.from(`\ufeff${content.replaceAll(',', '\t')}`, 'utf16le')],
    ['GBK, with a character of GB18030 alone', gbk(content)],
  ])('%s', async (_name, bytes) => {
    const [row] = await csv(bytes);
    expect([field(row!, 'deliveryNo'), field(row!, 'note')]).toEqual(['SO-1', '发货㐀']);
  });

  it('a file that is no text at all is refused', async () => {
    await expect(csv(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xff, 0x80, 0x00, 0xff]))).rejects.toMatchObject({ code: 'unreadable-text' });
  });
});

describe('text of cells', () => {
  it('full-width digits, letters, dashes and spaces of every kind', async () => {
    const row = await one({ no: '　ＳＯ－００１ ', quantity: '１，２３４．５', date: '２０２５－３－３', note: '\u00a0备　注\u3000' });
    expect([field(row, 'deliveryNo'), field(row, 'quantity'), field(row, 'shipDate'), field(row, 'note')]).toEqual(['SO-001', '1234.5', '2025-03-03', '备　注']);
  });

  it('leading zeros stay: codes are text', async () => {
    const row = await one({ no: '000123', customer: "'0042", batch: '007' });
    expect([field(row, 'deliveryNo'), field(row, 'customer'), field(row, 'batch')]).toEqual(['000123', '0042', '007']);
  });

  it.each(['1.23E+15', '1.23457E+11', '９.８e+14', '1E+15'])('a serial in scientific notation, %s, is refused with the explanation', async (batch) => {
    const row = await one({ batch });
    expect(faults(row)).toEqual([['batch', 'digits-lost']]);
    expect(row.kind === 'faulty' && row.faults[0]).toMatchObject({ zh: expect.stringContaining('科学计数法'), en: expect.stringContaining('format the column as text') });
  });

  it.each(['12E4', 'E15', '1E5', 'A1.2E+3'])('a code that only looks like it, %s, is one', async (batch) => {
    expect(field(await one({ batch }), 'batch')).toBe(batch);
  });

  it.each([
    ['1,234', '1234'], ['12,345,678.90', '12345678.9'], ['1，234', '1234'], ['¥1,234.5', '1234.5'], ['1 234', '1234'], ['.5', '0.5'], ['007', '7'], ['-3', '-3'], ['0.10', '0.1'],
  ])('number %s is %s', async (quantity, expected) => {
    expect(field(await one({ quantity }), 'quantity')).toBe(expected);
  });

  it.each(['1,23', '1.234,50', '12,34,567', '1.2.3', '12a', '十', '1e5'])('%s is no number and not guessed at', async (quantity) => {
    expect(faults(await one({ quantity }))).toEqual([['quantity', 'not-a-number']]);
  });

  it.each([['12.5', 1250], ['1,234.56', 123456], ['0.01', 1], ['-3', -300]])('amount %s is %d fen', async (price, fen) => {
    expect(field(await one({ price }), 'price')).toEqual({ net: fen });
  });

  it('an amount finer than a fen is refused', async () => {
    expect(faults(await one({ price: '1.234' }))).toEqual([['price.net', 'not-an-amount']]);
  });
});

describe('dates', () => {
  it.each([['2025-3-3', '2025-03-03'], ['2025/03/03', '2025-03-03'], ['2025.3.3', '2025-03-03'], ['2025年3月3日', '2025-03-03'], ['20250303', '2025-03-03'], ['45719', '2025-03-03'], ['2024-02-29', '2024-02-29'], ['2025-03-03 08:30', '2025-03-03']])('%s', async (date, expected) => {
    expect(field(await one({ date }), 'shipDate')).toBe(expected);
  });

  it.each(['2025-02-29', '2025-13-01', '03/04/2025', '25-3-3', '45', '123456', '昨天', '2025-3'])('%s is none and not guessed at', async (date) => {
    expect(faults(await one({ date }))).toEqual([['shipDate', 'not-a-date']]);
  });
});

describe('rows', () => {
  it('every fault of a row is said, and the others are read', async () => {
    const rows = await csv(`${HEAD}\n${line({ quantity: 'x', unit: '桶' })}\n${line({ no: 'SO-2' })}\n`);
    expect([faults(rows[0]), field(rows[1]!, 'deliveryNo')]).toEqual([[['quantity', 'not-a-number'], ['unit', 'unknown-choice']], 'SO-2']);
  });

  it('titles above the heading, blank lines, quotes with line ends, CR LF and an unknown column', async () => {
    const rows = await csv(`发货台账 2025,,\r\n\r\n${HEAD},颜色\r\n${line({ note: '两行\r\n“引号”""，' })},红\r\n\r\n${line({ no: 'SO-2' })},蓝`);
    expect(rows.map((row) => [row.rowNo, field(row, 'deliveryNo')])).toEqual([[4, 'SO-1'], [6, 'SO-2']]);
    expect(field(rows[0]!, 'note')).toBe('两行\r\n“引号”""，');
  });

  it.each([['合计', ''], ['总 计：', ''], ['Total', '']])('a line of totals, %s, is named and no record', async (no, lineNo) => {
    const rows = await csv(`${HEAD}\n${line()}\n${line({ no, line: lineNo, date: '', customer: '', product: '', quantity: '123' })}\n`);
    expect(rows[1]).toMatchObject({ kind: 'ignored', rowNo: 3, why: { code: 'totals-row' } });
  });

  it('a repeated key names the row it repeats, also when written in another width', async () => {
    const rows = await csv(`${HEAD}\n${line()}\n${line({ no: 'SO-2' })}\n${line({ no: 'ＳＯ－１', line: '01' })}\n`);
    expect(faults(rows[2])).toEqual([['deliveryNo', 'duplicate-in-file']]);
    expect(rows[2]!.kind === 'faulty' && rows[2]!.faults[0]!.zh).toContain('第 2 行');
  });

  it('headings in English, marked, of another order, and mapped', async () => {
    const [row] = await csv('单据编号;Customer*;数量 ;line;product;Ship date\nSO-9;C1;"1,000";2;P1;2025-3-3\n', { deliveryNo: '单据编号' });
    expect([field(row!, 'deliveryNo'), field(row!, 'quantity'), field(row!, 'lineNo')]).toEqual(['SO-9', '1000', 2]);
  });

  it.each([['', 'empty-file'], ['发货单号,数量\nA,1\n', 'no-heading'], [`${HEAD},数量\n${line()},2\n`, 'heading-twice'], [`${Array.from({ length: 300 }, () => 'x').join(',')}\n`, 'too-many-columns'], [`${HEAD}\n${line({ note: 'x'.repeat(40_000) })}\n`, 'cell-too-long']])('a file like %.20p is refused whole', async (content, code) => {
    await expect(csv(content)).rejects.toMatchObject({ code });
  });
});

describe('workbooks', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const heading = (rowNo: number = 1): string => `<row r="${rowNo}">${HEAD.split(',').map((name, n) => text(`${letters[n]}${rowNo}`, name)).join('')}</row>`;
  /** Cells of a good row, some replaced. */
  const row = (rowNo: number, cells: Record<string, string> = {}, attributes: string = ''): string => {
    const all: Record<string, string> = { A: text(`A${rowNo}`, `SO-${rowNo}`), B: number(`B${rowNo}`, 1), C: text(`C${rowNo}`, '2025-3-3'), D: text(`D${rowNo}`, 'C1'), E: text(`E${rowNo}`, 'P1'), F: number(`F${rowNo}`, 5), ...cells };
    return `<row r="${rowNo}" ${attributes}>${Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell).join('')}</row>`;
  };

  it('dates by format: own, built-in, East Asian, with time, and of the 1904 system', async () => {
    const formats = ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', '[$-804]m/d/yy', '0.00'];
    const rows = await xlsx({ formats, rows: heading() + row(2, { C: number('C2', 45719, 1) }) + row(3, { C: number('C3', 45719.354, 2) }) + row(4, { C: number('C4', 45719, 4) }) + row(5, { C: number('C5', 45719, 3) }) });
    expect(rows.map((one) => field(one, 'shipDate'))).toEqual(['2025-03-03', '2025-03-03', '2025-03-03', '2025-03-03']);
    const [mac] = await xlsx({ from1904: true, formats: ['yyyy-mm-dd'], rows: heading() + row(2, { C: number('C2', 44257, 1) }) });
    expect(field(mac!, 'shipDate')).toBe('2025-03-03');
  });

  it('shared and rich strings; leading zeros by format; a number too long for Excel is refused', async () => {
    const rows = await xlsx({
      formats: ['000000', '0'], strings: ['<t>批</t>', '<r><t>P-</t></r><r><t>７</t></r><rPh><t>yin</t></rPh>'],
      rows: heading() + row(2, { D: number('D2', 42, 1), E: '<c r="E2" t="s"><v>1</v></c>', H: number('H2', 123456789012345, 2), F: number('F2', '0.30000000000000004') }) + row(3, { H: number('H3', '1.2345678901234567E+17') }),
    });
    expect(rows[0]!.kind === 'record' && rows[0]!.fields).toMatchObject({ customer: '000042', product: 'P-7', batch: '123456789012345', quantity: '0.3' });
    expect(faults(rows[1])).toEqual([['batch', 'digits-lost']]);
  });

  it('a merged area gives its value to each of its rows', async () => {
    const rows = await xlsx({
      rows: heading() + row(2) + row(3, { A: '', B: number('B3', 2) }) + row(4, { A: '', B: number('B4', 3) }) + row(5),
      after: '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>',
    });
    expect(rows.map((one) => [field(one, 'deliveryNo'), field(one, 'lineNo')])).toEqual([['SO-2', 1], ['SO-2', 2], ['SO-2', 3], ['SO-5', 1]]);
  });

  it('hidden rows are named, not imported in silence', async () => {
    const rows = await xlsx({ rows: heading() + row(2) + row(3, {}, 'hidden="1"') + row(4) });
    expect(rows.map((one) => [one.rowNo, one.kind === 'ignored' ? one.why.code : one.kind])).toEqual([[2, 'record'], [3, 'hidden-row'], [4, 'record']]);
  });

  it('formulas and errors are refused cell by cell, whatever they were calculated to', async () => {
    const rows = await xlsx({ rows: heading() + row(2, { F: '<c r="F2"><f>SUM(A1:A9)</f><v>7</v></c>' }) + row(3, { F: '<c r="F3" t="e"><v>#REF!</v></c>' }) + row(4, { E: '<c r="E4" t="str"><f>HYPERLINK("http://x")</f><v>P1</v></c>' }) });
    expect(rows.map(faults)).toEqual([[['quantity', 'formula']], [['quantity', 'cell-error']], [['product', 'formula']]]);
  });

  it('the first sheet that can be seen is read, rows and cells need no addresses', async () => {
    const rows = await xlsx({ rows: (heading() + row(2)).replace(/ r="[A-Z]*\d+"/g, '') });
    expect(rows.map((one) => [one.rowNo, field(one, 'deliveryNo')])).toEqual([[2, 'SO-2']]);
  });
});
