import { describe, expect, it } from '@jest/globals';
import { readPdf } from '../testbed/read-pdf.js';
import { pdfOf } from './pdf.js';
import { PAPERS } from './printer-paper.js';
import { SHEET_SIZES, type Sheet } from './sheet.js';
import { headOf } from './sheet-head.rules.js';
import type { PageSetting, ShownSheet } from './shown-sheet.js';

const SETTING: PageSetting = { language: 'both', base: 'https://rma.example', timeZone: 'Asia/Shanghai', paper: 'own' };
const SHEET: Sheet = {
  kind: 'rework_order', title: { zh: '返工生产指令单', en: 'Rework order' }, size: 'A5', no: 'MO-17', returnNo: 'TH2611-0142', line: null,
  fields: [{ code: 'customer', zh: '客户', en: 'Customer', value: 'C-0117' }], columns: [{ code: 'item', zh: '品号', en: 'Item' }, { code: 'qty', zh: '数量', en: 'Quantity' }], rows: [['泵-1', '36']],
  boxes: [{ zh: '首件检验', en: 'First article', ticks: [{ zh: '合格', en: 'Passed' }], blanks: [{ zh: '检验员', en: 'Inspector' }] }, { zh: 'PASS 章', en: 'PASS stamp' }],
  signatures: [{ role: 'pmc', zh: '计划', en: 'Planning', staff: 'e-pmc', at: 1_764_000_000_000 }], copies: [{ zh: '生产', en: 'Production' }, { zh: '计划', en: 'Planning' }],
};
const shown = (sheet: Partial<Sheet> = {}, more: Partial<ShownSheet> = {}): ShownSheet => ({ sheet: { ...SHEET, ...sheet }, version: 2, printNo: 3, copies: 1, askedAt: 1_764_000_000_000, ...more });
const read = async (of: ShownSheet, setting: Partial<PageSetting> = {}) => readPdf(await pdfOf(of, { ...SETTING, ...setting }, new Map()));

describe('a sheet as PDF', () => {
  it('carries the characters it shows, no more of the font, and says everything in both languages or one', async () => {
    const bytes = await pdfOf(shown(), SETTING, new Map());
    const { text, fonts, embedded, pages } = readPdf(bytes);
    expect([pages, embedded, fonts]).toEqual([2, 1, [expect.stringMatching(/\+NotoSansSC-Regular$/)]]);
    expect(bytes.length).toBeLessThan(60_000);
    for (const one of ['返工生产指令单 Rework order', 'MO-17', 'TH2611-0142', '第 3 次打印', 'C-0117', '泵-1', '首件检验 First article', '检验员 Inspector:', 'e-pmc 2025-11-25 00:00', '1/1', '计划 Planning']) expect(text).toContain(one);
    expect((await read(shown(), { language: 'en' })).text).not.toMatch(/返工|首件|数量/);
    expect((await read(shown({}, { printNo: null }), { language: 'zh' })).text).toContain('查看，未计打印');
  });

  it('says at its head whose it is, by which form and procedure; a label does not', async () => {
    expect((await read(shown({ head: headOf('rework_order', { code: 'GT01', name: '归途演示一厂' }, 'S000-19@1') }))).text).toContain('归途演示一厂 · FM-PR-001 A/0 · S000-19@1');
    expect((await read(shown({ head: headOf('rework_order', { code: 'GT01', name: null }, null) }))).text).toContain('GT01 · FM-PR-001 A/0');
    expect((await read(shown({ size: '60x40', no: null }))).text).not.toContain('FM-');
  });

  it('the same print is the same file', async () => {
    expect((await pdfOf(shown(), SETTING, new Map())).equals(await pdfOf(shown(), SETTING, new Map()))).toBe(true);
  });

  it('rare characters of names are there, each as itself', async () => {
    const names = '镕喆堃玥珺琮炜昇囍㛃 ①Ⅲ㎡℃×±—“”（）：；％＃';
    expect((await read(shown({ fields: [{ code: 'customer', zh: '客户', en: 'Customer', value: names }] }))).text.replaceAll('\n', '')).toContain(names);
  });

  it('60 lines go on over pages that are numbered, each with its heads', async () => {
    const { pages, text } = await read(shown({ rows: Array.from({ length: 60 }, (_, at) => [`件-${at}`, '1']) }), { language: 'zh' });
    expect(pages).toBeGreaterThan(4);
    expect([text.match(/^品号$/gm)?.length, text.match(/^件-\d+$/gm)?.length, text.includes(`${pages / 2}/${pages / 2}`)]).toEqual([pages, 120, true]);
  });

  it.each([...SHEET_SIZES.map((size) => ['own', size] as const), ...PAPERS.slice(1).map((paper) => [paper, 'A5'] as const)])('on %s a sheet of %s says all it has to say, whatever the length of its texts', async (paper, size) => {
    const long = 'A-very-long-item-number-without-any-place-to-break-0123456789-'.repeat(4);
    const { text } = await read(shown({ size, rows: [[long, '36']], fields: [{ code: 'customer', zh: '客户', en: 'Customer', value: long }] }), { paper });
    expect(text.replace(/[\n\s]/g, '').split(long).length - 1).toBe(4);
  });

  it('a picture that is gone leaves a frame that says so', async () => {
    const { text, pictures } = await read(shown({ pictures: [{ id: '0193a1b2-0000-7000-8000-000000000001', sha256: 'a'.repeat(64) }] }), { language: 'zh' });
    expect([text.includes('图片无法显示'), pictures]).toEqual([true, 0]);
  });
});
