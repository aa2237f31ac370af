import { expect, it } from '@jest/globals';
import { quoteFaults } from './quote.rules.js';

const NOW = Date.UTC(2026, 2, 2, 9);
const part = (item: string) => ({ item, qty: '1' });

it('报价: a promise lies ahead, and each part stands in the list once', () => {
  expect(quoteFaults({ parts: [part('A'), part('B')], promisedAt: NOW + 1 }, NOW)).toEqual([]);
  expect(quoteFaults({ parts: [] }, NOW)).toEqual([]);
  expect(quoteFaults({ parts: [part('A'), part('B'), part('A')], promisedAt: NOW }, NOW)).toEqual([
    { path: 'promisedAt', zh: '承诺日期已过', en: 'the promised date has passed' }, { path: 'parts.2.item', zh: '配件 A 写了两次', en: 'part A is named twice' },
  ]);
});
