import { expect, it } from '@jest/globals';
import { NOTHING } from '@guitu/money/exact';
import { contextUnder } from '../../return-run.fixture.js';
import { atAgreedAmount, type Worth } from './negotiated-amount.rules.js';
import type { SettledPart } from './settled-part.js';

const { policy } = contextUnder({ key: 'negotiated', version: 1, extends: 'factory@1' });
const worthless = (portion: string): Worth => ({
  part: { portion, line: 1, qty: 1, scale: 0, claimed: 2, unitPrice: 0, paid: null, remedy: 'REFUND_PARTIAL', goods: 'RESTOCK', windDown: false, attrs: {} } satisfies SettledPart,
  worth: { value: NOTHING, rule: 'value.price', clause: 'house', inputs: {} },
});

it('goods that are credited with nothing, or whose price is not known, have no share of an agreed amount (S000-14)', () => {
  const unknown = { ...worthless('p3'), worth: { ...worthless('p3').worth, value: null } };
  const all = [worthless('p1'), worthless('p2'), unknown];
  expect(atAgreedAmount(policy, all, { amount: 0, of: 0 })).toEqual(all);
  expect(atAgreedAmount(policy, all, { amount: 5_00, of: 10_00 })).toEqual(all);
});
