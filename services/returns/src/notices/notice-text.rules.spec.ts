import { expect, it } from '@jest/globals';
import { noticeText } from './notice-text.rules.js';

const WAY = { addressCode: 'WH-1', address: null, label: 'https://guitu.example/q/RT-1*X', carrierCode: 'SF', freightPayer: 'half', papers: ['XT2026-000001'] };

it('a notice says the decision, its reason, and the way back to those whose goods are to come', () => {
  expect(noticeText({ returnNo: 'RT-1', decided: { verdict: 'accept', reasonCode: null }, wayBack: WAY, reasonWords: null, packing: '原包装' })).toEqual({
    zh: '您的退货 RT-1 已受理。请寄至 [WH-1]，承运商 SF。运费各半。请随货附上 XT2026-000001。请打印退货标签贴于外箱：https://guitu.example/q/RT-1*X 。包装要求：原包装。',
    en: 'Your return RT-1 is accepted. Please send it to [WH-1] by SF. The freight is shared half and half. Please enclose XT2026-000001. Please print the return label and put it on the parcel: https://guitu.example/q/RT-1*X . Packing: 原包装.',
  });
  const known = { ...WAY, address: { name: { zh: '一厂退货区', en: 'Returns SZ1' }, address: '深圳市宝安区松岗街道 1 号' } };
  expect(noticeText({ returnNo: 'RT-1', decided: null, wayBack: known, reasonWords: null, packing: null })).toMatchObject({ zh: expect.stringContaining('请寄至 一厂退货区（深圳市宝安区松岗街道 1 号），承运商 SF。'), en: expect.stringContaining('to Returns SZ1 (深圳市宝安区松岗街道 1 号) by SF.') });
  expect(noticeText({ returnNo: 'RT-1', decided: { verdict: 'reject', reasonCode: 'late' }, wayBack: WAY, reasonWords: '超过申请期限', packing: '原包装' }).zh).toBe('您的退货 RT-1 未能受理。说明：超过申请期限。');
});
