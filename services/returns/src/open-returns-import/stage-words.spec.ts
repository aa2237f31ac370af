import { GOODS } from '@guitu/contracts/vocabulary';
import type { Column } from '@guitu/row-import/columns/column';
import { describe, expect, it } from '@jest/globals';
import { attributesOf } from './attribute-cell.rules.js';
import { OPEN_RETURNS } from './open-return-columns.js';
import { outcomeOf, stageLegend, STAGES_OF_FILE } from './stage-words.rules.js';

const columns = OPEN_RETURNS.sheets.flatMap((sheet) => sheet.columns.map((column): [string, Column] => [`${sheet.name.zh} ${column.zh}`, column]));

describe('words of a list', () => {
  it.each(columns.filter(([, { choices }]) => choices !== undefined))('%s: no word means two things', (_name, { choices = {} }) => {
    const words = Object.entries(choices).flatMap(([key, { zh, en, also = [] }]) => [...new Set([key, zh, en, ...also].map((word) => word.toLowerCase()))].map((word) => [word, key] as const));
    expect(words.filter(([word, key]) => words.some(([other, of]) => other === word && of !== key))).toEqual([]);
  });

  it.each(OPEN_RETURNS.sheets)('$name.zh: no heading is that of two columns', ({ columns: own }) => {
    const names = own.flatMap(({ field, zh, en, also = [] }) => [...new Set([field, zh, en, ...also].map((name) => name.toLowerCase().replace(/[\s.]/g, '')))]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('outcomes are said in the words of their stage, in both languages, and by code', () => {
    expect([outcomeOf('review', ' 同意 '), outcomeOf('inspect', 'ng'), outcomeOf('dispose', '返工'), outcomeOf('dispose', 'Scrap'), outcomeOf('onsite', 'entrust'), outcomeOf('repair', '修好')]).toEqual([
      { field: 'verdict', code: 'accept' }, { field: 'result', code: 'fail' }, { field: 'goods', code: 'REWORK' }, { field: 'goods', code: 'SCRAP' }, { field: 'result', code: 'entrust' }, { field: 'result', code: 'done' },
    ]);
    expect([outcomeOf('arrive', '合格'), outcomeOf('dispose', '扔掉')]).toEqual([{ words: [] }, { words: Object.values(GOODS).map(({ zh, en }): object => expect.objectContaining({ zh, en }) as object) }]);
    expect(stageLegend('zh')).toHaveLength(STAGES_OF_FILE.length);
  });

  it('attributes are said by name and value: flags, lists, codes and amounts in yuan', () => {
    expect(attributesOf('申请类型=退款；渠道：代理; 客户停线=是\n金额=1,200.50；原因=leak', 'case')).toEqual({ attrs: { requestType: 'refund', channel: 'agent', lineStopped: true, amount: 120_050, reason: 'leak' }, faults: [] });
    expect(attributesOf('本公司产品=否', 'line').attrs).toEqual({ ownProduct: false });
    expect(attributesOf('本公司产品=否；渠道=火星', 'case').faults.map(({ code }) => code)).toEqual(['unknown-attribute', 'unknown-value']);
    expect(attributesOf(null, 'case')).toEqual({ attrs: {}, faults: [] });
  });
});
