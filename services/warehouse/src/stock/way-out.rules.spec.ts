import { expect, it } from '@jest/globals';
import { sentBackAs, stockedAs } from './way-out.rules.js';

it('books what leaves by what was decided for it', () => {
  expect(['RESTOCK', 'REWORK', 'BLEND_IN', 'RELABEL_RESALE', 'DISMANTLE', null].map(stockedAs)).toEqual(['restocked', 'restocked', 'treated', 'treated', 'dismantled', 'restocked']);
  expect(['REWORK', 'REFURBISH', 'RETURN_TO_CUSTOMER', null].map(sentBackAs)).toEqual(['repaired', 'repaired', 'sent_back', 'sent_back']);
});
