/** Several sheets that belong together keep the bounds and the traps of one (file-traps, hostile-workbooks). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../file-refused.js';
import { makeWorkbook, scratch, text } from '../testbed/make-files.js';
import type { BookShape } from './book-shape.js';
import { importBookRecords, type BookRecord, type BookReport } from './import-book-records.js';
import { readBook, type BookHeadings } from './read-book.js';

const zone = 'Asia/Shanghai';
const no = { field: 'no', zh: '单号', en: 'No.', kind: 'code', required: true } as const;
const SHAPE: BookShape = {
  by: 'no', most: 3,
  sheets: [
    { name: { zh: '单', en: 'Heads' }, zone, key: ['no'], columns: [no] },
    { name: { zh: '行', en: 'Rows', also: ['明细'] }, zone, key: ['no'], repeats: true, columns: [no, { field: 'at', zh: '时间', en: 'At', kind: 'moment' }, { field: 'what', zh: '何事', en: 'What', kind: 'choice', choices: { go: { zh: '走', en: 'go', also: ['出发'] } } }] },
  ],
};
const instantAt = (date: string, minutes: number): number => Date.parse(`${date}T00:00:00+08:00`) + minutes * 60_000;
let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => folder.remove());

interface Sheet { readonly name: string; readonly rows: string; readonly after?: string; readonly state?: string }
let files = 0;
const line = (cells: readonly string[], attributes = ''): string => `<row ${attributes}>${cells.map((cell) => text('', cell).replace(' r=""', '')).join('')}</row>`;
const workbook = (sheets: readonly Sheet[]): Promise<string> => makeWorkbook(folder.path(`${(files += 1)}.xlsx`), {
  rows: '', more: {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets.map(({ name, state = 'visible' }, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(sheets.map(({ rows, after = '' }, at) => [`xl/worksheets/s${at}.xml`, `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`])),
  },
});
const headRow = line(['单号*']);
const rowHead = line(['单号', '时间', '何事']);
async function read(sheets: readonly Sheet[]): Promise<{ report: BookReport; found: BookHeadings; kept: BookRecord[] }> {
  const found: BookHeadings = { headings: [], unknownHeadings: [], unreadSheets: [] };
  const kept: BookRecord[] = [];
  const report = await importBookRecords(readBook(await workbook(sheets), SHAPE, instantAt, found), SHAPE, { keep: async (record) => Promise.resolve({ outcome: kept.push(record) > 0 ? 'added' : 'rejected', faults: [] }) });
  return { report, found, kept };
}
const refusals = ({ report }: { report: BookReport }): unknown => report.rejected.map(({ sheet, rowNo, faults }) => [sheet, rowNo, faults.map(({ code }) => code)]);

describe('sheets that belong together', () => {
  it('are found by name in any order and width, rows wherever they lie; a day alone is told from a time, words have others beside them', async () => {
    const { kept, found } = await read([
      { name: '说明', rows: line(['x']) }, { name: ' 明 细', rows: line(['旧系统']) + rowHead + line(['Ａ－1', '2025-3-3 08:30', '出发']) + line(['B', '2025年3月3日', 'GO']) + line(['A-1', '45719', '走']) }, { name: 'HEADS', rows: headRow + line(['A-1']) + line(['B']) },
    ]);
    expect(kept.map(({ key, sheets }) => [key, sheets.map((rows) => rows.map(({ rowNo }) => rowNo))])).toEqual([['A-1', [[2], [3, 5]]], ['B', [[3], [4]]]]);
    expect(kept[0]?.sheets[1]?.map(({ fields }) => [fields['at'], fields['what']])).toEqual([[{ at: instantAt('2025-03-03', 510), wholeDay: false }, 'go'], [{ at: instantAt('2025-03-03', 0), wholeDay: true }, 'go']]);
    expect(found).toEqual({ headings: [['单号*'], ['单号', '时间', '何事']], unknownHeadings: [], unreadSheets: ['说明'] });
  });

  it('a fault, a hidden row, a repeated head or a row without its head refuses all of its number, and nothing else', async () => {
    const told = await read([
      { name: '单', rows: headRow + line(['A']) + line(['B']) + line(['B']) },
      { name: '行', rows: rowHead + line(['A', '2025-3-3', '走']) + line(['A', '2025-3-3', '走'], 'hidden="1"') + line(['C', 'gestern', '走']) + line(['合计', '', '']) },
    ]);
    expect(refusals(told)).toEqual([[0, 2, []], [0, 3, []], [0, 4, ['duplicate-in-file']], [1, 2, []], [1, 3, ['hidden-row']], [1, 4, ['not-a-date', 'no-head-row']]]);
    expect([told.kept, told.report.counts, told.report.ignored.map(({ sheet, rowNo, why }) => [sheet, rowNo, why.code])]).toEqual([[], { added: 0, changed: 0, unchanged: 0, rejected: 3, ignored: 1 }, [[1, 5, 'totals-row']]]);
    const whole = await read([{ name: '单', rows: headRow + line(['A']) + line(['D']) }, { name: '行', rows: rowHead + '<row><c t="str"><f>A1</f><v>A</v></c></row>' + line(['D', '2025-3-3', '走']) }]);
    expect([refusals(whole), whole.kept.map(({ key }) => key)]).toEqual([[[1, 2, ['formula', 'no-head-row']]], ['A', 'D']]);
  });

  it('a merged number is that of each row', async () => {
    const { kept } = await read([{ name: '单', rows: headRow + line(['A']) }, { name: '行', rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>单号</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c></row><row r="3"><c r="B3" t="inlineStr"><is><t> x</t></is></c></row>', after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }]);
    expect(kept[0]?.sheets[1]?.map(({ rowNo }) => rowNo)).toEqual([2, 3]);
  });

  const good: Sheet = { name: '行', rows: rowHead };
  it.each<[string, readonly Sheet[], string]>([
    ['a sheet is missing', [{ name: '单', rows: headRow }], 'missing-sheet'],
    ['it is hidden', [{ name: '单', rows: headRow }, { ...good, state: 'veryHidden' }], 'missing-sheet'],
    ['it is there twice', [{ name: '单', rows: headRow }, good, { ...good, name: '明细' }], 'sheet-twice'],
    ['a heading is missing', [{ name: '单', rows: headRow }, { name: '行', rows: line(['时间']) }], 'no-heading'],
    ['more numbers than one file may have', [{ name: '单', rows: headRow + ['A', 'B', 'C', 'D'].map((one) => line([one])).join('') }, good], 'too-many-records'],
    ['more sheets than anybody has', [{ name: '单', rows: headRow }, good, ...Array.from({ length: LIMITS.sheets }, (_, at) => ({ name: `s${at}`, rows: '' }))], 'too-many-sheets'],
    ['more rows over all sheets than are held', [{ name: '单', rows: headRow + line(['A']) }, { name: '行', rows: rowHead + line(['A', '', '']).repeat(LIMITS.bookRows) }], 'too-many-rows'],
    ['more text than is held', [{ name: '单', rows: headRow + line(['A']) }, { name: '行', rows: rowHead + line(['A', '', '', ...Array.from({ length: 30 }, (_, at) => Array.from({ length: 3_000 }, (_unused, n) => (n * at * 7919).toString(36)).join('').slice(0, 32_000))]).repeat(45) }], 'too-much-text'],
  ])('refused whole: %s', async (_what, sheets, code) => {
    await expect(read(sheets)).rejects.toMatchObject({ code });
  });
});
