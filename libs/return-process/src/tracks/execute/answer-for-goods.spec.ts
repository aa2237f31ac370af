import { describe, expect, it } from '@jest/globals';
import { days } from '../../policy/profiles/notation.js';
import type { Ask, Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { goodsHere, judge, offering, registered } from './goods-here.fixture.js';

const asked = (more: Partial<Ask> = {}): Ask => ({ on: true, by: 'sales', timeout: days(10), onTimeout: 'escalate', clause: 'S001-18 §4.8', ...more });
const replies = (run: ReturnRun, when: string, about: string, answer: string) => run.does('customer_reply', at(when), { about, answer });
const outcomes = (run: ReturnRun): string[] => run.task('redecide').menu.outcomes?.map(({ goods }) => goods) ?? [];

describe('§4.4 consent before risky rework', () => {
  /** S003-13 §4: customer's fault → the rework's risk is mailed to him and he agrees before it is ordered. */
  const S003_13: Partial<Patch> = {
    ...offering(['REWORK', 'SCRAP'], ['REPAIR_RETURN', 'NONE']), rework: { order: 'pmc', reinspect: null },
    ask: { consent: asked({ when: { goods: 'REWORK', fault: 'customer' }, by: 'qc', clause: 'S003-13 §4 (R45)' }) },
  };
  const decided = (faultCode: string): ReturnRun => {
    const run = goodsHere(S003_13);
    run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '6', goods: 'REWORK', remedy: 'REPAIR_RETURN' }, { qty: '4', goods: 'SCRAP', remedy: 'NONE' }] }], faultCode });
    return run;
  };

  it('R45: the customer’s fault: no rework is ordered before he accepted its risk; the scrap does not wait for it', () => {
    const run = decided('customer');
    expect(run.steps().sort()).toEqual(['consent', 'scrapRequest']);
    expect(run.task('consent')).toMatchObject({ owner: { role: 'qc' }, lines: [{ qty: '6' }], clause: 'house' });
    replies(run, '05 09:00', 'consent', 'accept');
    expect(run.task('order')).toMatchObject({ openedAt: at('05 09:00'), lines: [{ qty: '6' }] });
  });

  it('R45: refused, the goods are judged again', () => {
    const run = decided('customer');
    replies(run, '05 09:00', 'consent', 'refuse');
    expect(outcomes(run)).toEqual(['SCRAP']);
  });

  it('R45: our own fault: nobody is asked', () => {
    expect(decided('own').steps()).toContain('order');
  });
});

describe('§4.4 on-site branch', () => {
  /** S000-15 §5.3, §5.4: settled on site with the customer's consent, as 特采 or by rework there. */
  const S000_15: Partial<Patch> = {
    ...offering(['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER', 'CONCESSION', 'ONSITE_REWORK'], ['REPAIR_RETURN', 'NONE']),
    onsite: { mode: 'required', by: 'sales', results: { concede: { goods: 'CONCESSION' }, here: { goods: 'ONSITE_REWORK' }, return: { goods: 'RETURN' } } },
    onsiteResults: { concede: { zh: '特采', en: 'Concession' }, here: { zh: '现场返工', en: 'Rework there' }, return: { zh: '返货', en: 'Return' } },
    execution: { onsiteWork: 'qc' }, ask: { consent: asked({ when: { goods: { in: ['CONCESSION', 'ONSITE_REWORK'] } }, clause: 'S000-15 §5.4' }) }, closure: { costAccount: 'external_failure' },
  };
  function visited(...results: [qty: string, result: string][]): ReturnRun {
    const run = registered(S000_15);
    run.does('onsite', at('03 15:00'), { lines: results.map(([qty, result]) => ({ line: 1, qty, result })) });
    return run;
  }

  it('a concession the customer agrees to ends without any movement of goods', () => {
    const run = visited(['10', 'concede']);
    expect(run.steps()).toEqual(['consent']);
    replies(run, '04 09:00', 'consent', 'accept');
    expect([run.state.result, run.goods()]).toEqual(['completed', { CONCESSION: 10 }]);
  });

  it('refused, and then judged as rework: the goods are fetched in a new consignment', () => {
    const run = visited(['4', 'concede'], ['6', 'return']);
    expect(run.steps().sort()).toEqual(['consent', 'instruct']);
    replies(run, '04 09:00', 'consent', 'refuse');
    judge(run, '04 10:00', ['4', 'REWORK', 'REPAIR_RETURN']);
    expect(run.tasks().map(({ step, scope }) => [step, scope.consignment])).toEqual([['instruct', 'c1'], ['instruct', 'c2']]);
    expect(run.tasks().find(({ scope }) => scope.consignment === 'c2')?.lines).toMatchObject([{ qty: '4' }]);
  });

  it('R41: what work at the customer’s costs is booked to 外部失败成本; what failed there is judged again', () => {
    const run = visited(['10', 'here']);
    replies(run, '04 09:00', 'consent', 'accept');
    expect(run.task('onsiteWork')).toMatchObject({ menu: { account: 'external_failure' }, owner: { role: 'qc' } });
    run.does('onsite_done', at('05 16:00'), { qtyOk: '7', qtyFailed: '3', hours: 6, cost: 82_050 });
    expect(run.state.costs).toEqual([{ account: 'external_failure', fen: 82_050, line: 1, step: 'onsiteWork', at: at('05 16:00') }]);
    expect(run.goods()).toEqual({ ONSITE_REWORK: 7, undecided: 3 });
    expect(outcomes(run)).not.toContain('ONSITE_REWORK');
  });

  it('R41: without an account of the policy nothing is booked', () => {
    const run = registered({ ...S000_15, closure: { costAccount: null }, ask: {} });
    run.does('onsite', at('03 15:00'), { lines: [{ line: 1, qty: '10', result: 'here' }] });
    run.does('onsite_done', at('05 16:00'), { qtyOk: '10', qtyFailed: '0', hours: 6, cost: 82_050 });
    expect(run.state.costs).toBeUndefined();
  });
});

describe('客户自行报废', () => {
  /** S003-08 §5.2.1: out of warranty and not worth repairing: the customer scraps it himself. */
  const S003_08: Partial<Patch> = {
    ...offering(['REWORK', 'SCRAP', 'CUSTOMER_SCRAP'], ['NONE']), ask: { customerScrap: asked({ by: 'after', clause: 'S003-08 §5.2.1' }) },
    onsite: { mode: 'required', by: 'after', results: { there: { goods: 'CUSTOMER_SCRAP' }, sendIn: { goods: 'RETURN' } } },
    onsiteResults: { there: { zh: '客户自行报废', en: 'Scrapped there' }, sendIn: { zh: '返厂', en: 'Sent in' } },
  };

  it('R25: goods never sent end with the customer’s word', () => {
    const run = registered(S003_08);
    run.does('onsite', at('03 15:00'), { lines: [{ line: 1, qty: '10', result: 'there' }] });
    expect(run.task('customerScrap')).toMatchObject({ owner: { role: 'after' }, lines: [{ qty: '10' }] });
    replies(run, '05 09:00', 'customerScrap', 'accept');
    expect([run.state.result, run.goods()]).toEqual(['completed', { CUSTOMER_SCRAP: 10 }]);
  });

  it('R25: goods that are here go back to him for it; he may refuse', () => {
    const { onsite: _none, onsiteResults: _words, ...part } = S003_08;
    const run = goodsHere(part);
    judge(run, '04 10:00', ['6', 'CUSTOMER_SCRAP'], ['4', 'CUSTOMER_SCRAP']);
    const [first, second] = run.tasks();
    run.does('customer_reply', at('05 09:00'), { about: 'customerScrap', answer: 'accept' }, { task: first?.taskId ?? '' });
    run.does('customer_reply', at('05 09:10'), { about: 'customerScrap', answer: 'refuse' }, { task: second?.taskId ?? '' });
    expect(run.steps().sort()).toEqual(['pack', 'redecide']);
  });
});
