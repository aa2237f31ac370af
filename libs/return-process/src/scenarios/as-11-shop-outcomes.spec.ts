/** AS-11, outcomes: who pays the freight (S001-07), what reason and fault allow (S001-06), what the look of the goods allows (S000-07). */
import { describe, expect, it } from '@jest/globals';
import { at, PIECES, profile, type ReturnRun } from '../return-run.fixture.js';
import { freightOf } from '../tracks/inbound/way-home.rules.js';
import { allowed, counted, given, signs } from './scenario.fixture.js';

const SHOE = { ...PIECES, item: 'SHOE-42', qty: '1', unitPrice: 29_900, receiptDate: '2025-03-03' };
const remediesOf = (run: ReturnRun, goods: string): readonly string[] | undefined => run.task('dispose').menu.outcomes?.find((offer) => offer.goods === goods)?.remedies;

describe('AS-11 freight of the shoe shop (S001-07)', () => {
  const blurred = () => {
    const run = given('S001-07@1', at('05 09:00'), { lines: [SHOE], attrs: { reason: 'workmanship', requestType: 'return', photo: 'unclear' }, more: { forms: ['request'] } });
    run.does('eligibility', at('05 09:10'), { checks: { asNew: true, box: true, accessories: true } });
    run.does('customer_reply', at('05 10:00'), { about: 'settleFirst', answer: 'refuse' });
    run.does('review', at('05 11:00'), signs('return', 1), { staff: 'e-cs' });
    return run;
  };

  it('AS-11 · R35 K15: the photo is blurred: the buyer pays first, who bears it stays open until the goods are here', () => {
    expect(blurred().task('instruct').menu.freight).toMatchObject({ payer: 'open', prepaid: 'customer' });
  });

  it('AS-11 · R35 R36: a fault is found: the seller bears it; deadlock: one trip each', () => {
    const of = (attrs: object) => freightOf(profile('S001-07@1'), [{ reason: 'workmanship', reasonGroup: 'quality', photo: 'unclear', ...attrs }]).payer;
    expect([of({}), of({ fault: 'own' }), of({ deadlock: true })]).toEqual(['open', 'company', 'one_trip_each']);
  });
});

describe('AS-11 matrix of reason and fault (S001-06)', () => {
  const here = (reason: string): ReturnRun => {
    const run = given('retail@1', at('05 09:00'), { lines: [SHOE], attrs: { reason, requestType: 'return' } });
    run.does('review', at('05 11:00'), signs('return', 1), { staff: 'e-cs' });
    run.does('instruct', at('05 12:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
    run.does('arrive', at('07 08:30'), { packages: 1, packagingBroken: false });
    run.does('receive', at('07 09:00'), counted('1', {}, { attrs: { passed: true, resaleable: true } }));
    return run;
  };

  it.each(['size', 'wrong_goods'])('AS-11 · R57: %s (own wrong size, the shop’s wrong size): new goods or the full refund', (reason) => {
    expect([...(remediesOf(here(reason), 'RESTOCK') ?? [])].toSorted()).toEqual(['EXCHANGE', 'REFUND_FULL']);
  });
});

describe('AS-11 goods by their look (S000-07)', () => {
  const graded = (condition: string): ReturnRun => {
    const run = given('S000-07@1', at('05 09:00'), { lines: [SHOE], attrs: { reason: 'personal', requestType: 'return' } });
    run.does('eligibility', at('05 09:10'), { checks: { unused: true, undamaged: true } });
    run.does('review', at('05 11:00'), signs('return', 1), { staff: 'e-cs' });
    run.does('instruct', at('05 12:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
    run.does('arrive', at('07 08:30'), { packages: 1, packagingBroken: false });
    run.does('receive', at('07 09:00'), counted('1', {}, { fields: { look: condition }, attrs: { condition } }));
    return run;
  };

  it('AS-11 · S000-07: intact is sold again and refunded in full, slightly damaged becomes a discounted unit with a partial refund', () => {
    expect([graded('intact').goods(), graded('slight').goods()]).toEqual([{ RESTOCK: 1 }, { DISCOUNTED_UNIT: 1 }]);
    expect(graded('intact').status().lines[0]?.portions[0]?.remedy).toBe('REFUND_FULL');
    expect(graded('slight').status().lines[0]?.portions[0]?.remedy).toBe('REFUND_PARTIAL');
  });

  it('AS-11 · S000-07 K20: heavily damaged: refund or exchange is talked over with the customer', () => {
    const run = graded('heavy');
    expect(allowed(run).toSorted()).toEqual(['RETURN_TO_CUSTOMER', 'SCRAP']);
    const asked = run.task('propose');
    expect([asked.owner.role, asked.menu.answers, [...(asked.menu.choices ?? [])].toSorted()]).toEqual(['cs', ['accept', 'refuse', 'counter'], ['EXCHANGE', 'REFUND_FULL', 'REFUND_PARTIAL']]);
    expect(run.steps()).not.toContain('post');
    run.does('customer_reply', at('07 10:00'), { about: 'propose', answer: 'accept', choice: 'EXCHANGE' });
    expect(remediesOf(run, 'SCRAP')).toEqual(['EXCHANGE']);
  });
});
