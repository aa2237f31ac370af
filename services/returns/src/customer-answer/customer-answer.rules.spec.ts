import { describe, expect, it } from '@jest/globals';
import { answerFaults } from './customer-answer.rules.js';

const PROPOSAL = { about: 'propose', answers: ['accept', 'refuse', 'counter'] as ('accept' | 'refuse' | 'counter')[], choices: ['REFUND_FULL' as const, 'STORE_CREDIT' as const], upTo: 8000 };
const paths = (reply: Parameters<typeof answerFaults>[0], menu: Parameters<typeof answerFaults>[1] = PROPOSAL): string[] => answerFaults(reply, menu).map(({ path }) => path);

describe('客户答复 (P21)', () => {
  it('may be all the question offers', () => {
    expect(paths({ about: 'propose', answer: 'accept' })).toEqual([]);
    expect(paths({ about: 'propose', answer: 'accept', choice: 'STORE_CREDIT' })).toEqual([]);
    expect(paths({ about: 'propose', answer: 'accept', amount: 8000 })).toEqual([]);
    expect(paths({ about: 'propose', answer: 'counter' })).toEqual([]);
  });

  it('answers what was asked, in a way that was offered', () => {
    expect(paths({ about: 'fee', answer: 'accept' })).toEqual(['about']);
    expect(paths({ about: 'propose', answer: 'counter' }, { ...PROPOSAL, answers: ['accept', 'refuse'] })).toEqual(['answer']);
    expect(paths({ about: 'propose', answer: 'accept', choice: 'COUPON' })).toEqual(['choice']);
    expect(paths({ about: 'propose', answer: 'accept', choice: 'COUPON' }, { about: 'propose', answers: ['accept'] })).toEqual(['choice']);
  });

  it('who does not accept chooses nothing and agrees on no amount', () => {
    expect(paths({ about: 'propose', answer: 'refuse', choice: 'REFUND_FULL', amount: 1 })).toEqual(['choice', 'amount']);
  });

  it('agrees on no more than may be agreed, and only where that is open (S000-14 §3–4)', () => {
    expect(paths({ about: 'propose', answer: 'accept', amount: 8001 })).toEqual(['amount']);
    expect(paths({ about: 'propose', answer: 'accept', amount: 1 }, { about: 'propose', answers: ['accept'] })).toEqual(['amount']);
  });
});
