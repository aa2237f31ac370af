import { expect, it } from '@jest/globals';
import { labelState } from './label.rules.js';

it('says what was decided; goods for rework have passed only once they were checked after it', () => {
  const zh = (...of: Parameters<typeof labelState>) => labelState(...of).zh;
  expect([zh(null, null, null), zh(null, null, '暂停出货')]).toEqual(['待检', '暂停出货']);
  expect([zh('REWORK', 'rework', '暂停出货'), zh('REWORK', 'reinspect', null), zh('REWORK', 'sendBack', null)]).toEqual(['退货返工产品', '退货返工产品', '合格']);
  // a place that ends the work makes no scrap good
  expect([zh('SCRAP', 'stockIn', null), zh('RETURN_TO_CUSTOMER', 'sendBack', null), zh('RESTOCK', 'stockIn', null)]).toEqual(['不良', '不良', '合格']);
});
